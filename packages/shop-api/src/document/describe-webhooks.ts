import { z } from "zod";
import { fen, id, instant } from "../fields.ts";
import { orderState } from "../operations/order-answer.ts";
import type { ApiLocale } from "../send-problem.ts";
import { eventTexts, generalTexts } from "../texts/general.ts";
import { type WebhookEvent, webhookEventNames } from "../webhooks/events.ts";
import { type Json, schemaOf } from "./json-schema.ts";

const orderData = z.object({
  order_id: id,
  state: orderState,
  total_fen: fen,
  carrier: z.string().nullable(),
  tracking_no: z.string().nullable(),
});

const stockData = z.object({
  sku_id: id,
  listing_id: id,
  code: z.string().nullable(),
  colour: z.string(),
  size: z.string(),
  stock: z.int().min(0),
});

/** What a message says: `type`, `timestamp` and `data`, as Standard Webhooks advises. */
export function messageSchema(event: WebhookEvent) {
  return z.object({
    type: z.literal(event),
    timestamp: instant,
    data: event === "stock.low" ? stockData : orderData,
  });
}

/** The messages, as OpenAPI 3.1 has a place for them. */
export function describeWebhooks(locale: ApiLocale): Json {
  const key = locale === "en" ? "en" : "zh";
  return Object.fromEntries(
    webhookEventNames.map((event) => [
      event,
      {
        post: {
          operationId: `webhook_${event.replace(".", "_")}`,
          tags: ["webhooks"],
          summary: eventTexts[event][key],
          parameters: ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => ({
            name,
            in: "header",
            required: true,
            schema: { type: "string" },
          })),
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(messageSchema(event), locale, "output") } },
          },
          responses: { "2XX": { description: generalTexts.taken[key] } },
        },
      },
    ]),
  );
}
