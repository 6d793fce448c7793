import { createRelay, type Database, PoisonEvent } from "@hutong/db";
import { postWebhook } from "@hutong/kernel";
import type { PayoutTold } from "./payer.ts";
import { sandboxPayoutTopic } from "./sandbox-payer.ts";

export { endDueWithdrawals } from "./end-due-withdrawals.ts";
export { createMoneyNoticeRelay } from "./relay-money-notices.ts";
export { sandboxPayer } from "./sandbox-payer.ts";
export { askPayer, sendPayouts } from "./send-payouts.ts";

/** The sandbox bank's own post: tells by signed notices what came of a payout, until it is taken. */
export function createPayoutNoticeRelay(
  { pool }: Pick<Database, "pool">,
  to: Parameters<typeof postWebhook>[0],
) {
  return createRelay({
    pool,
    topic: sandboxPayoutTopic,
    maxAttempts: 20,
    backoffSeconds: (attempt) => Math.min(2 ** attempt, 3_600),
    deliver: async ({ payload }) => {
      // The cast: the sandbox payer wrote it.
      const status = await postWebhook(to, (payload as PayoutTold).eventId, payload);
      if (status === 404) throw new PoisonEvent("nobody knows this payout");
      if (status >= 300) throw new Error(`answered ${status}`);
    },
  });
}
