import { type Db, Prisma, type SeatRole } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import type { Ctx } from "@hutong/kernel";
import { answererRoles } from "./review-line.ts";
import type { ShopReviewsView } from "./schema.ts";
import { readCursor, type ShownReview, type ShownRow, shownColumns, shownReview } from "./shown-review.ts";

/** Who reads the reviews of a shop among its staff. */
const readers: readonly SeatRole[] = ["manager", "service", "finance", "viewer"];
const pageSize = 20;
/** More than so many are not counted to the piece. */
export const mostCountedReviews = 999;

/** A review in the seller's workbench, with the goods as they were bought. */
export interface ShopReview extends ShownReview {
  readonly listingId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly drawing: string;
}

export interface ShopReviews {
  readonly reviews: readonly ShopReview[];
  readonly next: string | undefined;
  /** How many wait for an answer; counted up to `mostCountedReviews`. */
  readonly toAnswer: number;
  readonly mayAnswer: boolean;
}

/**
 * The reviews of a shop for those who keep it: what waits for its answer, the bad ones first; the bad ones; or all. Of an
 * anonymous one the shop too is told neither buyer nor order.
 * @throws DomainError as `actsFor`
 */
export async function readShopReviews(
  ctx: Ctx<Db>,
  { accountId, view }: { readonly accountId: string; readonly view: ShopReviewsView },
): Promise<ShopReviews> {
  const { role } = await actsFor(ctx, accountId, readers);
  const { where, by } = listOf(view);
  type Row = ShownRow & Pick<ShopReview, "listingId" | "titleZh" | "titleEn" | "drawing">;
  const [rows, counted] = await Promise.all([
    ctx.db.$queryRaw<Row[]>`
      select ${shownColumns(null)}, r.listing_id::text as "listingId", l.title_zh as "titleZh", l.title_en as "titleEn",
        l.drawing
      from (select r.* from reviews r where r.seller_account_id = ${accountId}::uuid and r.state = 'shown' ${where}
        order by ${by} limit ${pageSize + 1}) as r
        join accounts a on a.id = r.buyer_account_id
        join order_lines l on l.order_id = r.order_id and l.place = r.place
      order by ${by}`,
    ctx.db.$queryRaw<{ count: number }[]>`
      select count(*)::int from (select from reviews where seller_account_id = ${accountId}::uuid and state = 'shown'
        and awaits_answer limit ${mostCountedReviews + 1}) as waiting`,
  ]);
  const reviews = rows.slice(0, pageSize).map((row) => shownReview(row) as ShopReview); // the row's own columns go along
  const last = rows.length > pageSize ? reviews.at(-1) : undefined;
  return {
    reviews,
    next: last && `${last.score + 1}${last.writtenAt.getTime()}.${last.id}`,
    toAnswer: counted[0]?.count ?? 0,
    mayAnswer: role === "owner" || answererRoles.includes(role),
  };
}

function listOf({ show, after }: ShopReviewsView): { where: Prisma.Sql; by: Prisma.Sql } {
  // The score's own digit stands before the time: 0 bad, 1 neutral, 2 good.
  const cursor = readCursor(after && /^[012]/.test(after) ? after.slice(1) : undefined);
  const at = cursor && new Date(cursor.key);
  const older = cursor ? Prisma.sql`(r.written_at, r.id) < (${at}, ${cursor.id}::uuid)` : Prisma.sql`true`;
  if (show === "to_answer") {
    const score = Number(after?.[0] ?? 0) - 1;
    return {
      where: cursor
        ? Prisma.sql`and r.awaits_answer and (r.score > ${score} or (r.score = ${score} and ${older}))`
        : Prisma.sql`and r.awaits_answer`,
      by: Prisma.sql`r.score, r.written_at desc, r.id desc`,
    };
  }
  const bad = show === "bad" ? Prisma.sql`and r.score < 1` : Prisma.empty;
  return { where: Prisma.sql`${bad} and ${older}`, by: Prisma.sql`r.written_at desc, r.id desc` };
}
