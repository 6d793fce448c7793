import type { IncomingMessage } from "node:http";
import type { Pool } from "pg";
import { sessionCookie } from "./cookies.ts";
import { findSiteSession, type SiteSession } from "./session-store.ts";

/** The live session of a request that has not reached Next; undefined where there is none. One statement with a cookie. */
export async function sessionOfRequest(
  pool: Pool,
  clientId: string,
  { headers }: IncomingMessage,
): Promise<SiteSession | undefined> {
  const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  const token = pairs.find(([name]) => name === sessionCookie)?.[1];
  return token ? findSiteSession(pool, clientId, token) : undefined;
}
