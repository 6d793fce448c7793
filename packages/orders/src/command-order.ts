import { inTransaction, type SeatRole } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type AuditAction, writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, isDomainError, parseInput } from "@hutong/kernel";
import { finishTrade } from "./finish-trade.ts";
import { type LockedOrder, lockOrders, moveOrder } from "./move-order.ts";
import { refundOrder as giveMoneyBack } from "./payments/refund-part.ts";
import { buyerRoles, type OrdersCtx } from "./place-order.ts";
import { type OrderRef, orderRefSchema, type ShipOrderInput, shipOrderSchema } from "./schema.ts";
import type { OrderCommand } from "./transitions.ts";

/** Who handles a shop's orders, besides its owner. */
const sellerRoles: readonly SeatRole[] = ["manager", "service"];

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
 * `forbidden` for staff of another role; `frozen`; `conflict` with `order_moved_on`
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

type Side = "buyer" | "seller";

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
    await moveOrder(within, order, { command: name, side, set });
    await then?.(within, order);
    await writeAudit(within, { action, subjectUserId: ownerId, accountId, data: { orderId } });
  });
}

/**
 * On which side of an order somebody stands, of these sides.
 * @throws DomainError `not_found` where on none; `forbidden` for staff whose role may not
 */
async function sideOf(ctx: OrdersCtx, order: LockedOrder, sides: readonly Side[]) {
  let refusal: unknown = new DomainError("not_found");
  for (const side of sides) {
    const accountId = side === "buyer" ? order.buyerAccountId : order.sellerAccountId;
    try {
      const acting = await actsFor(ctx, accountId, side === "buyer" ? buyerRoles : sellerRoles);
      return { side, ownerId: acting.ownerId, accountId };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      if (error.code !== "not_found") refusal = error;
    }
  }
  throw refusal;
}
