import { readSkuCodes } from "@hutong/catalog";
import type { Db } from "@hutong/db";
import type { OrderCard } from "@hutong/orders";
import { orderStates } from "@hutong/orders/transitions";
import { z } from "zod";
import { fen, fenOf, id, instant } from "../fields.ts";
import { say } from "../said.ts";

export const orderState = z.enum(orderStates);

/** An order as the API shows it to either side. */
export const orderAnswer = z.strictObject({
  id,
  checkout_id: id,
  state: say(orderState, "Where it stands.", "订单状态。"),
  goods_fen: fen,
  shipping_fen: fen,
  total_fen: say(fen, "Goods and shipping, in fen.", "商品加运费，单位分。"),
  fee_fen: say(
    fen.nullable(),
    "What the house kept; null until it is finished.",
    "平台服务费；完成前为 null。",
  ),
  refunded_fen: say(fen, "Given back of it, in fen.", "已退金额，单位分。"),
  placed_at: instant,
  due_at: say(
    instant.nullable(),
    "When its state ends by itself: closed unpaid, or confirmed.",
    "当前状态自动结束的时间：未付款关闭或自动确认收货。",
  ),
  carrier: z.string().nullable(),
  tracking_no: z.string().nullable(),
  note: z.string().nullable(),
  buyer: z.strictObject({ realm: z.string(), login_name: z.string() }),
  ship_to: z.strictObject({
    recipient: z.string(),
    mobile: z.string(),
    province: z.string(),
    city: z.string(),
    district: z.string(),
    street: z.string(),
    postcode: z.string().nullable(),
  }),
  lines: z.array(
    z.strictObject({
      sku_id: id,
      listing_id: id,
      code: say(z.string().nullable(), "The seller's own number, as it is now.", "商家编码（当前值）。"),
      title_zh: z.string(),
      title_en: z.string(),
      colour: z.string(),
      size: z.string(),
      price_fen: fen,
      count: z.int().min(1),
    }),
  ),
});

export async function orderAnswers(
  db: Db,
  orders: readonly OrderCard[],
): Promise<z.output<typeof orderAnswer>[]> {
  const codes = await readSkuCodes(
    db,
    orders.flatMap(({ lines }) => lines.map(({ skuId }) => skuId)),
  );
  return orders.map((order) => shown(order, codes));
}

function shown(order: OrderCard, codes: ReadonlyMap<string, string>): z.output<typeof orderAnswer> {
  const { shipTo, feeFen } = order;
  return {
    id: order.id,
    checkout_id: order.checkoutId,
    state: order.state,
    goods_fen: fenOf(order.goodsFen),
    shipping_fen: fenOf(order.shippingFen),
    total_fen: fenOf(order.totalFen),
    fee_fen: feeFen === null ? null : fenOf(feeFen),
    refunded_fen: fenOf(order.refundedFen),
    placed_at: order.placedAt.toISOString(),
    due_at: order.dueAt?.toISOString() ?? null,
    carrier: order.carrier,
    tracking_no: order.trackingNo,
    note: order.note,
    buyer: { realm: order.buyer.realm, login_name: order.buyer.loginName },
    ship_to: {
      recipient: shipTo.recipient,
      mobile: shipTo.mobile,
      province: shipTo.province,
      city: shipTo.city,
      district: shipTo.district,
      street: shipTo.street,
      postcode: shipTo.postcode ?? null,
    },
    lines: order.lines.map((line) => ({
      sku_id: line.skuId,
      listing_id: line.listingId,
      code: codes.get(line.skuId) ?? null,
      title_zh: line.titleZh,
      title_en: line.titleEn,
      colour: line.colour,
      size: line.size,
      price_fen: fenOf(line.priceFen),
      count: line.count,
    })),
  };
}
