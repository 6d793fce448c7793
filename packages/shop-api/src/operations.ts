import type { Operation } from "./operation.ts";
import { buyingOperations } from "./operations/buying.ts";
import { listingOperations } from "./operations/listings.ts";
import { orderOperations } from "./operations/orders.ts";
import { stockOperations } from "./operations/stock.ts";
import { storefrontOperations } from "./operations/storefront.ts";
import { tokenOperations } from "./operations/token.ts";
import { webhookOperations } from "./operations/webhooks.ts";

/** The one table: the server answers what stands here, the document and the page of it say what stands here. */
export const operations: readonly Operation[] = [
  ...storefrontOperations,
  ...orderOperations,
  ...listingOperations,
  ...stockOperations,
  ...webhookOperations,
  ...buyingOperations,
  ...tokenOperations,
];
