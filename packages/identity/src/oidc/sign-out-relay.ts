import { createRelay, PoisonEvent, type RelayOutcome } from "@hutong/db";
import type { Pool } from "pg";
import { z } from "zod";

const signOutSchema = z.object({ clientId: z.string(), userId: z.string(), sid: z.string() });

/** Sends one logout token; rejects where the site did not take it. */
export type TellSite = (signOut: z.infer<typeof signOutSchema>) => Promise<void>;

/** A site that is back is told within so many seconds, if it was away for ten minutes or less. */
const soonSeconds = 15;
const soonAttempts = 44;
const rareSeconds = 1_800;
/** A day and a little more. */
const maxAttempts = 98;

/** Seconds until the next try after the n-th failure: 1, 2, 4, 8, then 15 for ten minutes, then ever rarer. */
export function backoffSeconds(attempt: number): number {
  if (attempt <= soonAttempts) return Math.min(soonSeconds, 2 ** (attempt - 1));
  return Math.min(rareSeconds, soonSeconds * 2 ** (attempt - soonAttempts));
}

/** Relays the sign-outs that are due, turn by turn; a site that is down for a while gets them after it returns. */
export function createSignOutRelay(pool: Pool, tellSite: TellSite): () => Promise<RelayOutcome> {
  return createRelay({
    pool,
    topic: "sign_out",
    maxAttempts,
    backoffSeconds,
    deliver: ({ payload }) => tellSite(read(payload)),
  });
}

function read(payload: unknown): z.infer<typeof signOutSchema> {
  const { data, error } = signOutSchema.safeParse(payload);
  if (!data) throw new PoisonEvent("no sign-out", { cause: error });
  return data;
}
