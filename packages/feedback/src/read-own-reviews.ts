import type { Db, ReviewFit, ReviewState } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { findReviewLine, isGivenBack, type ReviewLine, writerRoles } from "./review-line.ts";
import { mayFollowUp, reviewWithinDays } from "./review-rules.ts";
import { type ReviewLineInput, reviewLineSchema } from "./schema.ts";

/** A review as its writer sees it, also while it is written, held or hidden. */
export interface OwnReview {
  readonly id: string;
  readonly state: ReviewState;
  readonly score: number | null;
  readonly description: number | null;
  readonly service: number | null;
  readonly delivery: number | null;
  readonly fit: ReviewFit | null;
  readonly words: string;
  readonly isAnonymous: boolean;
  readonly writtenAt: Date | null;
  readonly followUp: string | null;
  readonly followUpState: ReviewState | null;
  readonly followedUpAt: Date | null;
  readonly hiddenReason: string | null;
  readonly pictures: readonly { readonly id: string }[];
  readonly answers: readonly { readonly isToFollowUp: boolean; readonly words: string; readonly at: Date }[];
}

const ownSelect = {
  id: true,
  state: true,
  score: true,
  description: true,
  service: true,
  delivery: true,
  fit: true,
  words: true,
  isAnonymous: true,
  writtenAt: true,
  followUp: true,
  followUpState: true,
  followedUpAt: true,
  hiddenReason: true,
  pictures: { select: { id: true }, orderBy: { uploadedAt: "asc" } },
  answers: {
    where: { isHidden: false },
    select: { isToFollowUp: true, words: true, at: true },
    orderBy: { isToFollowUp: "asc" },
  },
} as const;

export interface OwnReviewLine extends ReviewLine {
  readonly review: OwnReview | null;
  readonly mayFollowUp: boolean;
}

/**
 * A line of an order and what its buyer says of it so far.
 * @throws DomainError `not_signed_in`; `not_found` for another's and a missing one alike; `forbidden`, `frozen`
 */
export async function readOwnReview(ctx: Ctx<Db>, input: ReviewLineInput): Promise<OwnReviewLine> {
  const of = parseInput(reviewLineSchema, input);
  const { acting: _, ...line } = await findReviewLine(ctx, of);
  const review = await ctx.db.review.findUnique({ where: { orderId_place: of }, select: ownSelect });
  const isShown = review?.state === "shown" && review.followUp === null;
  return {
    ...line,
    review,
    mayFollowUp: isShown && review.writtenAt !== null && mayFollowUp(review.writtenAt, ctx.now),
  };
}

/** Where the review of each line of an order stands, for its buyer: by place; a line without one is missing. */
export async function readReviewStates(
  ctx: Ctx<Db>,
  order: { readonly id: string; readonly buyerAccountId: string },
): Promise<ReadonlyMap<number, { state: ReviewState; isFollowedUp: boolean }>> {
  await actsFor(ctx, order.buyerAccountId, writerRoles);
  const rows = await ctx.db.review.findMany({
    where: { orderId: order.id, buyerAccountId: order.buyerAccountId },
    select: { place: true, state: true, followUp: true },
  });
  return new Map(
    rows.map(({ place, state, followUp }) => [place, { state, isFollowedUp: followUp !== null }]),
  );
}

/** A line that waits for its review (待评价). */
export interface LineToReview {
  readonly orderId: string;
  readonly place: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly drawing: string;
  readonly colour: string;
  readonly size: string;
  readonly finishedAt: Date;
  /** It was begun and not sent. */
  readonly isBegun: boolean;
}

const mostToReview = 100;

/**
 * What an account bought and may still review, the oldest first; at most a hundred.
 * @throws DomainError as `actsFor`
 */
export async function readToReview(ctx: Ctx<Db>, accountId: string): Promise<LineToReview[]> {
  await actsFor(ctx, accountId, writerRoles);
  const since = new Date(ctx.now.getTime() - reviewWithinDays * 86_400_000);
  return ctx.db.$queryRaw<LineToReview[]>`
    select l.order_id::text as "orderId", l.place, l.title_zh as "titleZh", l.title_en as "titleEn", l.drawing, l.colour,
      l.size, e.at as "finishedAt", r.id is not null as "isBegun"
    from orders o
      join order_events e on e.order_id = o.id and e.to_state = 'trade_finished' and e.at > ${since}
      join order_lines l on l.order_id = o.id
      left join reviews r on r.order_id = l.order_id and r.place = l.place
    where o.buyer_account_id = ${accountId}::uuid and o.state = 'trade_finished' and (r.id is null or r.state = 'draft')
      and not ${isGivenBack}
    order by e.at, l.order_id, l.place limit ${mostToReview}`;
}

/** How many lines wait for a review; nought for whoever may write none. */
export async function countToReview(ctx: Ctx<Db>, accountId: string): Promise<number> {
  try {
    return (await readToReview(ctx, accountId)).length;
  } catch (error) {
    if (error instanceof DomainError && error.code === "forbidden") return 0;
    throw error;
  }
}
