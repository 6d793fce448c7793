import type { Db } from "@hutong/db";
import { findSiteAccount } from "@hutong/identity/site";
import { type AccountId, type Ctx, DomainError, newId } from "@hutong/kernel";
import { placeOrder, readOrder, startPayment } from "@hutong/orders";
import { readAddresses } from "@hutong/profile";
import { z } from "zod";
import { fen, fenOf, id } from "../fields.ts";
import { type ApiHouse, type Caller, operation } from "../operation.ts";
import { say } from "../said.ts";
import { orderAnswer, orderAnswers } from "./order-answer.ts";

const addressAnswer = z.strictObject({
  id,
  recipient: z.string(),
  mobile: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
  postcode: z.string().nullable(),
  is_default: z.boolean(),
});

const payment = say(
  z.strictObject({ id, url: z.string() }).nullable(),
  "Where the person pays, herself; null where nothing can be paid now.",
  "本人付款的地址；暂时无法付款时为 null。",
);

const checkoutAnswer = z.strictObject({
  checkout_id: id,
  order_ids: say(z.array(id), "One a shop.", "每家店一个订单。"),
  total_fen: fen,
  payment,
});

/** The account that the person acts for at the shops, as when she signs in there. @throws DomainError `not_found` */
async function buyingAccount({ database }: ApiHouse, { userId }: Caller): Promise<AccountId> {
  const account = await findSiteAccount(database.pool, userId, "retail");
  if (!account) throw new DomainError("not_found", { fields: { account: "account_missing" } });
  return account.accountId;
}

/** Where the person pays: at the gateway that is named, else at the first. Asked twice, it is the same payment. */
async function pay(
  house: ApiHouse,
  ctx: Ctx<Db>,
  checkoutId: string,
  name?: string,
): Promise<{ id: string; url: string } | null> {
  const gateway = name === undefined ? house.gateways[0] : house.gateways.find((one) => one.name === name);
  if (!gateway && name !== undefined) {
    throw new DomainError("invalid_input", { fields: { gateway: "choose" } });
  }
  if (!gateway) return null;
  const { paymentId, href } = await startPayment(ctx, gateway, { checkoutId });
  return { id: paymentId, url: new URL(href, house.origin).href };
}

async function readBought(ctx: Ctx<Db>, accountId: AccountId, orderId: string) {
  const order = await readOrder(ctx, orderId);
  if (order.buyerAccountId !== accountId) throw new DomainError("not_found");
  const [answer] = await orderAnswers(ctx.db, [order]);
  if (!answer) throw new DomainError("not_found");
  return answer;
}

export const buyingOperations = [
  operation({
    id: "listAddresses",
    method: "GET",
    path: "/addresses",
    group: "buying",
    scope: "buying",
    summary: { en: "The person's address book", zh: "收货地址" },
    answer: z.strictObject({ addresses: z.array(addressAnswer) }),
    run: async ({ ctx, house, caller }) => {
      const addresses = await readAddresses(ctx, await buyingAccount(house, caller));
      return {
        addresses: addresses.map((address) => ({
          id: address.id,
          recipient: address.recipient,
          mobile: address.mobile,
          province: address.province,
          city: address.city,
          district: address.district,
          street: address.street,
          postcode: address.postcode,
          is_default: address.isDefault,
        })),
      };
    },
  }),
  operation({
    id: "placeCheckout",
    method: "POST",
    path: "/checkouts",
    group: "buying",
    scope: "buying",
    summary: { en: "Order, of any number of shops, and begin to pay", zh: "一次下单（可跨店）并发起付款" },
    description: {
      en: "All lines or none, at the prices you were shown. The pieces are the person's for 30 minutes; she pays at the address that comes back.",
      zh: "全部成交或全不成交，按您看到的价格。商品保留 30 分钟，由本人到返回的地址付款。",
    },
    body: z.strictObject({
      address_id: id,
      lines: z
        .array(
          z.strictObject({
            sku_id: id,
            count: z.int().min(1).max(999),
            price_fen: say(
              z.int().min(1).max(1_000_000_000_000),
              "The price you were shown.",
              "您看到的单价。",
            ),
          }),
        )
        .min(1)
        .max(50),
      note: z.string().trim().max(200).default(""),
    }),
    answer: checkoutAnswer,
    status: 201,
    refusals: [404, 409],
    run: async ({ ctx, house, caller, body }) => {
      const { checkoutId, orderIds, totalFen } = await placeOrder(ctx, {
        id: newId(),
        buyerAccountId: await buyingAccount(house, caller),
        addressId: body.address_id,
        note: body.note,
        lines: body.lines.map(({ sku_id, count, price_fen }) => ({
          skuId: sku_id,
          count,
          expectedPriceFen: BigInt(price_fen),
        })),
      });
      return {
        checkout_id: checkoutId,
        order_ids: [...orderIds],
        total_fen: fenOf(totalFen),
        payment: null,
      };
    },
    // The order stands whatever the gateway says: whoever gets no address asks for one by the next operation.
    complete: async ({ house, ctx }, answer) => ({
      ...answer,
      payment: await pay(house, ctx, answer.checkout_id).catch(() => null),
    }),
  }),
  operation({
    id: "payCheckout",
    method: "POST",
    path: "/checkouts/{checkout_id}/payment",
    group: "buying",
    scope: "buying",
    summary: { en: "Begin to pay, or go on where it was begun", zh: "发起或继续付款" },
    params: z.object({ checkout_id: id }),
    body: z.strictObject({
      gateway: say(
        z.string().max(32).optional(),
        "Left out: the first there is.",
        "省略则用第一个可用渠道。",
      ),
    }),
    answer: z.strictObject({ checkout_id: id, payment }),
    refusals: [404, 409],
    // Its gateway is asked outside of the transaction of the kept answer, which says what was asked for.
    run: async ({ ctx, house, caller, path, body }) => {
      const buyerAccountId = await buyingAccount(house, caller);
      const isHers = await ctx.db.checkout.count({ where: { id: path.checkout_id, buyerAccountId } });
      if (isHers === 0) throw new DomainError("not_found");
      return { checkout_id: path.checkout_id, payment: { id: path.checkout_id, url: body.gateway ?? "" } };
    },
    complete: async ({ house, ctx }, { checkout_id, payment: asked }) => ({
      checkout_id,
      payment: await pay(house, ctx, checkout_id, asked?.url || undefined),
    }),
  }),
  operation({
    id: "readPurchase",
    method: "GET",
    path: "/purchases/{order_id}",
    group: "buying",
    scope: "buying",
    summary: { en: "One order that the person placed", zh: "单个已下的订单" },
    params: z.object({ order_id: id }),
    answer: orderAnswer,
    refusals: [404],
    run: async ({ ctx, house, caller, path }) =>
      readBought(ctx, await buyingAccount(house, caller), path.order_id),
  }),
];
