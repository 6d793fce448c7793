import type { Db } from "@hutong/db";
import { type AccountId, type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { planEntries, type StandingHold } from "./plan-entries.ts";
import { type ParsedEntry, type PostEntriesInput, postEntriesSchema } from "./schema.ts";
import { type PostedEntry, writeEntries } from "./write-entries.ts";

/**
 * Posts linked entries: all of them, or none. Each has an id that the caller made: the same request again, at once or
 * later, is answered as the first one and moves nothing. For other packages, which ask who may spend before they call;
 * joins the caller's transaction. One statement, one more where a hold is resolved; within one transaction all that it
 * moves goes into one call, since rows are locked in order within a call alone.
 * @throws DomainError `forbidden` for anybody but the system; `invalid_input` (`unbalanced`, `more_than_held`,
 * `other_currency`); `not_found` (hold or owner); `conflict` (`id_taken`: the id stands for another request;
 * `insufficient_funds`; `hold_resolved`); `expired` (the hold's time is over)
 */
export async function postEntries(ctx: Ctx<Db>, input: PostEntriesInput): Promise<PostedEntry[]> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const { entries } = parseInput(postEntriesSchema, input);
  const planned = planEntries(entries, await readHolds(ctx.db, entries));
  return writeEntries(ctx.db, planned, ctx.now);
}

/** The holds that entries resolve. What is read of them never changes. */
async function readHolds(db: Db, entries: readonly ParsedEntry[]): Promise<Map<string, StandingHold>> {
  const ids = entries.flatMap((entry) => ("holdId" in entry ? [entry.holdId] : []));
  if (ids.length === 0) return new Map();
  const rows = await db.ledgerHold.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      amount: true,
      from: { select: { ownerAccountId: true, purpose: true, currency: true } },
    },
  });
  return new Map(
    rows.map(({ id, amount, from: { ownerAccountId, purpose, currency } }) => [
      id,
      // Only traders' money is held: the schema takes no other.
      { id, amount, from: { owner: ownerAccountId as AccountId, purpose, currency } },
    ]),
  );
}
