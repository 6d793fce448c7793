import type { OrdersCtx } from "../place-order.ts";
import type { PaymentGateway } from "./gateway.ts";
import { takeGatewayEvent } from "./take-gateway-event.ts";

const atOnce = 50;
/** So long after its start a payment that nothing is told of is asked about for the first time. */
export const askAfterMs = 60_000;
/** What no gateway knows so long after, nobody has gone on with. */
const forgottenAfterMs = 2 * 3_600_000;

/**
 * Asks a gateway about payments that it has been silent about for too long, each a little less often the older it is: a
 * chore, for webhooks that are lost. What it answers is taken as if it had told it.
 * @returns how many are settled
 * @throws AggregateError of what failed, when the others are done
 */
export async function askGateway(ctx: OrdersCtx, gateway: PaymentGateway): Promise<number> {
  const silent = await ctx.db.payment.findMany({
    where: { state: "pending", gateway: gateway.name, askAt: { lte: ctx.now } },
    orderBy: { askAt: "asc" },
    take: atOnce,
    select: { id: true, reference: true, amountFen: true, startedAt: true },
  });
  const failed: unknown[] = [];
  let settled = 0;
  for (const payment of silent) {
    const ageMs = ctx.now.getTime() - payment.startedAt.getTime();
    // First the next time, so that one that cannot be asked about does not stand in the way of the others.
    await ctx.db.payment.updateMany({
      where: { id: payment.id, state: "pending" },
      data: { askAt: new Date(ctx.now.getTime() + Math.max(askAfterMs, ageMs / 2)) },
    });
    try {
      if (await settleByAnswer(ctx, gateway, payment, ageMs)) settled += 1;
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "payments that could not be asked about");
  return settled;
}

async function settleByAnswer(
  ctx: OrdersCtx,
  gateway: PaymentGateway,
  payment: { id: string; reference: string | null; amountFen: bigint },
  ageMs: number,
): Promise<boolean> {
  const answer = await gateway.ask(ctx, payment);
  const isForgotten = answer.kind === "unknown" && ageMs > forgottenAfterMs;
  if (answer.kind !== "paid" && answer.kind !== "failed" && !isForgotten) return false;
  const kind = answer.kind === "paid" ? ("paid" as const) : ("failed" as const);
  const amountFen = answer.kind === "paid" ? answer.amountFen : payment.amountFen;
  // Asked twice at once, it counts once.
  const eventId = `asked:${kind}:${payment.id}`;
  return takeGatewayEvent(ctx, gateway.name, { eventId, paymentId: payment.id, kind, amountFen });
}
