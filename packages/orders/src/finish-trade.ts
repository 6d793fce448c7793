import { type AccountId, namedId } from "@hutong/kernel";
import { type LedgerEntryInput, postEntries, shareOf } from "@hutong/ledger";
import { recordFacts } from "@hutong/reputation";
import type { LockedOrder } from "./move-order.ts";
import { feeBasisPoints } from "./order-rules.ts";
import { houseFees, inEscrow } from "./payments/money-places.ts";
import type { OrdersCtx } from "./place-order.ts";

type Lines = Extract<LedgerEntryInput, { kind: "transfer" }>["lines"];

/**
 * What a finished trade sets going, in its transaction: the shop's money leaves the escrow, the house takes its fee, and
 * the sale is told to the shop's reputation.
 */
export async function finishTrade(ctx: OrdersCtx, order: LockedOrder): Promise<void> {
  const within = { ...ctx, actor: { kind: "system", name: "orders" } as const };
  const seller = order.sellerAccountId as AccountId; // the order's own: branded here
  const fee = shareOf(order.totalFen, feeBasisPoints);
  const lines: Lines = [
    { account: inEscrow(seller), amount: -order.totalFen },
    { account: { ...inEscrow(seller), purpose: "available" }, amount: order.totalFen - fee },
    ...(fee > 0n ? [{ account: houseFees, amount: fee }] : []),
  ];
  const id = namedId(`order.finished:${order.id}`);
  await postEntries(within, {
    entries: [{ kind: "transfer", id, code: "order.finished", reference: order.id, lines }],
  });
  await ctx.db.order.update({ where: { id: order.id }, data: { feeFen: fee }, select: { id: true } });
  const dearest = await ctx.db.orderLine.findFirst({
    where: { orderId: order.id },
    orderBy: [{ priceFen: "desc" }, { place: "asc" }],
    select: { category: true },
  });
  await recordFacts(within, [
    {
      kind: "sale",
      accountId: seller,
      eventId: order.id,
      at: ctx.now,
      partyId: order.buyerAccountId,
      amountFen: order.totalFen,
      category: dearest?.category,
    },
  ]);
}
