import { inTransaction } from "@hutong/db";
import { type AuditAction, writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, parseInput } from "@hutong/kernel";
import { finishTrade } from "./finish-trade.ts";
import { type LockedOrder, lockOrders, moveOrder } from "./move-order.ts";
import { type Side, sideOf } from "./order-side.ts";
import { refundOrder as giveMoneyBack } from "./payments/refund-part.ts";
import type { OrdersCtx } from "./place-order.ts";
import { type OrderRef, orderRefSchema, type ShipOrderInput, shipOrderSchema } from "./schema.ts";
import type { OrderCommand } from "./transitions.ts";

/** Closes an order that is not paid: the buyer's right, and the shop's. @throws as `shipOrder` */
export async function cancelOrder(ctx: OrdersCtx, input: OrderRef): Promise<void> {
  const { orderId } = parseInput(orderRefSchema, input);
  await command(ctx, orderId, ["buyer", "seller"], "cancel", "order.cancelled");
}

/** Closes a paid order before it is shipped and gives all of the money back: the buyer's right, and the shop's. */
export async function refundOrder(ctx: OrdersCtx, input: OrderRef): Promise<void> {
  const { orderId } = parseInput(orderRefSchema, input);
  await command(ctx, orderId, ["buyer", "seller"], "refund", "order.refunded", (within, order) =>
    giveMoneyBack(within, order),
  );
}

/**
 * Says with whom and under which number the goods are on their way.
 * @throws DomainError `invalid_input`; `not_signed_in`; `not_found` for another's order and a missing one alike;
 * `forbidden` for staff of another role; `frozen`; `conflict` with `order_moved_on`, or `refund_open` while one is talked about
 */
export async function shipOrder(ctx: OrdersCtx, input: ShipOrderInput): Promise<void> {
  const { orderId, carrier, trackingNo } = parseInput(shipOrderSchema, input);
  await command(ctx, orderId, ["seller"], "ship", "order.shipped", undefined, { carrier, trackingNo });
}

/** The buyer has her goods: the shop gets its money, less the house's fee. @throws as `shipOrder` */
export async function confirmOrder(ctx: OrdersCtx, input: OrderRef): Promise<void> {
  const { orderId } = parseInput(orderRefSchema, input);
  await command(ctx, orderId, ["buyer"], "confirm", "order.confirmed", finishTrade);
}

async function command(
  ctx: OrdersCtx,
  orderId: string,
  sides: readonly Side[],
  name: OrderCommand,
  action: AuditAction,
  then?: (ctx: OrdersCtx, order: LockedOrder) => Promise<void>,
  set: { carrier?: string; trackingNo?: string } = {},
): Promise<void> {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const [order] = await lockOrders(within, [orderId]);
    if (!order) throw new DomainError("not_found");
    const { side, ownerId, accountId } = await sideOf(within, order, sides);
    if (order.openRefundId) throw new DomainError("conflict", { fields: { state: "refund_open" } });
    await moveOrder(within, order, { command: name, side, set });
    await then?.(within, order);
    await writeAudit(within, { action, subjectUserId: ownerId, accountId, data: { orderId } });
  });
}
