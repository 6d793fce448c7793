import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { gatewayOrigins } from "@hutong/orders/gateway-origins";
import { startSite } from "@hutong/site/server";
import { startChores } from "./chores.ts";
import { shopApi } from "./shop-api.ts";

const mib = 1_048_576;

/**
 * Forms that take files, and how much: six pictures of goods of 8 MiB; a table of goods; four pictures that a side of a
 * refund shows; five of a review. `next.config.ts` says the most to Next.
 */
const fileForms: readonly (readonly [path: RegExp, bytes: number])[] = [
  [/^\/account\/[^/]+\/goods\/[^/]+\/pictures$/, 49 * mib],
  [/^\/account\/[^/]+\/goods\/sheet$/, 3 * mib],
  [/^\/refunds\/[0-9a-f-]{36}$/, 33 * mib],
  [/^\/orders\/[0-9a-f-]{36}\/review\/\d{1,3}$/, 41 * mib],
];

await startSite(dirname(fileURLToPath(import.meta.url)), (setUp) => {
  const api = shopApi(setUp);
  return {
    close: startChores(setUp),
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
    bodyLimit: (path) => fileForms.find(([form]) => form.test(path))?.[1],
  };
});
