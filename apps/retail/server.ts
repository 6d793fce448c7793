import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gatewayOrigins } from "@hutong/orders/gateway-origins";
import { startSite } from "@hutong/site/server";
import { shopApi } from "./shop-api.ts";

/** What a side of a refund shows: four pictures of 8 MiB, and its words. `next.config.ts` says the same to Next. */
const refundBytes = 33 * 1_048_576;

await startSite(dirname(fileURLToPath(import.meta.url)), (setUp) => {
  const api = shopApi(setUp);
  return {
    // Gateways sign what they tell, systems of shops bring a token: neither sends an Origin, and no cookie counts.
    isProtocol: (path) =>
      path.startsWith("/api/payments/") || path.startsWith("/api/payouts/") || api.owns(path),
    handleProtocol: (req, res, path) => {
      if (!api.owns(path)) return false;
      api.handle(req, res);
      return true;
    },
    // A payment leads there, without JavaScript by the answer to a form.
    formTargets: async ({ pathname }) => (pathname.startsWith("/orders/") ? gatewayOrigins(setUp.env) : []),
    bodyLimit: (path) => (/^\/refunds\/[0-9a-f-]{36}$/.test(path) ? refundBytes : undefined),
  };
});
