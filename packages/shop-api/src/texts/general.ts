import type { ShopApiScope } from "@hutong/identity/site";
import type { Group } from "../operation.ts";
import type { Said } from "../said.ts";
import type { WebhookEvent } from "../webhooks/events.ts";

export const generalTexts = {
  title: { en: "The shops' API", zh: "店铺 API" },
  lead: {
    en: "For systems that keep a shop's orders, stock and listings, and for whoever buys at the shops.",
    zh: "供管理店铺订单、库存和商品的系统，以及买家的系统使用。",
  },
  idempotencyKey: {
    en: "A key of your making, up to 128 characters. The same key with the same request is done once and answered the same for 24 hours.",
    zh: "由您生成，最长 128 个字符。24 小时内，同一个键加同一个请求只执行一次，返回同样的结果。",
  },
  ifMatch: {
    en: "The version (ETag) that you read: where it was changed meanwhile, nothing is done (412).",
    zh: "您读到的版本（ETag）；若已被修改则不执行，返回 412。",
  },
  done: { en: "Done.", zh: "成功。" },
  refusal: { en: "Refused; nothing was changed.", zh: "被拒绝，没有任何改动。" },
  taken: { en: "Taken. Anything else is tried again.", zh: "已收到。返回其他状态会再次推送。" },
} as const satisfies Record<string, Said>;

export const groupTexts: Readonly<Record<Group, Said>> = {
  storefront: { en: "What the shops show, open to everybody", zh: "在售商品，无需令牌" },
  orders: { en: "Orders of the shop", zh: "店铺订单" },
  listings: { en: "Listings of the shop", zh: "店铺商品" },
  stock: { en: "Stock and prices", zh: "库存与价格" },
  webhooks: { en: "Being told", zh: "事件推送" },
  buying: { en: "Buying", zh: "下单" },
  token: { en: "The token", zh: "令牌" },
};

export const scopeTexts: Readonly<Record<ShopApiScope, Said>> = {
  shop_orders: { en: "See the shop's orders, and ship them", zh: "查看店铺订单并发货" },
  shop_listings: { en: "See, write, publish and take down listings", zh: "查看、编辑、上架和下架商品" },
  shop_stock: { en: "See and set stock and prices", zh: "查看和修改库存与价格" },
  shop_webhooks: { en: "Be told of what happens in the shop", zh: "接收店铺事件推送" },
  buying: { en: "Order for the person and read her address book", zh: "替本人下单、读取收货地址" },
};

export const eventTexts: Readonly<Record<WebhookEvent, Said>> = {
  "order.paid": { en: "An order was paid: it waits to be shipped", zh: "订单已付款，等待发货" },
  "order.shipped": { en: "An order was shipped", zh: "订单已发货" },
  "order.finished": { en: "An order is finished: the money is the shop's", zh: "交易成功，货款到账" },
  "order.closed": {
    en: "An order was closed: unpaid, cancelled or refunded",
    zh: "交易关闭：未付款、取消或退款",
  },
  "stock.low": { en: "A variant is down to the number you set", zh: "规格库存降到您设定的数量" },
};
