import { DomainError } from "@hutong/kernel";
import { z } from "zod";
import { cursorOf, placeOf } from "../cursor.ts";
import { id, instant, nextCursor, pageQuery } from "../fields.ts";
import { type ApiHouse, type Caller, operation } from "../operation.ts";
import { say } from "../said.ts";
import { type Delivery, readDeliveries, redeliver, sendTest } from "../webhooks/deliveries.ts";
import {
  addEndpoint,
  type Endpoint,
  readEndpoints,
  removeEndpoint,
  rotateSecret,
} from "../webhooks/endpoints.ts";
import { type WebhookEvent, webhookEventNames, webhookEvents } from "../webhooks/events.ts";
import { shownSecret } from "../webhooks/secret.ts";

const one = z.object({ endpoint_id: id });

const endpointAnswer = z.strictObject({
  id,
  url: z.string(),
  events: z.array(z.enum(webhookEventNames)),
  low_stock_at: z.int(),
  created_at: instant,
  rotated_at: say(
    instant.nullable(),
    "For a day after it the secret before signs along.",
    "更换后一天内新旧密钥同时签名。",
  ),
  disabled_at: say(instant.nullable(), "It answered 410: nothing more is sent.", "对方返回 410 后停止推送。"),
});

const endpointWithSecret = endpointAnswer.extend({
  generation: z.int(),
  secret: say(
    z.string(),
    "whsec_…, as any Standard Webhooks library takes it.",
    "whsec_ 开头，可直接用于 Standard Webhooks 库。",
  ),
});

const deliveryAnswer = z.strictObject({
  id: say(id, "Also the `webhook-id` of the message.", "也是消息的 webhook-id。"),
  endpoint_id: id,
  event: z.string(),
  made_at: instant,
  attempts: z.int(),
  tried_at: instant.nullable(),
  last_status: z.int().nullable(),
  last_fault: say(
    z.string().nullable(),
    "refused, timeout, unreachable, withdrawn, gone",
    "refused、timeout、unreachable、withdrawn、gone",
  ),
  delivered_at: instant.nullable(),
  given_up_at: instant.nullable(),
});

const shown = (endpoint: Endpoint): z.output<typeof endpointAnswer> => ({
  id: endpoint.id,
  url: endpoint.url,
  events: [...endpoint.events],
  low_stock_at: endpoint.lowStockAt,
  created_at: endpoint.createdAt.toISOString(),
  rotated_at: endpoint.rotatedAt?.toISOString() ?? null,
  disabled_at: endpoint.disabledAt?.toISOString() ?? null,
});

/** The secret is put in where the answer goes out, so that it is kept nowhere. */
const unrevealed = (endpoint: Endpoint): z.output<typeof endpointWithSecret> => ({
  ...shown(endpoint),
  generation: endpoint.generation,
  secret: "",
});

const reveal = (
  { house: { webhookSecret } }: { house: ApiHouse },
  answer: z.output<typeof endpointWithSecret>,
) => ({
  ...answer,
  secret: shownSecret(webhookSecret, answer),
});

const shownDelivery = (delivery: Delivery): z.output<typeof deliveryAnswer> => ({
  id: delivery.id,
  endpoint_id: delivery.endpointId,
  event: delivery.event,
  made_at: delivery.madeAt.toISOString(),
  attempts: delivery.attempts,
  tried_at: delivery.triedAt?.toISOString() ?? null,
  last_status: delivery.lastStatus,
  last_fault: delivery.lastFault,
  delivered_at: delivery.deliveredAt?.toISOString() ?? null,
  given_up_at: delivery.deadAt?.toISOString() ?? null,
});

/** A system is told of nothing that it may not read. @throws DomainError */
function assertMayHear(events: readonly WebhookEvent[], { scopes }: Caller): void {
  if (events.every((event) => scopes.includes(webhookEvents[event]))) return;
  throw new DomainError("forbidden", { fields: { events: "scope_missing" } });
}

const base = { group: "webhooks", scope: "shop_webhooks" } as const;

