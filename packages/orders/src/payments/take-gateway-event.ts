import { inTransaction, type PaymentState } from "@hutong/db";
import { type AccountId, DomainError, namedId, parseInput } from "@hutong/kernel";
import { type LedgerEntryInput, postEntries } from "@hutong/ledger";
import { type LockedOrder, lockOrders, moveOrder } from "../move-order.ts";
import type { OrdersCtx } from "../place-order.ts";
import { type GatewayEventInput, gatewayEventSchema } from "../schema.ts";
import { atGateway, goingBack, inEscrow } from "./money-places.ts";
import { refundIdOf } from "./refund-part.ts";

/**
 * Takes what a gateway tells of a payment: at least once, in any order, however late. Money for an order that waits goes
 * into its escrow; money for one that does not wait (closed meanwhile, paid twice) goes back by itself, never lost.
 * @returns false for an event that was taken before
 * @throws DomainError `forbidden` for anybody but the system; `not_found` for a payment that nobody started there;
 * `conflict` with `other_amount`
 */
export async function takeGatewayEvent(
  ctx: OrdersCtx,
  gateway: string,
  input: GatewayEventInput,
): Promise<boolean> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const event = parseInput(gatewayEventSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const [payment] = await tx.$queryRaw<{ state: PaymentState; amountFen: bigint }[]>`
      select state::text as state, amount_fen as "amountFen" from payments
      where id = ${event.paymentId}::uuid and gateway = ${gateway} for no key update`;
    if (!payment) throw new DomainError("not_found");
    if (payment.amountFen !== event.amountFen) {
      throw new DomainError("conflict", { fields: { amountFen: "other_amount" } });
    }
    const isNew = await tx.$executeRaw`
      insert into gateway_events (gateway, event_id, payment_id, kind, received_at)
      values (${gateway}, ${event.eventId}, ${event.paymentId}::uuid, ${event.kind}, ${ctx.now}) on conflict do nothing`;
    if (isNew === 0) return false;
    // Money that came is a fact: a failure that is told after it changes nothing, and it comes after a failure too.
    if (payment.state === "paid" || (event.kind === "failed" && payment.state === "failed")) return true;
    await tx.payment.update({
      where: { id: event.paymentId },
      data: { state: event.kind, answeredAt: ctx.now },
      select: { id: true },
    });
    if (event.kind === "paid") await placeMoney(within, gateway, event.paymentId);
    return true;
  });
}

async function placeMoney(ctx: OrdersCtx, gateway: string, paymentId: string): Promise<void> {
  const parts = await ctx.db.paymentPart.findMany({
    where: { paymentId },
    select: { orderId: true, amountFen: true },
  });
  const orders = await lockOrders(
    ctx,
    parts.map(({ orderId }) => orderId),
  );
  for (const order of orders) {
    if (order.state === "wait_buyer_pay") await moveOrder(ctx, order, { command: "pay", side: "system" });
  }
  const waited = new Set(orders.filter(({ state }) => state === "wait_buyer_pay").map(({ id }) => id));
  for (const [outcome, ids] of [
    ["escrowed", orders.filter(({ id }) => waited.has(id))],
    ["refunded", orders.filter(({ id }) => !waited.has(id))],
  ] as const) {
    if (ids.length === 0) continue;
    await ctx.db.paymentPart.updateMany({
      where: { paymentId, orderId: { in: ids.map(({ id }) => id) } },
      data: { outcome },
    });
  }
  const unplaced = parts.filter(({ orderId }) => !waited.has(orderId));
  await ctx.db.paymentRefund.createMany({
    data: unplaced.map(({ orderId, amountFen }) => ({
      id: refundIdOf(paymentId, orderId),
      paymentId,
      orderId,
      amountFen,
      madeAt: ctx.now,
    })),
  });
  // One call: rows of the ledger are locked in order within a call alone.
  await postEntries(ctx, {
    entries: orders.map((order) => entryFor(order, { gateway, paymentId, waited: waited.has(order.id) })),
  });
}

function entryFor(
  order: LockedOrder,
  { gateway, paymentId, waited }: { gateway: string; paymentId: string; waited: boolean },
): LedgerEntryInput {
  const seller = order.sellerAccountId as AccountId; // the order's own: branded here
  return {
    kind: "transfer",
    id: namedId(`payment.placed:${paymentId}:${order.id}`),
    code: waited ? "order.paid" : "payment.unplaced",
    reference: order.id,
    lines: [
      { account: atGateway(gateway), amount: -order.totalFen },
      { account: waited ? inEscrow(seller) : goingBack, amount: order.totalFen },
    ],
  };
}
