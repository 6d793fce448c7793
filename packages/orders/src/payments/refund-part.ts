import { type AccountId, namedId } from "@hutong/kernel";
import { postEntries } from "@hutong/ledger";
import type { LockedOrder } from "../move-order.ts";
import type { OrdersCtx } from "../place-order.ts";
import { goingBack, inEscrow } from "./money-places.ts";

/** The id of the refund of an order's share of a payment: there is one. */
export function refundIdOf(paymentId: string, orderId: string): string {
  return namedId(`refund:${paymentId}:${orderId}`);
}

/**
 * Takes the money of a paid order out of the escrow and sends it back, all of it, in the caller's transaction; a chore
 * tells the gateway (`sendRefunds`).
 */
export async function refundOrder(ctx: OrdersCtx, order: LockedOrder): Promise<void> {
  const part = await ctx.db.paymentPart.findFirstOrThrow({
    where: { orderId: order.id, outcome: "escrowed" },
    select: { paymentId: true, amountFen: true },
  });
  const { paymentId, amountFen } = part;
  const id = refundIdOf(paymentId, order.id);
  await ctx.db.paymentPart.update({
    where: { paymentId_orderId: { paymentId, orderId: order.id } },
    data: { outcome: "refunded" },
    select: { paymentId: true },
  });
  await ctx.db.paymentRefund.create({
    data: { id, paymentId, orderId: order.id, amountFen, madeAt: ctx.now },
    select: { id: true },
  });
  const seller = order.sellerAccountId as AccountId; // the order's own: branded here
  await postEntries(
    { ...ctx, actor: { kind: "system", name: "orders" } },
    {
      entries: [
        {
          kind: "transfer",
          id,
          code: "order.refunded",
          reference: order.id,
          lines: [
            { account: inEscrow(seller), amount: -amountFen },
            { account: goingBack, amount: amountFen },
          ],
        },
      ],
    },
  );
}
