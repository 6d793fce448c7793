import { type AccountId, namedId } from "@hutong/kernel";
import { giveProceeds, withOwnMoney } from "@hutong/ledger";
import { recordFacts } from "@hutong/reputation";
import type { LockedOrder } from "./move-order.ts";
import { feeOf } from "./order-rules.ts";
import { houseFees, inEscrow } from "./payments/money-places.ts";
import type { OrdersCtx } from "./place-order.ts";

/**
 * What a finished trade sets going, in its transaction: the shop's money leaves the escrow, the house takes its fee, what
 * the shop owes is paid off, and the sale is told to the shop's reputation.
 */
export async function finishTrade(ctx: OrdersCtx, order: LockedOrder): Promise<void> {
  const within = { ...ctx, actor: { kind: "system", name: "orders" } as const };
  const seller = order.sellerAccountId as AccountId; // the order's own: branded here
  const amount = order.totalFen - order.refundedFen;
  const fee = feeOf(order);
  await withOwnMoney(within, seller, (own) => [
    {
      kind: "transfer",
      id: namedId(`order.finished:${order.id}`),
      code: "order.finished",
      reference: order.id,
      lines: [
        { account: inEscrow(seller), amount: -amount },
        ...giveProceeds(seller, amount - fee, own),
        ...(fee > 0n ? [{ account: houseFees, amount: fee }] : []),
      ],
    },
  ]);
  await tellSale(ctx, order);
}

/** Tells the shop's reputation of a sale: all of it, whatever went back; refunds are facts of their own. */
export async function tellSale(ctx: OrdersCtx, order: LockedOrder): Promise<void> {
  const dearest = await ctx.db.orderLine.findFirst({
    where: { orderId: order.id },
    orderBy: [{ priceFen: "desc" }, { place: "asc" }],
    select: { category: true },
  });
  await recordFacts({ ...ctx, actor: { kind: "system", name: "orders" } }, [
    {
      kind: "sale",
      accountId: order.sellerAccountId as AccountId, // the order's own: branded here
      eventId: order.id,
      at: ctx.now,
      partyId: order.buyerAccountId,
      amountFen: order.totalFen,
      category: dearest?.category,
    },
  ]);
}
