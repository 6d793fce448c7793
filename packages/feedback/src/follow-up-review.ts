import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { suspicionsOf } from "./check-words.ts";
import { writerRoles } from "./review-line.ts";
import { mayFollowUp } from "./review-rules.ts";
import { readHeldWords } from "./review-words.ts";
import { type FollowUpInput, followUpSchema } from "./schema.ts";

/**
 * Adds what the buyer found later (追评), once, within 180 days. It changes no rating.
 * @throws DomainError `invalid_input`; `not_signed_in`; `not_found` for another's, a draft and a missing one alike;
 * `forbidden`; `frozen`; `conflict` with `review_followed_up`, `review_too_late`, or `review_hidden` where it is not shown
 */
export async function followUpReview(
  ctx: Ctx<Db>,
  input: FollowUpInput,
): Promise<{ readonly state: "shown" | "held" }> {
  const { reviewId, words } = parseInput(followUpSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const review = await tx.review.findUnique({
      where: { id: reviewId },
      select: { state: true, writtenAt: true, followUp: true, buyerAccountId: true },
    });
    if (!review?.writtenAt) throw new DomainError("not_found");
    const { ownerId } = await actsFor(within, review.buyerAccountId, writerRoles);
    const why = refusal(review, ctx.now);
    if (why) throw new DomainError("conflict", { fields: { state: why } });
    const state = suspicionsOf(words, await readHeldWords(tx)).length > 0 ? "held" : "shown";
    const { count } = await tx.review.updateMany({
      where: { id: reviewId, state: "shown", followUp: null },
      data: { followUp: words, followUpState: state, followedUpAt: ctx.now, awaitsAnswer: true },
    });
    if (count === 0) throw new DomainError("conflict", { fields: { state: "review_followed_up" } });
    await writeAudit(within, {
      action: "review.followed_up",
      subjectUserId: ownerId,
      accountId: review.buyerAccountId,
      data: { reviewId, state },
    });
    return { state };
  });
}

function refusal(
  review: { readonly state: string; readonly writtenAt: Date | null; readonly followUp: string | null },
  now: Date,
): string | undefined {
  if (review.followUp !== null) return "review_followed_up";
  if (review.state !== "shown") return "review_hidden";
  return review.writtenAt && mayFollowUp(review.writtenAt, now) ? undefined : "review_too_late";
}
