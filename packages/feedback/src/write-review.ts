import { type Db, inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { suspicionsOf } from "./check-words.ts";
import { assertOpen, findReviewLine } from "./review-line.ts";
import { readHeldWords } from "./review-words.ts";
import { type ReviewLineInput, reviewFactsSchema, reviewLineSchema } from "./schema.ts";
import { ratingSelect, tellRating } from "./tell-rating.ts";

export interface WrittenReview {
  readonly reviewId: string;
  /** Held: the house looks first, since there is something suspicious about its words. */
  readonly state: "shown" | "held";
}

/**
 * Sends the review of a line that was drafted (`keepReviewDraft`), once. Shown at once, and then its rating is told to the
 * shop's reputation in the same transaction; or held, and told when it is shown.
 * @throws DomainError `invalid_input` (fields `score`, `description`, `service`, `delivery`); `not_signed_in`; `not_found`;
 * `forbidden`; `frozen`; `conflict` with `review_not_yet`, `review_too_late` or `review_written`
 */
export async function writeReview(ctx: Ctx<Db>, input: ReviewLineInput): Promise<WrittenReview> {
  const { orderId, place } = parseInput(reviewLineSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const line = await findReviewLine(within, { orderId, place });
    assertOpen(line);
    const draft = await tx.review.findUnique({
      where: { orderId_place: { orderId, place } },
      select: { ...ratingSelect, words: true, state: true, _count: { select: { pictures: true } } },
    });
    if (!draft) throw new DomainError("not_found");
    if (draft.state !== "draft") throw new DomainError("conflict", { fields: { state: "review_written" } });
    parseInput(reviewFactsSchema, draft);
    const isSuspicious = suspicionsOf(draft.words, await readHeldWords(tx)).length > 0;
    const state = isSuspicious ? "held" : "shown";
    const { count } = await tx.review.updateMany({
      where: { id: draft.id, state: "draft" },
      data: {
        state,
        writtenAt: ctx.now,
        pictureCount: draft._count.pictures,
        awaitsAnswer: true,
        timesRated: isSuspicious ? 0 : 1,
      },
    });
    if (count === 0) throw new DomainError("conflict", { fields: { state: "review_written" } });
    if (!isSuspicious)
      await tellRating(within, { ...draft, writtenAt: ctx.now }, { kind: "rating", time: 1 });
    await writeAudit(within, {
      action: "review.written",
      subjectUserId: line.acting.ownerId,
      accountId: line.buyerAccountId,
      data: { reviewId: draft.id, orderId, place, state },
    });
    return { reviewId: draft.id, state };
  });
}
