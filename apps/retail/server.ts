import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { startSite } from "@hutong/site/server";

await startSite(dirname(fileURLToPath(import.meta.url)), () => ({
  // Gateways sign what they tell, and send no Origin.
  isProtocol: (path) => path.startsWith("/api/payments/") || path.startsWith("/api/payouts/"),
}));
