import { type Db, inTransaction, type ReviewState } from "@hutong/db";
import { beginAdminWrite, writeAudit } from "@hutong/identity/trade";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { type DecideReviewInput, decideReviewSchema, type reviewOutcomes } from "./schema.ts";
import { ratingSelect, tellRating } from "./tell-rating.ts";

type Outcome = (typeof reviewOutcomes)[number];

/** Who looks at reviews for the house. */
const deciders = ["support", "operator", "owner"] as const;

/**
 * Shows a review, or hides it, its follow-up or the shop's answers, and closes the reports on it. While a review is not
 * shown its rating does not count: the fact is voided, and told anew when it is shown again, in the same transaction.
 * @throws DomainError `invalid_input`; `not_signed_in`; `reauthenticate`; `forbidden` (another role; her own review, or
 * one of her own shop); `not_found`; `conflict` where there is nothing to decide any more
 */
export async function decideReview(ctx: Ctx<Db>, input: DecideReviewInput): Promise<void> {
  const { reviewId, outcome, reason } = parseInput(decideReviewSchema, input);
  await beginAdminWrite(ctx, { roles: deciders, reason });
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    // Of two who decide the second sees what the first did.
    await tx.$queryRaw`select from reviews where id = ${reviewId}::uuid for no key update`;
    const review = await findReview(within, reviewId);
    const to: ReviewState = outcome === "hide" ? "hidden" : "shown";
    const changed = await apply(within, review, outcome, reason);
    const { count: reports } = await tx.reviewReport.updateMany({
      where: { reviewId, decidedAt: null },
      data: { decidedAt: ctx.now },
    });
    if (!changed && reports === 0) throw new DomainError("conflict");
    if (review.state !== "shown" && to === "shown")
      await tellRating(within, review, { kind: "rating", time: review.timesRated + 1 });
    if (review.state === "shown" && to === "hidden")
      await tellRating(within, review, { kind: "rating_void", time: review.timesRated });
    await writeAudit(within, {
      action: "review.decided",
      subjectUserId: review.authorUserId,
      accountId: review.buyerAccountId,
      data: { reviewId, outcome, reason, from: review.state, reports },
    });
  });
}

type Found = Awaited<ReturnType<typeof findReview>>;

async function findReview({ db, actor }: Ctx<Db>, reviewId: string) {
  const review = await db.review.findFirst({
    where: { id: reviewId, state: { not: "draft" } },
    select: {
      ...ratingSelect,
      state: true,
      followUpState: true,
      timesRated: true,
      hiddenReason: true,
      authorUserId: true,
      answers: { select: { isHidden: true } },
    },
  });
  if (!review) throw new DomainError("not_found");
  if (actor.kind === "person") {
    const own = await db.account.count({
      where: { id: { in: [review.buyerAccountId, review.sellerAccountId] }, userId: actor.userId },
    });
    if (own > 0 || review.authorUserId === actor.userId) throw new DomainError("forbidden");
  }
  return review;
}

/** @returns whether anything is shown otherwise than before */
async function apply({ db }: Ctx<Db>, review: Found, outcome: Outcome, reason: string): Promise<boolean> {
  const state: ReviewState = outcome === "hide" ? "hidden" : "shown";
  // What hangs below a hidden review is hidden with it, and comes back as it was.
  const followUpState: ReviewState | null =
    review.followUpState && outcome !== "hide"
      ? outcome === "hide_follow_up"
        ? "hidden"
        : "shown"
      : review.followUpState;
  const isHidden = outcome === "hide_answers";
  const answersChange = outcome !== "hide" && review.answers.some((answer) => answer.isHidden !== isHidden);
  if (answersChange) await db.reviewAnswer.updateMany({ where: { reviewId: review.id }, data: { isHidden } });
  const isToldAnew = state === "shown" && review.state !== "shown";
  await db.review.update({
    where: { id: review.id },
    data: {
      state,
      followUpState,
      hiddenReason: outcome === "show" ? null : reason,
      ...(isToldAnew ? { timesRated: review.timesRated + 1 } : {}),
    },
    select: { id: true },
  });
  return state !== review.state || followUpState !== review.followUpState || answersChange;
}
