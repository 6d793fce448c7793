import { createRelay, type Database, PoisonEvent } from "@hutong/db";
import { postWebhook } from "@hutong/kernel";
import type { GatewayEventTold } from "./payments/gateway.ts";
import { sandboxTopic } from "./payments/sandbox-gateway.ts";

export { endDueOrders } from "./end-due-orders.ts";
export { askGateway } from "./payments/ask-gateway.ts";
export { makeGateways } from "./payments/make-gateways.ts";
export { sendRefunds } from "./payments/send-refunds.ts";
export { readSold } from "./read-sold.ts";
export { endDueRefunds } from "./refunds/end-due-refunds.ts";

export interface SandboxNotices {
  /** Where the shop takes webhooks of the sandbox bank. */
  readonly url: string;
  readonly secret: string;
  readonly fetch: typeof fetch;
}

/** The sandbox bank's own post: tells the shop by signed webhooks what came of a payment, until it is taken. */
export function createSandboxRelay({ pool }: Pick<Database, "pool">, to: SandboxNotices) {
  return createRelay({
    pool,
    topic: sandboxTopic,
    maxAttempts: 20,
    backoffSeconds: (attempt) => Math.min(2 ** attempt, 3_600),
    deliver: async ({ payload }) => {
      // The cast: the sandbox bank wrote it (`answerCharge`).
      const status = await postWebhook(to, (payload as GatewayEventTold).eventId, payload);
      if (status === 404) throw new PoisonEvent("nobody knows this payment");
      if (status >= 300) throw new Error(`answered ${status}`);
    },
  });
}
