import { returnStock } from "@hutong/catalog";
import type { OrderState } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import { uncountSeat } from "./charge-seat.ts";
import { dueAt, feeOf } from "./order-rules.ts";
import type { OrdersCtx } from "./place-order.ts";
import { type OrderCommand, type OrderSide, transitionFor } from "./transitions.ts";

export interface LockedOrder {
  readonly id: string;
  readonly state: OrderState;
  readonly buyerAccountId: string;
  readonly sellerAccountId: string;
  readonly totalFen: bigint;
  readonly seatId: string | null;
  readonly month: string;
  readonly dueAt: Date | null;
  readonly refundedFen: bigint;
  readonly openRefundId: string | null;
}

/** Locks orders in the order of their ids, until the caller's transaction ends; missing ones are left out. */
export async function lockOrders(ctx: OrdersCtx, ids: readonly string[]): Promise<LockedOrder[]> {
  return ctx.db.$queryRaw<LockedOrder[]>`
    select id::text, state::text as state, buyer_account_id::text as "buyerAccountId",
      seller_account_id::text as "sellerAccountId", total_fen as "totalFen", seat_id::text as "seatId", month,
      due_at as "dueAt", refunded_fen as "refundedFen", open_refund_id::text as "openRefundId"
    from orders where id = any(${[...ids]}::uuid[]) order by id for no key update`;
}

interface Move {
  readonly command: OrderCommand;
  readonly side: OrderSide;
  readonly set?: { readonly carrier?: string; readonly trackingNo?: string };
}

/**
 * Moves a locked order along the table and writes its history; one that closes gives its seat's limit back, and its
 * pieces where they were not shipped. What is finished says the house's fee. @returns its new state
 * @throws DomainError `conflict` where the table has no such transition
 */
export async function moveOrder(ctx: OrdersCtx, order: LockedOrder, move: Move): Promise<OrderState> {
  const { command, side, set = {} } = move;
  const to = transitionFor(order.state, command, side)?.to;
  if (!to) throw new DomainError("conflict", { fields: { state: "order_moved_on" } });
  const userId = ctx.actor.kind === "person" ? ctx.actor.userId : null;
  await ctx.db.order.update({
    where: { id: order.id },
    data: {
      state: to,
      dueAt: dueAt(to, ctx.now),
      ...(to === "trade_finished" ? { feeFen: feeOf(order) } : {}),
      ...(command === "refund" ? { refundedFen: order.totalFen } : {}),
      ...set,
    },
    select: { id: true },
  });
  await ctx.db.$executeRaw`
    insert into order_events (order_id, place, command, from_state, to_state, side, actor_user_id, at)
    select ${order.id}::uuid, max(place) + 1, ${command}, ${order.state}::order_state, ${to}::order_state, ${side},
      ${userId}::uuid, ${ctx.now}
    from order_events where order_id = ${order.id}::uuid`;
  if (to === "trade_closed") await giveBack(ctx, order);
  return to;
}

/** The seat's count first, then the stock: in this order placing locks them too. */
async function giveBack(ctx: OrdersCtx, order: LockedOrder): Promise<void> {
  const { id, seatId, month, totalFen } = order;
  if (seatId) await uncountSeat(ctx.db, seatId, month, totalFen);
  if (order.state === "wait_buyer_confirm_goods") return;
  const lines = await ctx.db.orderLine.findMany({
    where: { orderId: id },
    select: { skuId: true, count: true },
  });
  await returnStock(ctx, lines);
}
