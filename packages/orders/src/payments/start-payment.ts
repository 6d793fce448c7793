import { inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, idSchema, newId, parseInput } from "@hutong/kernel";
import { lockOrders } from "../move-order.ts";
import { buyerRoles, type OrdersCtx } from "../place-order.ts";
import { type StartPaymentInput, startPaymentSchema } from "../schema.ts";
import type { PaymentGateway } from "./gateway.ts";

/**
 * Asks a gateway for the money of the orders of a checkout that wait for it. A payment of the same orders that is under
 * way is gone on with; several at once are one.
 * @returns where the payer goes
 * @throws DomainError as `actsFor`; `not_found`; `conflict` with `order_moved_on` where nothing waits to be paid
 */
export async function startPayment(
  ctx: OrdersCtx,
  gateway: PaymentGateway,
  input: StartPaymentInput,
): Promise<{ paymentId: string; href: string }> {
  const { checkoutId } = parseInput(startPaymentSchema, input);
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const checkout = await ctx.db.checkout.findUnique({
    where: { id: checkoutId },
    select: { buyerAccountId: true, orders: { select: { id: true } } },
  });
  if (!checkout) throw new DomainError("not_found");
  const acting = await actsFor(ctx, checkout.buyerAccountId, buyerRoles);
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const orders = await lockOrders(
      within,
      checkout.orders.map(({ id }) => id),
    );
    const waiting = orders.filter(
      ({ state, dueAt }) => state === "wait_buyer_pay" && dueAt && dueAt > ctx.now,
    );
    if (waiting.length === 0) throw new DomainError("conflict", { fields: { state: "order_moved_on" } });
    const amountFen = waiting.reduce((sum, { totalFen }) => sum + totalFen, 0n);
    const open = await tx.payment.findFirst({
      where: {
        checkoutId,
        gateway: gateway.name,
        state: "pending",
        amountFen,
        parts: { every: { orderId: { in: waiting.map(({ id }) => id) } } },
      },
      select: { id: true },
    });
    if (open) return { paymentId: open.id, href: `/bank/${open.id}` };
    const id = newId();
    await tx.payment.create({
      data: {
        id,
        checkoutId,
        gateway: gateway.name,
        amountFen,
        startedAt: ctx.now,
        parts: {
          createMany: { data: waiting.map((order) => ({ orderId: order.id, amountFen: order.totalFen })) },
        },
      },
      select: { id: true },
    });
    const href = await gateway.start(within, { id, amountFen });
    await writeAudit(within, {
      action: "payment.started",
      subjectUserId: acting.ownerId,
      accountId: checkout.buyerAccountId,
      data: { paymentId: id, checkoutId, amountFen: String(amountFen) },
    });
    return { paymentId: id, href };
  });
}

/**
 * A payment, for whoever may pay: its first order and its sum.
 * @throws DomainError `not_signed_in`; `not_found` for another's and a missing one alike; `forbidden`
 */
export async function readPayment(ctx: OrdersCtx, paymentId: string) {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const id = idSchema<"Payment">().safeParse(paymentId);
  const payment = id.success
    ? await ctx.db.payment.findUnique({
        where: { id: id.data },
        select: {
          id: true,
          state: true,
          amountFen: true,
          checkout: { select: { buyerAccountId: true } },
          parts: { select: { orderId: true }, orderBy: { orderId: "asc" } },
        },
      })
    : null;
  if (!payment) throw new DomainError("not_found");
  const { checkout, parts, ...rest } = payment;
  await actsFor(ctx, checkout.buyerAccountId, buyerRoles);
  return { ...rest, orderIds: parts.map(({ orderId }) => orderId) };
}
