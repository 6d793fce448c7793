import { inTransaction } from "@hutong/db";
import { namedId } from "@hutong/kernel";
import { postEntries } from "@hutong/ledger";
import type { OrdersCtx } from "../place-order.ts";
import type { PaymentGateway } from "./gateway.ts";
import { atGateway, goingBack } from "./money-places.ts";

const atOnce = 100;

/**
 * Tells the gateway of refunds that wait: a chore. Any number of processes may do so; a refund whose answer was lost is
 * told again under its id, and leaves the books once.
 * @returns how many are sent
 * @throws AggregateError of what failed, when the others are done
 */
export async function sendRefunds(ctx: OrdersCtx, gateway: PaymentGateway): Promise<number> {
  const due = await ctx.db.paymentRefund.findMany({
    where: { sentAt: null, payment: { gateway: gateway.name } },
    orderBy: { madeAt: "asc" },
    take: atOnce,
    select: {
      id: true,
      orderId: true,
      amountFen: true,
      payment: { select: { id: true, reference: true } },
    },
  });
  const failed: unknown[] = [];
  let sent = 0;
  for (const refund of due) {
    try {
      await gateway.refund(ctx, refund);
    } catch (error) {
      failed.push(error);
      continue;
    }
    await inTransaction(ctx.db, async (tx) => {
      const { count } = await tx.paymentRefund.updateMany({
        where: { id: refund.id, sentAt: null },
        data: { sentAt: ctx.now },
      });
      if (count === 0) return;
      sent += 1;
      const entry = {
        kind: "transfer" as const,
        id: namedId(`refund.sent:${refund.id}`),
        code: "refund.sent",
        reference: refund.orderId,
        lines: [
          { account: goingBack, amount: -refund.amountFen },
          { account: atGateway(gateway.name), amount: refund.amountFen },
        ],
      };
      await postEntries({ ...ctx, db: tx }, { entries: [entry] });
    });
  }
  if (failed.length > 0) throw new AggregateError(failed, "refunds that could not be sent");
  return sent;
}
