import type { ShopApiScope } from "@hutong/identity/site";

/** What happens in a shop that its systems may be told of, and the scope that they need for it. */
export const webhookEvents = {
  "order.paid": "shop_orders",
  "order.shipped": "shop_orders",
  "order.finished": "shop_orders",
  "order.closed": "shop_orders",
  "stock.low": "shop_stock",
} as const satisfies Record<string, ShopApiScope>;

export type WebhookEvent = keyof typeof webhookEvents;

export const webhookEventNames = Object.keys(webhookEvents) as WebhookEvent[]; // the keys of a constant

/** What a test sends. */
export const testEvent = "webhook.test";
