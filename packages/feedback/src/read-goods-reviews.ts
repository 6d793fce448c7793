import { type Db, Prisma } from "@hutong/db";
import { idSchema } from "@hutong/kernel";
import type { ReviewsView } from "./schema.ts";
import { readCursor, type ShownReview, type ShownRow, shownColumns, shownReview } from "./shown-review.ts";

const reviewsPageSize = 10;

export interface ReviewsPage {
  readonly reviews: readonly ShownReview[];
  /** Where the next page begins; undefined at the end. */
  readonly next: string | undefined;
}

/**
 * A page of the shown reviews of a style, newest or most helpful first, in one statement whatever the page. `viewerId` is
 * the person who reads, null of nobody signed in: it says which ones she voted for.
 */
export async function readGoodsReviews(
  db: Db,
  scope: {
    readonly listingId: string;
    readonly view?: ReviewsView;
    readonly limit?: number;
    readonly viewerId?: string | null;
  },
): Promise<ReviewsPage> {
  const id = idSchema<"Listing">().safeParse(scope.listingId);
  if (!id.success) return { reviews: [], next: undefined };
  const { view = { sort: "new" }, limit = reviewsPageSize, viewerId = null } = scope;
  const order = orderOf(view);
  const rows = await db.$queryRaw<ShownRow[]>`
    select ${shownColumns(viewerId)}
    from (select r.* from reviews r
      where r.listing_id = ${id.data}::uuid and r.state = 'shown' ${filterOf(view)} ${order.after}
      order by ${order.by} limit ${limit + 1}) as r
      join accounts a on a.id = r.buyer_account_id
    order by ${order.by}`;
  const reviews = rows.slice(0, limit).map(shownReview);
  const last = rows.length > limit ? reviews.at(-1) : undefined;
  return { reviews, next: last && `${order.keyOf(last)}.${last.id}` };
}

function filterOf({ colour, size, only }: ReviewsView): Prisma.Sql {
  const scores = { good: 1, neutral: 0, bad: -1 } as const;
  return Prisma.join(
    [
      Prisma.empty,
      ...(colour === undefined ? [] : [Prisma.sql`and r.colour = ${colour}`]),
      ...(size === undefined ? [] : [Prisma.sql`and r.size = ${size}`]),
      // As the partial indexes say it.
      ...(only === "pictured" ? [Prisma.sql`and r.picture_count > 0`] : []),
      ...(only === "followed_up" ? [Prisma.sql`and r.follow_up_state = 'shown'`] : []),
      ...(only === "bad" || only === "neutral"
        ? [Prisma.sql`and r.score < 1 and r.score = ${scores[only]}`]
        : []),
      ...(only === "good" ? [Prisma.sql`and r.score = 1`] : []),
    ],
    " ",
  );
}

function orderOf({ sort, after }: ReviewsView) {
  const cursor = readCursor(after);
  if (sort === "helpful")
    return {
      by: Prisma.sql`r.helpful desc, r.id desc`,
      after: cursor
        ? Prisma.sql`and (r.helpful, r.id) < (${cursor.key}::int, ${cursor.id}::uuid)`
        : Prisma.empty,
      keyOf: ({ helpful }: ShownReview) => helpful,
    };
  return {
    by: Prisma.sql`r.written_at desc, r.id desc`,
    after: cursor
      ? Prisma.sql`and (r.written_at, r.id) < (${new Date(cursor.key)}, ${cursor.id}::uuid)`
      : Prisma.empty,
    keyOf: ({ writtenAt }: ShownReview) => writtenAt.getTime(),
  };
}

/** A shown review in short, or undefined: missing, not shown. */
export async function readShownReview(
  db: Db,
  reviewId: string,
): Promise<{ readonly id: string; readonly listingId: string; readonly words: string } | undefined> {
  const id = idSchema<"Review">().safeParse(reviewId);
  if (!id.success) return undefined;
  const row = await db.review.findFirst({
    where: { id: id.data, state: "shown" },
    select: { id: true, listingId: true, words: true },
  });
  return row ?? undefined;
}
