import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { lockWithdrawal } from "./move-withdrawal.ts";
import type { PayoutsCtx } from "./payouts-ctx.ts";
import { type PayoutToldInput, payoutToldSchema } from "./schema.ts";
import { settlePayout } from "./settle-payout.ts";

/**
 * Takes what a payer tells of a payout: at least once, in any order, however late.
 * @returns false for an event that was taken before
 * @throws DomainError `forbidden` for anybody but the system; `not_found` for a payout that it was never asked for;
 * `conflict` with `other_amount`
 */
export async function takePayoutEvent(
  ctx: PayoutsCtx,
  payer: string,
  input: PayoutToldInput,
): Promise<boolean> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const event = parseInput(payoutToldSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const withdrawal = await lockWithdrawal(within, event.payoutId);
    const wasAsked = withdrawal && !["wait_owner", "wait_send", "cancelled"].includes(withdrawal.state);
    if (!wasAsked || withdrawal.payer !== payer) throw new DomainError("not_found");
    if (withdrawal.amountFen !== event.amountFen) {
      throw new DomainError("conflict", { fields: { amountFen: "other_amount" } });
    }
    const isNew = await tx.$executeRaw`
      insert into payout_events (payer, event_id, withdrawal_id, kind, received_at)
      values (${payer}, ${event.eventId}, ${event.payoutId}::uuid, ${event.kind}, ${ctx.now}) on conflict do nothing`;
    if (isNew === 0) return false;
    await settlePayout(within, event.payoutId, event);
    return true;
  });
}
