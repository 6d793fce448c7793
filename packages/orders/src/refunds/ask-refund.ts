import { inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import { type LockedOrder, lockOrders } from "../move-order.ts";
import { sideOf } from "../order-side.ts";
import type { OrdersCtx } from "../place-order.ts";
import { writeRefundEvent } from "./move-refund.ts";
import { mostFor, refundableUntil, refundDueAt } from "./refund-rules.ts";
import { type AskRefundInput, askRefundSchema } from "./refund-schema.ts";

/** So often may money of one order be asked back. */
const mostRefunds = 8;

type Wish = z.output<typeof askRefundSchema>;

/**
 * Asks for money of an order back, after it was shipped or within the shop's days after it was finished: of some pieces or
 * all, with the goods or without. The order's own clock stands still meanwhile. The same id with the same wish is answered
 * as the first time.
 * @throws DomainError `invalid_input` (`amountFen`: `amount_too_high`; `lines`); `not_signed_in`; `not_found` for
 * another's order and a missing one alike; `forbidden` for staff of another role; `frozen`; `conflict` with
 * `order_moved_on`, `refund_open`, `refund_too_late`, `refund_too_many`, `id_taken`
 */
export async function askRefund(
  ctx: OrdersCtx,
  input: AskRefundInput,
): Promise<{ readonly refundId: string }> {
  const wish = parseInput(askRefundSchema, input);
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const [order] = await lockOrders(within, [wish.orderId]);
    if (!order) throw new DomainError("not_found");
    const { ownerId, accountId } = await sideOf(within, order, ["buyer"]);
    if (await isAsked(within, wish)) return { refundId: wish.id };
    if (order.openRefundId) throw new DomainError("conflict", { fields: { state: "refund_open" } });
    await assertRefundable(within, order);
    await assertPieces(within, order, wish);
    await write(within, order, wish);
    await writeAudit(within, {
      action: "refund.asked",
      subjectUserId: ownerId,
      accountId,
      data: { orderId: order.id, refundId: wish.id, amountFen: String(wish.amountFen), reason: wish.reason },
    });
    return { refundId: wish.id };
  });
}

/** Whether this very refund was asked for. @throws DomainError `conflict` with `id_taken` for another under its id */
async function isAsked(ctx: OrdersCtx, wish: Wish): Promise<boolean> {
  const known = await ctx.db.refund.findUnique({
    where: { id: wish.id },
    select: { orderId: true, askedFen: true, withReturn: true, reason: true },
  });
  if (!known) return false;
  const isSame =
    known.orderId === wish.orderId &&
    known.askedFen === wish.amountFen &&
    known.withReturn === wish.withReturn &&
    known.reason === wish.reason;
  if (!isSame) throw new DomainError("conflict", { fields: { state: "id_taken" } });
  return true;
}

async function assertRefundable(ctx: OrdersCtx, order: LockedOrder): Promise<void> {
  if ((await ctx.db.refund.count({ where: { orderId: order.id } })) >= mostRefunds)
    throw new DomainError("conflict", { fields: { state: "refund_too_many" } });
  if (order.state === "wait_buyer_confirm_goods") return;
  const until = order.state === "trade_finished" ? await readRefundableUntil(ctx, order) : null;
  if (!until) throw new DomainError("conflict", { fields: { state: "order_moved_on" } });
  if (until <= ctx.now) throw new DomainError("conflict", { fields: { state: "refund_too_late" } });
}

/** Until when money of a finished order may be asked back, by its shop's days. */
export async function readRefundableUntil(
  { db }: Pick<OrdersCtx, "db">,
  order: { readonly id: string; readonly sellerAccountId: string },
): Promise<Date | null> {
  const [finished, shop] = await Promise.all([
    db.orderEvent.findFirst({
      where: { orderId: order.id, toState: "trade_finished" },
      select: { at: true },
    }),
    db.shop.findUnique({ where: { accountId: order.sellerAccountId }, select: { returnDays: true } }),
  ]);
  return finished && shop ? refundableUntil(finished.at, shop.returnDays) : null;
}

/** The pieces are the order's and did not come back before; the sum is at most theirs. */
async function assertPieces(ctx: OrdersCtx, order: LockedOrder, wish: Wish): Promise<void> {
  const lines = await ctx.db.orderLine.findMany({
    where: { orderId: order.id },
    select: { place: true, count: true, priceFen: true },
  });
  const back = await readReturned(ctx, order.id);
  const isTheirs = wish.lines.every(({ place, count }) => {
    const ordered = lines.find((line) => line.place === place)?.count ?? 0;
    return count <= ordered - (back.get(place) ?? 0);
  });
  if (!isTheirs) throw new DomainError("invalid_input", { fields: { lines: "refund_pieces" } });
  const most = mostFor({ ...order, lines }, wish.lines);
  if (wish.amountFen > most)
    throw new DomainError("invalid_input", { fields: { amountFen: "amount_too_high" } });
}

/** How many pieces of each line of an order came back. */
export async function readReturned(
  { db }: Pick<OrdersCtx, "db">,
  orderId: string,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db.refundLine.groupBy({
    by: ["place"],
    where: { refund: { orderId, state: "success", withReturn: true, trackingNo: { not: null } } },
    _sum: { count: true },
  });
  return new Map(rows.map(({ place, _sum }) => [place, _sum.count ?? 0]));
}

async function write(ctx: OrdersCtx, order: LockedOrder, wish: Wish): Promise<void> {
  const { id, reason, withReturn, amountFen: askedFen, lines } = wish;
  const clockLeftMs = order.dueAt ? BigInt(Math.max(0, order.dueAt.getTime() - ctx.now.getTime())) : null;
  await ctx.db.refund.create({
    data: {
      id,
      orderId: order.id,
      buyerAccountId: order.buyerAccountId,
      sellerAccountId: order.sellerAccountId,
      reason,
      withReturn,
      afterFinish: order.state === "trade_finished",
      askedFen,
      clockLeftMs,
      madeAt: ctx.now,
      dueAt: refundDueAt("wait_seller_agree", ctx.now),
    },
    select: { id: true },
  });
  await ctx.db.refundLine.createMany({ data: lines.map((line) => ({ refundId: id, ...line })) });
  await writeRefundEvent(
    ctx,
    { id, state: null },
    { command: "ask", to: "wait_seller_agree", side: "buyer", amountFen: askedFen, words: wish.words },
  );
  await ctx.db.order.update({
    where: { id: order.id },
    data: { openRefundId: id, dueAt: null },
    select: { id: true },
  });
}
