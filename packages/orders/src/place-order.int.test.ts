import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { addToCart, readCart } from "./cart.ts";
import { cancelOrder } from "./command-order.ts";
import type { OrderRefusal } from "./order-refusal.ts";
import { placeOrder } from "./place-order.ts";
import { ordersKit, outcome, type Trader } from "./test-shops.ts";

const test = testDatabase();
const kit = ordersKit(test);
let xixi: Trader;
let lan: Trader;
let chen: Trader;
let address: string;

beforeAll(async () => {
  [xixi, lan, chen] = await Promise.all([kit.makeShop(), kit.makeShop(), kit.makeTrader()]);
  address = await kit.makeAddress(chen);
});

function wish(lines: readonly [skuId: string, count: number, priceFen?: bigint][], more: object = {}) {
  return {
    id: newId(),
    buyerAccountId: chen.accountId,
    addressId: address,
    lines: lines.map(([skuId, count, expectedPriceFen = 12_900n]) => ({ skuId, count, expectedPriceFen })),
    ...more,
  };
}

async function refusedFor(work: Promise<unknown>): Promise<OrderRefusal["refusedFor"]> {
  const error = await work.then(
    () => undefined,
    (cause: OrderRefusal) => cause,
  );
  if (!error?.refusedFor) throw error ?? new Error("was not refused");
  return error.refusedFor;
}

describe("placeOrder", () => {
  it("makes one order a shop under one checkout, keeps address and goods as they are, and empties the cart", async () => {
    const [dress, coat, sock] = await Promise.all([
      kit.makeSku(xixi, 5),
      kit.makeSku(lan, 5, 30_000n),
      kit.makeSku(lan, 9, 500n),
    ]);
    const as = test.as(chen.userId);
    for (const skuId of [dress, coat, sock])
      await addToCart(as, { accountId: chen.accountId, skuId, count: 1 });
    const placed = await placeOrder(
      as,
      wish(
        [
          [dress, 2],
          [coat, 1, 30_000n],
        ],
        { note: "请包好" },
      ),
    );
    expect(placed.orderIds).toHaveLength(2);
    expect(placed.totalFen).toBe(55_800n);
    const orders = await kit.db().order.findMany({
      where: { checkoutId: placed.checkoutId },
      orderBy: { totalFen: "asc" },
      include: { lines: true, events: true },
    });
    expect(orders).toMatchObject([
      {
        sellerAccountId: xixi.accountId,
        state: "wait_buyer_pay",
        totalFen: 25_800n,
        shippingFen: 0n,
        note: "请包好",
        shipTo: { recipient: "陈", district: "南湖区", street: "中山东路 1 号" },
        lines: [{ skuId: dress, count: 2, priceFen: 12_900n, titleZh: "棉麻连衣裙", colour: "indigo" }],
        events: [{ place: 1, command: "place", side: "buyer", actorUserId: chen.userId }],
      },
      { sellerAccountId: lan.accountId, totalFen: 30_000n },
    ]);
    expect([await kit.stockOf(dress), await kit.stockOf(coat)]).toEqual([3, 4]);
    const cart = await readCart(as, chen.accountId);
    expect(cart.flatMap(({ lines }) => lines.map(({ skuId }) => skuId))).toEqual([sock]);
  });

  it("adds a shop's shipping fee where its part is small", async () => {
    const sock = await kit.makeSku(xixi, 9, 500n);
    const placed = await placeOrder(test.as(chen.userId), wish([[sock, 2, 500n]]));
    expect(placed.totalFen).toBe(1_800n);
  });

  it("SECURITY 30: the same id eight times at once is one order; with another body it is refused", async () => {
    const sku = await kit.makeSku(xixi, 100);
    const one = wish([[sku, 3]]);
    const answers = await Promise.all(Array.from({ length: 8 }, () => placeOrder(test.as(chen.userId), one)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await kit.stockOf(sku)).toBe(97);
    expect(await kit.db().order.count({ where: { checkoutId: one.id } })).toBe(1);
    const other = { ...one, lines: [{ ...one.lines[0], skuId: sku, count: 4, expectedPriceFen: 12_900n }] };
    expect(await outcome(placeOrder(test.as(chen.userId), other))).toBe("conflict:id_taken");
    // Another person's wish under the same id is another body.
    const buyer = await kit.makeStaff(chen, "buyer");
    expect(await outcome(placeOrder(test.as(buyer), one))).toBe("conflict:id_taken");
    expect(await kit.stockOf(sku)).toBe(97);
  });

  it("SECURITY 31: 200 buyers, last 10 pieces: exactly 10 sold", async () => {
    const sku = await kit.makeSku(xixi, 10);
    const buyers = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const buyer = await kit.makeTrader();
        return { buyer, addressId: await kit.makeAddress(buyer) };
      }),
    );
    const ends = await Promise.all(
      buyers.map(({ buyer, addressId }) => outcome(kit.order(buyer, addressId, sku))),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(10);
    expect(ends.filter((end) => end === "conflict:lines_changed")).toHaveLength(190);
    expect(await kit.stockOf(sku)).toBe(0);
    expect(await kit.db().orderLine.count({ where: { skuId: sku } })).toBe(10);
  }, 120_000);

  it("baskets over the same goods in any order neither block each other for ever nor oversell", async () => {
    const skus = await Promise.all(Array.from({ length: 4 }, () => kit.makeSku(xixi, 20)));
    const ends = await Promise.all(
      Array.from({ length: 40 }, (_, n) => {
        const turned = [...skus.slice(n % 4), ...skus.slice(0, n % 4)];
        const lines = (n % 2 ? turned : turned.toReversed()).map((sku): [string, number] => [sku, 1]);
        return outcome(placeOrder(test.as(chen.userId), wish(lines)));
      }),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(20);
    expect(await Promise.all(skus.map(kit.stockOf))).toEqual([0, 0, 0, 0]);
  }, 60_000);

  it("says which line lacks how much, which has another price, which is gone, and takes nothing", async () => {
    const [few, dearer, fine] = await Promise.all([
      kit.makeSku(xixi, 2),
      kit.makeSku(xixi, 9),
      kit.makeSku(xixi, 9),
    ]);
    await kit.db().sku.update({ where: { id: dearer }, data: { priceFen: 13_900n }, select: { id: true } });
    const lines: [string, number][] = [
      [few, 3],
      [dearer, 1],
      [fine, 1],
    ];
    expect(await refusedFor(placeOrder(test.as(chen.userId), wish(lines)))).toEqual({
      kind: "lines",
      lines: [
        { skuId: few, problem: "stock", stock: 2, priceFen: 12_900n },
        { skuId: dearer, problem: "price", stock: 9, priceFen: 13_900n },
      ],
    });
    const missing = newId();
    expect(
      await refusedFor(
        placeOrder(
          test.as(chen.userId),
          wish([
            [missing, 1],
            [fine, 1],
          ]),
        ),
      ),
    ).toEqual({
      kind: "lines",
      lines: [{ skuId: missing, problem: "gone", stock: 0, priceFen: null }],
    });
    expect(await Promise.all([few, dearer, fine].map(kit.stockOf))).toEqual([2, 9, 9]);
  });

  it("sells nobody her own goods, and nothing to an address that is not the buyer's", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const own = await kit.makeAddress(xixi);
    expect(await outcome(kit.order(xixi, own, sku))).toBe("conflict:own_goods");
    expect(await outcome(kit.order(chen, own, sku))).toBe("not_found:address_missing");
    expect(await kit.stockOf(sku)).toBe(5);
  });

  it("SECURITY 28: is the owner's and her buyers', nobody else's", async () => {
    const sku = await kit.makeSku(xixi, 50);
    const stranger = await kit.makeTrader();
    const [viewer, finance, buyer, manager] = await Promise.all(
      (["viewer", "finance", "buyer", "manager"] as const).map((role) => kit.makeStaff(chen, role)),
    );
    const asked = async (userId = "") => outcome(placeOrder(test.as(userId), wish([[sku, 1]])));
    expect(await asked(stranger.userId)).toBe("not_found");
    expect([await asked(viewer), await asked(finance)]).toEqual(["forbidden", "forbidden"]);
    expect([await asked(buyer), await asked(manager)]).toEqual(["done", "done"]);
    expect(await outcome(placeOrder(test.ctx(), wish([[sku, 1]])))).toBe("not_signed_in");
  });
});

