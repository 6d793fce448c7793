import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { confirmOrder, shipOrder } from "./command-order.ts";
import { confirmWithinMs } from "./order-rules.ts";
import { readComingMoney } from "./read-coming-money.ts";
import { ordersKit, outcome } from "./test-shops.ts";

const test = testDatabase();
const kit = ordersKit(test);

it("says by day what comes from the escrow, as it lies there, to the owner and finance alone", async () => {
  const [xixi, chen] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
  const [address, skuId] = await Promise.all([kit.makeAddress(chen), kit.makeSku(xixi, 99, 10_000n)]);
  expect(await readComingMoney(test.as(xixi.userId), xixi.accountId)).toEqual({
    days: [],
    open: { orders: 0, amountFen: 0n },
  });
  const paid = async () => {
    const order = await kit.order(chen, address, skuId);
    await kit.pay(chen, order.checkoutId);
    return order;
  };
  // 15:30 and 16:30 UTC are two days in Shanghai.
  for (const at of ["2026-11-24T15:30:00Z", "2026-11-24T16:30:00Z", "2026-11-24T16:40:00Z"]) {
    const now = new Date(at);
    await shipOrder(test.as(xixi.userId, { now }), {
      ...(await paid()),
      carrier: "顺丰速运",
      trackingNo: "SF123456",
    });
  }
  await paid();
  await kit.order(chen, address, skuId);
  const done = await paid();
  await shipOrder(test.as(xixi.userId), { ...done, carrier: "顺丰速运", trackingNo: "SF123456" });
  await confirmOrder(test.as(chen.userId), done);
  const day = (at: string) =>
    new Date(Date.parse(at) + confirmWithinMs + 8 * 3_600_000).toISOString().slice(0, 10);
  expect(await readComingMoney(test.as(xixi.userId), xixi.accountId)).toEqual({
    days: [
      { day: day("2026-11-24T15:30:00Z"), orders: 1, amountFen: 10_000n },
      { day: day("2026-11-24T16:30:00Z"), orders: 2, amountFen: 20_000n },
    ],
    open: { orders: 1, amountFen: 10_000n },
  });
  const [finance, manager] = await Promise.all([
    kit.makeStaff(xixi, "finance"),
    kit.makeStaff(xixi, "manager"),
  ]);
  const read = (userId: string, accountId: string = xixi.accountId) =>
    outcome(readComingMoney(test.as(userId), accountId));
  expect(
    await Promise.all([read(finance), read(manager), read(chen.userId), read(xixi.userId, newId())]),
  ).toEqual(["done", "forbidden", "not_found", "not_found"]);
});
