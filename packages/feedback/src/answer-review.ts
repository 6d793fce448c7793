import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { suspicionsOf } from "./check-words.ts";
import { answererRoles } from "./review-line.ts";
import { type AnswerReviewInput, answerReviewSchema } from "./schema.ts";

/**
 * The shop answers a review, or its follow-up, once each, where everybody reads it. Ways past the house's doors are
 * refused: a shop's words are not held.
 * @throws DomainError `invalid_input` (field `words`: `no_contacts`); `not_signed_in`; `not_found` for another shop's, one
 * that is not shown and a missing one alike; `forbidden`; `frozen`; `conflict` with `review_answered`
 */
export async function answerReview(ctx: Ctx<Db>, input: AnswerReviewInput): Promise<void> {
  const { reviewId, isToFollowUp, words } = parseInput(answerReviewSchema, input);
  if (suspicionsOf(words, []).length > 0)
    throw new DomainError("invalid_input", { fields: { words: "no_contacts" } });
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const review = await tx.review.findFirst({
      where: { id: reviewId, state: "shown", ...(isToFollowUp ? { followUpState: "shown" } : {}) },
      select: { sellerAccountId: true },
    });
    // Nobody who is not signed in is told whether it is there.
    if (!review) throw new DomainError(ctx.actor.kind === "anonymous" ? "not_signed_in" : "not_found");
    const { ownerId, seatId } = await actsFor(within, review.sellerAccountId, answererRoles);
    const userId = ctx.actor.kind === "person" ? ctx.actor.userId : ownerId;
    // By name: a storefront may write these columns and no other.
    const written = await tx.$executeRaw`
      insert into review_answers (review_id, is_to_follow_up, words, user_id, seat_id, at)
      values (${reviewId}::uuid, ${isToFollowUp}, ${words}, ${userId}::uuid, ${seatId}::uuid, ${ctx.now})
      on conflict do nothing`;
    if (written === 0) throw new DomainError("conflict", { fields: { state: "review_answered" } });
    await tx.$executeRaw`
      update reviews r set awaits_answer = exists (
        select from (values (false), (true)) as part (is_to_follow_up)
        where (not part.is_to_follow_up or r.follow_up is not null) and not exists (
          select from review_answers a where a.review_id = r.id and a.is_to_follow_up = part.is_to_follow_up))
      where id = ${reviewId}::uuid`;
    await writeAudit(within, {
      action: "review.answered",
      subjectUserId: ownerId,
      accountId: review.sellerAccountId,
      data: { reviewId, isToFollowUp },
    });
  });
}
