import { type Db, type OrderState, Prisma, type SeatRole } from "@hutong/db";
import { type ActingFor, actsFor } from "@hutong/identity/acting";
import { type AccountId, type Ctx, DomainError } from "@hutong/kernel";
import { type ReviewStage, reviewStage } from "./review-rules.ts";

/** Who writes reviews for an account that bought, besides its owner: those who buy for it. */
export const writerRoles: readonly SeatRole[] = ["manager", "buyer"];
/** Who answers for a shop, besides its owner. */
export const answererRoles: readonly SeatRole[] = ["manager", "service"];

export interface ReviewLine {
  readonly orderId: string;
  readonly place: number;
  readonly listingId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly drawing: string;
  readonly colour: string;
  readonly size: string;
  readonly category: string;
  readonly buyerAccountId: AccountId;
  readonly sellerAccountId: AccountId;
  readonly stage: ReviewStage | "given_back";
}

/**
 * A line of an order with whoever acts for its buyer, and whether it may be reviewed now.
 * @throws DomainError `not_signed_in`; `not_found` for another's and a missing one alike; `forbidden`, `frozen`
 */
export async function findReviewLine(
  ctx: Ctx<Db>,
  { orderId, place }: { readonly orderId: string; readonly place: number },
): Promise<ReviewLine & { readonly acting: ActingFor }> {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const row = await ctx.db.orderLine.findUnique({
    where: { orderId_place: { orderId, place } },
    select: {
      ...lineSelect,
      order: {
        select: {
          state: true,
          buyerAccountId: true,
          sellerAccountId: true,
          events: { where: { toState: "trade_finished" }, select: { at: true }, take: 1 },
        },
      },
    },
  });
  if (!row) throw new DomainError("not_found");
  const { order, ...line } = row;
  const acting = await actsFor(ctx, order.buyerAccountId, writerRoles);
  const [back] = await ctx.db.$queryRaw<{ all: boolean }[]>`
    select ${isGivenBack} as all from order_lines l where l.order_id = ${orderId}::uuid and l.place = ${place}`;
  return {
    ...line,
    buyerAccountId: order.buyerAccountId as AccountId, // the order's own: branded here
    sellerAccountId: order.sellerAccountId as AccountId,
    // Who has all of her money back has bought nothing.
    stage: back?.all ? "given_back" : reviewStage(finishedAt(order), ctx.now),
    acting,
  };
}

const lineSelect = {
  orderId: true,
  place: true,
  listingId: true,
  titleZh: true,
  titleEn: true,
  drawing: true,
  colour: true,
  size: true,
  category: true,
} as const;

/** An order that was finished and taken back since is not finished. */
function finishedAt(order: { readonly state: OrderState; readonly events: readonly { at: Date }[] }) {
  return order.state === "trade_finished" ? (order.events[0]?.at ?? null) : null;
}

/**
 * Whether all pieces of an order line `l` were given back: refunds that gave what their lines had cost. A part of the money
 * for what is wrong with the goods is none of these.
 */
export const isGivenBack = Prisma.sql`(
  select coalesce(sum(back.count), 0) >= l.count
  from refunds f join refund_lines back on back.refund_id = f.id and back.place = l.place
  where f.order_id = l.order_id and f.ended_at is not null and f.given_fen >= (
    select sum(of.count * bought.price_fen) from refund_lines of
      join order_lines bought on bought.order_id = f.order_id and bought.place = of.place
    where of.refund_id = f.id))`;

const refusals = {
  not_finished: "review_not_yet",
  too_late: "review_too_late",
  given_back: "review_given_back",
} as const;

/** @throws DomainError `conflict` with `review_not_yet`, `review_too_late` or `review_given_back` */
export function assertOpen({ stage }: ReviewLine): void {
  if (stage !== "open") throw new DomainError("conflict", { fields: { state: refusals[stage] } });
}