export const webhookOperations = [
  operation({
    ...base,
    id: "listWebhooks",
    method: "GET",
    path: "/webhooks",
    summary: { en: "Where this system is told", zh: "本系统的推送地址" },
    answer: z.strictObject({ webhooks: z.array(endpointAnswer) }),
    run: async ({ ctx, accountId, caller: { clientId } }) => ({
      webhooks: (await readEndpoints(ctx, { accountId, clientId })).map(shown),
    }),
  }),
  operation({
    ...base,
    id: "addWebhook",
    method: "POST",
    path: "/webhooks",
    summary: { en: "Be told at an address", zh: "新增推送地址" },
    description: {
      en: "https alone, and no address of an inner network. Order events need shop_orders, stock.low needs shop_stock.",
      zh: "只支持 https，且不能是内网地址。订单事件需要 shop_orders，stock.low 需要 shop_stock。",
    },
    body: z.strictObject({
      url: z.url().max(2_048),
      events: z.array(z.enum(webhookEventNames)).min(1).max(webhookEventNames.length),
      low_stock_at: say(
        z.int().min(0).max(1_000_000).default(5),
        "stock.low comes when a variant is down to so many.",
        "规格库存降到该数时推送 stock.low。",
      ),
    }),
    answer: endpointWithSecret,
    status: 201,
    refusals: [409],
    complete: reveal,
    run: async ({ ctx, house, accountId, caller, body }) => {
      assertMayHear(body.events, caller);
      const endpoint = await addEndpoint(ctx, {
        scope: { accountId, clientId: caller.clientId },
        clientName: caller.clientName,
        ourOrigin: house.origin,
        input: { url: body.url, events: body.events, lowStockAt: body.low_stock_at },
      });
      return unrevealed(endpoint);
    },
  }),
  operation({
    ...base,
    id: "removeWebhook",
    method: "DELETE",
    path: "/webhooks/{endpoint_id}",
    summary: { en: "Be told no more", zh: "删除推送地址" },
    params: one,
    refusals: [404],
    run: ({ ctx, accountId, caller: { clientId }, path }) =>
      removeEndpoint(ctx, { accountId, clientId }, path.endpoint_id),
  }),
  operation({
    ...base,
    id: "rotateWebhookSecret",
    method: "POST",
    path: "/webhooks/{endpoint_id}/secret",
    summary: { en: "A new secret; the old one signs along for a day", zh: "更换密钥，旧密钥继续签名一天" },
    params: one,
    answer: endpointWithSecret,
    refusals: [404],
    complete: reveal,
    run: async ({ ctx, accountId, caller: { clientId }, path }) =>
      unrevealed(await rotateSecret(ctx, { accountId, clientId }, path.endpoint_id)),
  }),
  operation({
    ...base,
    id: "testWebhook",
    method: "POST",
    path: "/webhooks/{endpoint_id}/test",
    summary: { en: "Send a test", zh: "发送测试消息" },
    params: one,
    answer: deliveryAnswer,
    refusals: [404],
    run: async ({ ctx, accountId, caller: { clientId }, path }) =>
      shownDelivery(await sendTest(ctx, { accountId, clientId }, path.endpoint_id)),
  }),
  operation({
    ...base,
    id: "listWebhookDeliveries",
    method: "GET",
    path: "/webhooks/{endpoint_id}/deliveries",
    summary: { en: "What was sent there, the newest first", zh: "推送记录，最新在前" },
    params: one,
    query: z.object(pageQuery),
    answer: z.strictObject({ deliveries: z.array(deliveryAnswer), next_cursor: nextCursor }),
    run: async ({ ctx, accountId, caller: { clientId }, path, query: { cursor, limit } }) => {
      const scope = { accountId, clientId, endpointId: path.endpoint_id, after: placeOf(cursor), limit };
      const { deliveries, next } = await readDeliveries(ctx, scope);
      return { deliveries: deliveries.map(shownDelivery), next_cursor: cursorOf(next) };
    },
  }),
  operation({
    ...base,
    id: "redeliverWebhook",
    method: "POST",
    path: "/webhook-deliveries/{delivery_id}/redeliver",
    summary: { en: "Send a message once more, under its old id", zh: "重新推送，沿用原消息 ID" },
    params: z.object({ delivery_id: id }),
    answer: deliveryAnswer,
    refusals: [404, 409],
    run: async ({ ctx, accountId, caller: { clientId }, path }) =>
      shownDelivery(await redeliver(ctx, { accountId, clientId }, path.delivery_id)),
  }),
];
