import { type RelayOutcome, relayEvents } from "@hutong/db";
import type { Pool } from "pg";
import { z } from "zod";

const signOutSchema = z.object({ clientId: z.string(), userId: z.string(), sid: z.string() });

/** Sends one logout token; rejects where the site did not take it. */
export type TellSite = (signOut: z.infer<typeof signOutSchema>) => Promise<void>;

/** Tries for about a day: 1, 2, 4 … s, then every half hour. */
const maxAttempts = 60;
const backoffSeconds = (attempt: number) => Math.min(1_800, 2 ** (attempt - 1));

/** Relays the sign-outs that are due; a site that is down for a while gets them after it returns. */
export function relaySignOuts(pool: Pool, tellSite: TellSite): Promise<RelayOutcome> {
  return relayEvents({
    pool,
    topic: "sign_out",
    maxAttempts,
    backoffSeconds,
    deliver: ({ payload }) => tellSite(signOutSchema.parse(payload)),
  });
}
