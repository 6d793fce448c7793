import { inTransaction } from "@hutong/db";
import { DomainError, newId, parseInput } from "@hutong/kernel";
import { actingPerson, assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { mergePlan, movesNothing } from "../linking/merge-people.ts";
import { mergeDigest } from "../linking/second-administrator.ts";
import { lockPeople } from "../linking/transfer.ts";
import { type RequestMergeInput, requestLifeMs, requestMergeSchema } from "./schema.ts";

/**
 * Asks another administrator to agree to a merging that nobody does alone (ADR 80). Nothing moves yet; the request waits
 * for 72 hours. The same again, and the same two the other way round, answers with the one that waits.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (operators and owners may), `not_found`,
 * `conflict` (field `state`: `merge.same_person`, `merge.administrator`, `merge.nothing_to_merge`, `merge.needs_none`)
 */
export async function requestMerge(
  ctx: IdentityCtx,
  input: RequestMergeInput,
): Promise<{ readonly requestId: string }> {
  const askedById = actingPerson(ctx);
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { fromUserId, intoUserId, reason } = parseInput(requestMergeSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await lockPeople(inner, [fromUserId, intoUserId]);
    const preview = await mergePlan(inner, fromUserId, intoUserId);
    if (movesNothing(preview)) throw conflictOf("nothing_to_merge");
    if (!preview.needsSecond) throw conflictOf("needs_none");
    const openKey = [fromUserId, intoUserId].toSorted().join(":");
    await closeExpired(inner, openKey);
    const waiting = await tx.mergeRequest.findUnique({ where: { openKey }, select: { id: true } });
    if (waiting) return { requestId: waiting.id };
    const requestId = newId();
    await tx.mergeRequest.create({
      data: {
        id: requestId,
        fromUserId,
        intoUserId,
        reason,
        factsDigest: mergeDigest(preview),
        openKey,
        askedById,
        askedAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + requestLifeMs),
      },
      select: { id: true },
    });
    const data = { fromUserId, reason, requestId };
    await writeAudit(inner, { action: "merge.requested", subjectUserId: intoUserId, data });
    return { requestId };
  });
}

/** One that ran out makes room for another. */
async function closeExpired(ctx: IdentityCtx, openKey: string): Promise<void> {
  await ctx.db.mergeRequest.updateMany({
    where: { openKey, expiresAt: { lte: ctx.now } },
    data: { openKey: null, outcome: "expired", decidedAt: ctx.now },
  });
}

function conflictOf(state: string): DomainError {
  return new DomainError("conflict", { fields: { state: `merge.${state}` } });
}
