import { type Db, inTransaction } from "@hutong/db";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { type VoteReviewInput, voteReviewSchema } from "./schema.ts";

/**
 * Says that a review was helpful, or no more; each person once, and nobody of her own. Said twice, it is said.
 * @throws DomainError `invalid_input`; `not_signed_in`; `not_found` (missing, or not shown); `forbidden` for its writer
 */
export async function voteReview(ctx: Ctx<Db>, input: VoteReviewInput): Promise<void> {
  const { reviewId, isHelpful } = parseInput(voteReviewSchema, input);
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  const { userId } = ctx.actor;
  await inTransaction(ctx.db, async (tx) => {
    const review = await tx.review.findFirst({
      where: { id: reviewId, state: "shown" },
      select: { authorUserId: true },
    });
    if (!review) throw new DomainError("not_found");
    if (review.authorUserId === userId) throw new DomainError("forbidden");
    // A trigger counts them with the review.
    if (isHelpful)
      await tx.reviewVote.createMany({ data: [{ reviewId, userId, at: ctx.now }], skipDuplicates: true });
    else await tx.reviewVote.deleteMany({ where: { reviewId, userId } });
  });
}
