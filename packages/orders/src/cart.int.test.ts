import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { addToCart, readCart, removeFromCart, saveCart } from "./cart.ts";
import { ordersKit, outcome } from "./test-shops.ts";

const test = testDatabase();
const kit = ordersKit(test);

it("a cart takes goods, counts and ticks, tells what has changed, and forgets what is taken out", async () => {
  const [xixi, chen] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
  const { accountId } = chen;
  const skuId = await kit.makeSku(xixi, 5);
  const as = test.as(chen.userId);
  await Promise.all([1, 2].map((count) => addToCart(as, { accountId, skuId, count })));
  expect((await readCart(as, accountId))[0]?.lines).toMatchObject([
    { count: 3, isTicked: true, priceBeforeFen: null },
  ]);
  await kit.db().sku.update({ where: { id: skuId }, data: { priceFen: 13_000n }, select: { id: true } });
  expect((await readCart(as, accountId))[0]?.lines).toMatchObject([
    { priceFen: 13_000n, priceBeforeFen: 12_900n },
  ]);
  await saveCart(as, {
    accountId,
    lines: [
      { skuId, count: 2, isTicked: false },
      { skuId: newId(), count: 1, isTicked: true },
    ],
  });
  expect((await readCart(as, accountId))[0]?.lines).toMatchObject([
    { count: 2, isTicked: false, priceBeforeFen: null },
  ]);
  await removeFromCart(as, { accountId, skuId });
  await removeFromCart(as, { accountId, skuId });
  expect(await readCart(as, accountId)).toEqual([]);
  expect(await outcome(addToCart(as, { accountId, skuId: newId(), count: 1 }))).toBe("not_found");
});

it("SECURITY 28: a cart is its account's, and of the staff who buy", async () => {
  const [xixi, chen, stranger] = await Promise.all([kit.makeShop(), kit.makeTrader(), kit.makeTrader()]);
  const [buyer, viewer] = await Promise.all([kit.makeStaff(chen, "buyer"), kit.makeStaff(chen, "viewer")]);
  const { accountId } = chen;
  const skuId = await kit.makeSku(xixi, 5);
  const verbs = [
    (userId: string) => addToCart(test.as(userId), { accountId, skuId, count: 1 }),
    (userId: string) => saveCart(test.as(userId), { accountId, lines: [] }),
    (userId: string) => removeFromCart(test.as(userId), { accountId, skuId }),
    (userId: string) => readCart(test.as(userId), accountId),
  ];
  for (const verb of verbs) {
    expect(await outcome(verb(buyer))).toBe("done");
    expect(await outcome(verb(viewer))).toBe("forbidden");
    expect(await outcome(verb(stranger.userId))).toBe("not_found");
  }
});
