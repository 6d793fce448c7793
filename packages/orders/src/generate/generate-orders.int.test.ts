import { readTrialBalance } from "@hutong/ledger";
import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { readOrder, readOrders } from "../read-orders.ts";
import { ordersKit } from "../test-shops.ts";
import { generateOrders } from "./generate-orders.ts";

const test = testDatabase();
const kit = ordersKit(test);
const now = new Date();

it("generated orders are orders: they are read and go on, and the ledger balances", async () => {
  const { pool, prisma } = test.database;
  const ofNothing = generateOrders(pool, { orders: 10, seed: 1, now });
  await expect(ofNothing).rejects.toMatchObject({ code: "not_found" });
  const [shop, other, buyer] = await Promise.all([kit.makeShop(), kit.makeShop(), kit.makeTrader()]);
  for (const trader of [shop, other]) await kit.makeSku(trader, 5);
  await generateOrders(pool, { orders: 2_000, seed: 7, now });
  const states = await prisma.order.groupBy({ by: ["state"], _count: true });
  expect(states.map(({ state }) => state).sort()).toEqual([
    "trade_closed",
    "trade_finished",
    "wait_buyer_confirm_goods",
    "wait_seller_send_goods",
  ]);
  expect(states.reduce((sum, { _count }) => sum + _count, 0)).toBe(2_000);
  const trial = await readTrialBalance(test.database);
  expect(trial.faults).toEqual([]);
  expect(trial.entries).toBeGreaterThan(3_000);
  expect(await kit.balance(shop.accountId, "available")).toBeGreaterThan(0n);

  const sold = await readOrders(test.as(shop.userId), { accountId: shop.accountId, side: "seller" });
  expect(sold.orders.length).toBeGreaterThan(0);
  const address = await kit.makeAddress(buyer);
  const { orderId, checkoutId } = await kit.order(buyer, address, await kit.makeSku(shop, 1));
  await kit.pay(buyer, checkoutId);
  expect(await readOrder(test.as(buyer.userId), orderId)).toMatchObject({ state: "wait_seller_send_goods" });
  expect((await readTrialBalance(test.database)).faults).toEqual([]);
  await expect(generateOrders(pool, { orders: 10, seed: 1, now })).rejects.toMatchObject({
    code: "conflict",
  });
});
