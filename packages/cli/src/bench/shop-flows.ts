import { randomUUID } from "node:crypto";
import { signWebhook } from "@hutong/kernel";
import type { Flow, User } from "./flows.ts";
import type { ShopTarget, Target } from "./target.ts";

/** What shops do all day, as it is measured of Vendure and Medusa: their shop's API, and here the pages too. */
export const shopFlows: readonly Flow[] = [
  {
    name: "API: list of 24",
    run: (target, user) => get(target, user, "/api/v1/storefront/listings?limit=24"),
  },
  {
    name: "API: one style",
    run: (target, user) => get(target, user, `/api/v1/storefront/listings/${pick(shopOf(target).listings)}`),
  },
  { name: "page: search", run: (target, user) => get(target, user, "/search?q=%E8%BF%9E%E8%A1%A3%E8%A3%99") },
  {
    name: "page: goods",
    run: (target, user) => get(target, user, `/goods/${pick(shopOf(target).listings)}`),
  },
  { name: "order of 5 lines", run: async (target, user) => void (await order(target, user)) },
  { name: "order of 5 lines, paid", run: orderAndPay },
];

function shopOf({ shop }: Target): ShopTarget {
  if (!shop) throw new Error("no shops are measured here");
  return shop;
}

async function get(target: Target, user: User, path: string): Promise<void> {
  const { status } = await user.browser.call(shopOf(target).origin + path);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
}

interface Placed {
  readonly totalFen: number;
  readonly paymentId: string;
}

/** One call: five lines of other styles become orders, and their payment begins. */
async function order(target: Target, user: User): Promise<Placed> {
  const { origin, skus, buyers } = shopOf(target);
  const buyer = buyers[user.index % buyers.length];
  if (!buyer) throw new Error("nobody buys");
  const lines = Array.from({ length: 5 }, () => pick(skus));
  const { status, body } = await user.browser.call(`${origin}/api/v1/checkouts`, {
    method: "POST",
    fromServer: true,
    headers: { Authorization: `Bearer ${pick(buyer.tokens)}`, "Idempotency-Key": randomUUID() },
    json: {
      address_id: buyer.addressId,
      lines: [...new Map(lines.map((sku) => [sku.id, sku])).values()].map(({ id, priceFen }) => ({
        sku_id: id,
        count: 1,
        price_fen: priceFen,
      })),
    },
  });
  if (status !== 201) throw new Error(`a checkout answered ${status}: ${body}`);
  const { total_fen: totalFen, payment } = JSON.parse(body);
  return { totalFen, paymentId: payment.id };
}

/** Ordered, and the bank tells that it was paid: the money is in escrow. */
async function orderAndPay(target: Target, user: User): Promise<void> {
  const { origin, sandboxSecret } = shopOf(target);
  const { totalFen, paymentId } = await order(target, user);
  const eventId = randomUUID();
  const json = { eventId, paymentId, kind: "paid", amountFen: String(totalFen) };
  const { status } = await user.browser.call(`${origin}/api/payments/sandbox`, {
    method: "POST",
    fromServer: true,
    headers: signWebhook(sandboxSecret, eventId, JSON.stringify(json), new Date()),
    json,
  });
  if (status >= 300) throw new Error(`the bank's notice was answered with ${status}`);
}

function pick<T>(all: readonly T[]): T {
  const one = all[Math.floor(Math.random() * all.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}
