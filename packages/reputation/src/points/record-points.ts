import { type Db, inTransaction } from "@hutong/db";
import { type Ctx, DomainError, newId, parseInput } from "@hutong/kernel";
import { pointsFor } from "./point-rules.ts";
import { type NewPoints, recordPointsSchema } from "./schema.ts";

/**
 * Writes entries of the ledgers of points, in the transaction of the caller; how many points each gives, the rules say.
 * An event that was written before under the same reason is passed over.
 * @returns how many entries were new
 * @throws DomainError `forbidden` for anybody but the system, `invalid_input`
 */
export async function recordPoints(ctx: Ctx<Db>, input: readonly NewPoints[]): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const entries = parseInput(recordPointsSchema, input);
  if (entries.length === 0) return 0;
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.reputationPoint.createMany({
      data: entries.map((entry) => ({
        id: newId(),
        ...entry,
        partyId: entry.partyId ?? null,
        points: pointsFor(entry.index, entry.reason) ?? 0,
      })),
      skipDuplicates: true,
    });
    const accountIds = [...new Set(entries.map((entry) => entry.accountId))];
    if (count > 0) {
      await tx.reputationArrival.createMany({
        data: accountIds.map((accountId) => ({ id: newId(), accountId })),
      });
    }
    return count;
  });
}
