import { type Db, inTransaction } from "@hutong/db";
import { type Ctx, DomainError, newId, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import { type factSchema, type NewFact, recordFactsSchema } from "./schema.ts";

/** Clocks of two machines may differ by so much. */
const futureToleranceMs = 5 * 60_000;

/**
 * Records what happened in trade, in the transaction of the caller: of an order, a review, a dispute. An event that was
 * recorded before is passed over, so it may be told at least once. The figures follow by the next turn of the chore.
 * @returns how many facts were new
 * @throws DomainError `forbidden` for anybody but the system: the verb that caused a fact has asked who may;
 * `invalid_input`
 */
export async function recordFacts(ctx: Ctx<Db>, input: readonly NewFact[]): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const facts = parseInput(recordFactsSchema, input);
  const latest = ctx.now.getTime() + futureToleranceMs;
  if (facts.some((fact) => fact.at.getTime() > latest)) {
    throw new DomainError("invalid_input", { fields: { at: "future" } });
  }
  if (facts.length === 0) return 0;
  return inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.reputationFact.createMany({ data: facts.map(rowOf), skipDuplicates: true });
    const accountIds = [...new Set(facts.map((fact) => fact.accountId))];
    if (count > 0) {
      await tx.reputationArrival.createMany({
        data: accountIds.map((accountId) => ({ id: newId(), accountId })),
      });
    }
    return count;
  });
}

function rowOf(fact: z.output<typeof factSchema>) {
  return {
    accountId: fact.accountId,
    eventId: fact.eventId,
    kind: fact.kind,
    at: fact.at,
    partyId: fact.partyId ?? null,
    amount: "amountFen" in fact ? fact.amountFen : null,
    score: "score" in fact ? fact.score : null,
    description: ("detailed" in fact && fact.detailed?.description) || null,
    service: ("detailed" in fact && fact.detailed?.service) || null,
    delivery: ("detailed" in fact && fact.detailed?.delivery) || null,
    category: ("category" in fact && fact.category) || null,
  };
}
