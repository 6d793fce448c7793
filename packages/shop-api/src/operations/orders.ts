import type { Db } from "@hutong/db";
import { type AccountId, type Ctx, DomainError } from "@hutong/kernel";
import { readOrder, readSoldOrders, shipOrder } from "@hutong/orders";
import { z } from "zod";
import { cursorOf, placeOf } from "../cursor.ts";
import { id, instant, nextCursor, pageQuery } from "../fields.ts";
import { operation } from "../operation.ts";
import { say } from "../said.ts";
import { orderAnswer, orderAnswers, orderState } from "./order-answer.ts";

const one = z.object({ order_id: id });

/**
 * An order that the token's shop sold. The person may stand behind other orders too: this token is of one shop.
 * @throws DomainError `not_found`
 */
async function readSold(ctx: Ctx<Db>, accountId: AccountId, orderId: string) {
  const order = await readOrder(ctx, orderId);
  if (order.sellerAccountId !== accountId) throw new DomainError("not_found");
  const [answer] = await orderAnswers(ctx.db, [order]);
  if (!answer) throw new DomainError("not_found");
  return answer;
}

export const orderOperations = [
  operation({
    id: "listOrders",
    method: "GET",
    path: "/orders",
    group: "orders",
    scope: "shop_orders",
    summary: { en: "What the shop sold, newest first", zh: "店铺的订单，最新在前" },
    query: z.object({
      ...pageQuery,
      state: say(orderState.optional(), "In this state alone.", "只看该状态。"),
      since: say(instant.optional(), "Placed then or later.", "此时及之后下的单。"),
    }),
    answer: z.strictObject({ orders: z.array(orderAnswer), next_cursor: nextCursor }),
    run: async ({ ctx, accountId, query: { cursor, limit, state, since } }) => {
      const { orders, next } = await readSoldOrders(ctx, {
        accountId,
        state,
        since: since === undefined ? undefined : new Date(since),
        after: placeOf(cursor),
        limit,
      });
      return { orders: await orderAnswers(ctx.db, orders), next_cursor: cursorOf(next) };
    },
  }),
  operation({
    id: "readOrder",
    method: "GET",
    path: "/orders/{order_id}",
    group: "orders",
    scope: "shop_orders",
    summary: { en: "One order of the shop", zh: "单个订单" },
    params: one,
    answer: orderAnswer,
    refusals: [404],
    run: ({ ctx, accountId, path }) => readSold(ctx, accountId, path.order_id),
  }),
  operation({
    id: "shipOrder",
    method: "POST",
    path: "/orders/{order_id}/shipment",
    group: "orders",
    scope: "shop_orders",
    summary: { en: "Ship a paid order", zh: "发货" },
    params: one,
    body: z.strictObject({
      carrier: say(
        z.string().trim().min(1).max(32),
        "Who carries it, as the buyer reads it.",
        "快递公司，买家可见。",
      ),
      tracking_no: say(
        z
          .string()
          .trim()
          .regex(/^[A-Za-z0-9-]{6,40}$/),
        "As carriers print it: 6 to 40 letters, digits, dashes.",
        "运单号：6–40 位字母、数字或连字符。",
      ),
    }),
    answer: orderAnswer,
    refusals: [404, 409],
    run: async ({ ctx, accountId, path: { order_id: orderId }, body }) => {
      await readSold(ctx, accountId, orderId);
      await shipOrder(ctx, { orderId, carrier: body.carrier, trackingNo: body.tracking_no });
      return readSold(ctx, accountId, orderId);
    },
  }),
];