describe("a seat's limits", () => {
  it("refuse what is above the order's, and say what is left of the month's", async () => {
    const sku = await kit.makeSku(xixi, 100, 10_000n);
    const buyer = test.as(await kit.makeStaff(chen, "buyer", { order: 30_000n, month: 50_000n }));
    const buy = (count: number) => placeOrder(buyer, wish([[sku, count, 10_000n]]));
    expect(await refusedFor(buy(4))).toEqual({
      kind: "seat_limit",
      limit: "order",
      limitFen: 30_000n,
      leftFen: 30_000n,
    });
    const first = await buy(3);
    expect(await refusedFor(buy(3))).toEqual({
      kind: "seat_limit",
      limit: "month",
      limitFen: 50_000n,
      leftFen: 20_000n,
    });
    expect(await outcome(buy(2))).toBe("done");
    expect(await kit.stockOf(sku)).toBe(95);
    // What is closed counts no more.
    await cancelOrder(test.as(chen.userId), { orderId: first.orderIds[0] ?? "" });
    expect(await outcome(buy(3))).toBe("done");
  });

  it("hold under eight orders at once", async () => {
    const sku = await kit.makeSku(xixi, 100, 10_000n);
    const staff = await kit.makeStaff(chen, "buyer", { month: 35_000n });
    const ends = await Promise.all(
      Array.from({ length: 8 }, () => outcome(placeOrder(test.as(staff), wish([[sku, 1, 10_000n]])))),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(3);
    expect(ends.filter((end) => end === "conflict:month_limit")).toHaveLength(5);
    expect(await kit.stockOf(sku)).toBe(97);
  });

  it("begin anew with the month in Shanghai", async () => {
    const sku = await kit.makeSku(xixi, 100, 10_000n);
    const staff = await kit.makeStaff(chen, "buyer", { month: 10_000n });
    const at = (now: string) =>
      outcome(placeOrder(test.as(staff, { now: new Date(now) }), wish([[sku, 1, 10_000n]])));
    expect(await at("2026-10-31T15:00:00Z")).toBe("done");
    expect(await at("2026-10-31T15:59:00Z")).toBe("conflict:month_limit");
    expect(await at("2026-10-31T16:01:00Z")).toBe("done");
  });
});
