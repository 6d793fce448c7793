import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gatewayOrigins } from "@hutong/orders/gateway-origins";
import { startSite } from "@hutong/site/server";

/** What a side of a refund shows: four pictures of 8 MiB, and its words. `next.config.ts` says the same to Next. */
const refundBytes = 33 * 1_048_576;

await startSite(dirname(fileURLToPath(import.meta.url)), ({ env }) => ({
  // Gateways sign what they tell, and send no Origin.
  isProtocol: (path) => path.startsWith("/api/payments/") || path.startsWith("/api/payouts/"),
  // A payment leads there, without JavaScript by the answer to a form.
  formTargets: async ({ pathname }) => (pathname.startsWith("/orders/") ? gatewayOrigins(env) : []),
  bodyLimit: (path) => (/^\/refunds\/[0-9a-f-]{36}$/.test(path) ? refundBytes : undefined),
}));
