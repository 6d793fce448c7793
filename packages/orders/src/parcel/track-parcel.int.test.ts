import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { confirmOrder, shipOrder } from "../command-order.ts";
import { readOrder } from "../read-orders.ts";
import { ordersKit, outcome, type Trader } from "../test-shops.ts";
import { trackParcel } from "./track-parcel.ts";

const test = testDatabase();
const kit = ordersKit(test);
let xixi: Trader;
let chen: Trader;
let address: string;

beforeAll(async () => {
  [xixi, chen] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
  address = await kit.makeAddress(chen);
});

async function paid() {
  const order = await kit.order(chen, address, await kit.makeSku(xixi, 5));
  await kit.pay(chen, order.checkoutId);
  return order.orderId;
}
const ship = (orderId: string) =>
  shipOrder(test.as(xixi.userId), { orderId, carrier: "顺丰速运", trackingNo: "SF1234567890" });

describe("a parcel", () => {
  it("is followed by both sides as the shop tells of it, told twice in a row once", async () => {
    const orderId = await paid();
    await ship(orderId);
    const seen = { orderId, kind: "collected" as const, words: "嘉兴" };
    await Promise.all(Array.from({ length: 5 }, () => trackParcel(test.as(xixi.userId), seen)));
    await trackParcel(test.as(xixi.userId), { orderId, kind: "in_transit" });
    const { parcel } = await readOrder(test.as(chen.userId), orderId);
    expect(parcel.map(({ kind, words }) => [kind, words])).toEqual([
      ["in_transit", null],
      ["collected", "嘉兴"],
    ]);
    await expect(test.database.pool.query("delete from parcel_events")).rejects.toThrow("append-only");
  });

  it("SECURITY 28: is told of by the shop alone, while it is on its way", async () => {
    const orderId = await paid();
    const tell = (ctx: ReturnType<typeof test.as>, id = orderId) =>
      outcome(trackParcel(ctx, { orderId: id, kind: "collected" }));
    expect(await tell(test.as(xixi.userId))).toBe("conflict:order_moved_on");
    await ship(orderId);
    expect(await tell(test.ctx())).toBe("not_signed_in");
    expect(await tell(test.as(chen.userId))).toBe("not_found");
    expect(await tell(test.as(xixi.userId), newId())).toBe("not_found");
    expect(await tell(test.as(await kit.makeStaff(xixi, "viewer")))).toBe("forbidden");
    expect(await tell(test.as(await kit.makeStaff(xixi, "service")))).toBe("done");
    await confirmOrder(test.as(chen.userId), { orderId });
    expect(await tell(test.as(xixi.userId))).toBe("conflict:order_moved_on");
  });
});
