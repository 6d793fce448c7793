import { inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, idSchema, newId, parseInput } from "@hutong/kernel";
import { lockOrders } from "../move-order.ts";
import { buyerRoles, type OrdersCtx } from "../place-order.ts";
import { type StartPaymentInput, startPaymentSchema } from "../schema.ts";
import { askAfterMs } from "./ask-gateway.ts";
import type { AskedPayment, PaymentGateway } from "./gateway.ts";

/**
 * Asks a gateway for the money of the orders of a checkout that wait for it. A payment of the same orders that is under
 * way there is gone on with; several at once are one. The gateway is asked when the payment is written: one that never
 * hears of it is asked again by the next try.
 * @returns where the payer goes
 * @throws DomainError as `actsFor`; `not_found`; `conflict` with `order_moved_on` where nothing waits to be paid; Error
 * where the gateway cannot be reached
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
  const { buyerAccountId } = checkout;
  const { ownerId } = await actsFor(ctx, buyerAccountId, buyerRoles);
  const orderIds = checkout.orders.map(({ id }) => id);
  const payment = await inTransaction(ctx.db, (tx) =>
    writePayment({ ...ctx, db: tx }, gateway.name, { checkoutId, buyerAccountId, ownerId, orderIds }),
  );
  const { href, reference } = await gateway.start(ctx, payment);
  if (reference !== undefined) {
    await ctx.db.payment.updateMany({ where: { id: payment.id, reference: null }, data: { reference } });
  }
  return { paymentId: payment.id, href };
}

interface Paying {
  readonly checkoutId: string;
  readonly buyerAccountId: string;
  readonly ownerId: string;
  readonly orderIds: readonly string[];
}

/** The payment of what waits: the one that is under way, or a new one. */
async function writePayment(ctx: OrdersCtx, gateway: string, paying: Paying): Promise<AskedPayment> {
  const { checkoutId, buyerAccountId, ownerId, orderIds } = paying;
  const orders = await lockOrders(ctx, orderIds);
  const waiting = orders.filter(({ state, dueAt }) => state === "wait_buyer_pay" && dueAt && dueAt > ctx.now);
  const [first] = waiting;
  if (!first) throw new DomainError("conflict", { fields: { state: "order_moved_on" } });
  const amountFen = waiting.reduce((sum, { totalFen }) => sum + totalFen, 0n);
  const open = await ctx.db.payment.findFirst({
    where: {
      checkoutId,
      gateway,
      state: "pending",
      amountFen,
      parts: { every: { orderId: { in: waiting.map(({ id }) => id) } } },
    },
    select: { id: true, startedAt: true },
  });
  if (open) return { ...open, amountFen, orderId: first.id };
  const id = newId();
  await ctx.db.payment.create({
    data: {
      id,
      checkoutId,
      gateway,
      amountFen,
      startedAt: ctx.now,
      askAt: new Date(ctx.now.getTime() + askAfterMs),
      parts: {
        createMany: { data: waiting.map((order) => ({ orderId: order.id, amountFen: order.totalFen })) },
      },
    },
    select: { id: true },
  });
  await writeAudit(ctx, {
    action: "payment.started",
    subjectUserId: ownerId,
    accountId: buyerAccountId,
    data: { paymentId: id, checkoutId, amountFen: String(amountFen), gateway },
  });
  return { id, amountFen, orderId: first.id, startedAt: ctx.now };
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
