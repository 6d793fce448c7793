import { returnStock } from "@hutong/catalog";
import { type AccountId, namedId } from "@hutong/kernel";
import { type LedgerEntryInput, postEntries, takeBack, withOwnMoney } from "@hutong/ledger";
import { recordFacts } from "@hutong/reputation";
import { tellSale } from "../finish-trade.ts";
import { type LockedOrder, moveOrder } from "../move-order.ts";
import { goingBack, houseFees, inEscrow } from "../payments/money-places.ts";
import type { OrdersCtx } from "../place-order.ts";
import type { LockedRefund } from "./move-refund.ts";
import { feeBack } from "./refund-rules.ts";

interface Settling {
  readonly refund: LockedRefund;
  readonly order: LockedOrder;
}

/**
 * Gives the money of a refund back, in the transaction of the command that ended it: from the escrow, or after the finish
 * from the shop's money at the rate that the fee was taken at. Pieces come back to the stock where they came back; an order
 * that was given back whole is closed; the shop's reputation is told.
 */
export async function settleRefund(ctx: OrdersCtx, settling: Settling, givenFen: bigint): Promise<void> {
  const { refund, order } = settling;
  const isWhole = order.refundedFen + givenFen === order.totalFen;
  // First the rows of orders and payments, the ledger last.
  const feeBackFen = refund.afterFinish ? await feeBackOf(ctx, order, givenFen) : 0n;
  await ctx.db.refund.update({
    where: { id: refund.id },
    data: { state: "success", givenFen, feeBackFen, dueAt: null, endedAt: ctx.now },
    select: { id: true },
  });
  await moveOn(ctx, settling, { givenFen, isWhole });
  await giveByGateway(ctx, settling, { givenFen, isWhole });
  if (refund.withReturn && refund.trackingNo !== null) await putBack(ctx, refund.id);
  await tell(ctx, settling, { givenFen, isWhole });
  await postMoney(ctx, settling, { givenFen, feeBackFen });
}

/** What the house gives from its fee. */
async function feeBackOf(ctx: OrdersCtx, order: LockedOrder, givenFen: bigint): Promise<bigint> {
  const [{ feeFen }, earlier] = await Promise.all([
    ctx.db.order.findUniqueOrThrow({ where: { id: order.id }, select: { feeFen: true } }),
    ctx.db.refund.aggregate({
      where: { orderId: order.id, state: "success", afterFinish: true },
      _sum: { givenFen: true },
    }),
  ]);
  const backFen = earlier._sum.givenFen ?? 0n;
  const baseFen = order.totalFen - (order.refundedFen - backFen);
  return feeBack({ baseFen, feeFen: feeFen ?? 0n, backFen }, givenFen);
}

interface Given {
  readonly givenFen: bigint;
  readonly isWhole: boolean;
}

/** The order says what went back, and goes on, or is closed. */
async function moveOn(
  ctx: OrdersCtx,
  { refund, order }: Settling,
  { givenFen, isWhole }: Given,
): Promise<void> {
  const isClosed = isWhole && !refund.afterFinish;
  const left = refund.clockLeftMs;
  await ctx.db.order.update({
    where: { id: order.id },
    data: {
      refundedFen: order.refundedFen + givenFen,
      openRefundId: null,
      ...(left === null || isClosed ? {} : { dueAt: new Date(ctx.now.getTime() + Number(left)) }),
    },
    select: { id: true },
  });
  if (isClosed) await moveOrder(ctx, order, { command: "refund", side: "system" });
}

/** A refund for the gateway (`sendRefunds`), under the id of this one. */
async function giveByGateway(
  ctx: OrdersCtx,
  { refund, order }: Settling,
  { givenFen, isWhole }: Given,
): Promise<void> {
  const { paymentId } = await ctx.db.paymentPart.findFirstOrThrow({
    where: { orderId: order.id, outcome: "escrowed" },
    select: { paymentId: true },
  });
  await ctx.db.paymentRefund.create({
    data: { id: refund.id, paymentId, orderId: order.id, amountFen: givenFen, madeAt: ctx.now },
    select: { id: true },
  });
  if (!isWhole) return;
  await ctx.db.paymentPart.update({
    where: { paymentId_orderId: { paymentId, orderId: order.id } },
    data: { outcome: "refunded" },
    select: { paymentId: true },
  });
}

/** The pieces that came back are for others again. */
async function putBack(ctx: OrdersCtx, refundId: string): Promise<void> {
  const pieces = await ctx.db.$queryRaw<{ skuId: string; count: number }[]>`
    select l.sku_id::text as "skuId", sum(r.count)::int as count
    from refund_lines r join refunds f on f.id = r.refund_id
      join order_lines l on l.order_id = f.order_id and l.place = r.place
    where r.refund_id = ${refundId}::uuid group by l.sku_id`;
  await returnStock(ctx, pieces);
}

async function tell(
  ctx: OrdersCtx,
  { refund, order }: Settling,
  { givenFen, isWhole }: Given,
): Promise<void> {
  // What is closed will not finish: it was a sale that went back, and counts as one.
  if (isWhole && !refund.afterFinish) await tellSale(ctx, order);
  await recordFacts({ ...ctx, actor: { kind: "system", name: "refunds" } }, [
    {
      kind: "refund",
      accountId: order.sellerAccountId as AccountId, // the order's own: branded here
      eventId: refund.id,
      at: ctx.now,
      partyId: order.buyerAccountId,
      amountFen: givenFen,
    },
  ]);
}

async function postMoney(
  ctx: OrdersCtx,
  { refund, order }: Settling,
  { givenFen, feeBackFen }: { readonly givenFen: bigint; readonly feeBackFen: bigint },
): Promise<void> {
  const within = { ...ctx, actor: { kind: "system", name: "refunds" } as const };
  const seller = order.sellerAccountId as AccountId; // the order's own: branded here
  const entry = { kind: "transfer", id: namedId(`refund.given:${refund.id}`), reference: order.id } as const;
  const back = { account: goingBack, amount: givenFen };
  if (!refund.afterFinish) {
    const lines = [{ account: inEscrow(seller), amount: -givenFen }, back];
    await postEntries(within, { entries: [{ ...entry, code: "order.refunded", lines }] });
    return;
  }
  const fee = feeBackFen > 0n ? [{ account: houseFees, amount: -feeBackFen }] : [];
  await withOwnMoney(within, seller, (own): LedgerEntryInput[] => [
    {
      ...entry,
      code: "refund.taken_back",
      lines: [...takeBack(seller, givenFen - feeBackFen, own), ...fee, back],
    },
  ]);
}
