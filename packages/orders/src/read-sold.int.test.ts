import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { readSold } from "./read-sold.ts";
import { ordersKit } from "./test-shops.ts";

const test = testDatabase();
const kit = ordersKit(test);

it("pieces of orders that were paid count, those of unpaid and older ones do not", async () => {
  const shop = await kit.makeShop();
  const buyer = await kit.makeTrader();
  const address = await kit.makeAddress(buyer);
  const skuId = await kit.makeSku(shop, 50);
  const paid = await kit.order(buyer, address, skuId, { count: 3 });
  await kit.order(buyer, address, skuId, { count: 2 });
  await kit.db().order.update({
    where: { id: paid.orderId },
    data: { state: "wait_seller_send_goods" },
    select: { id: true },
  });
  const { listingId } = await kit
    .db()
    .sku.findUniqueOrThrow({ where: { id: skuId }, select: { listingId: true } });
  const hourMs = 3_600_000;
  expect(newId() > paid.orderId).toBe(true);
  expect(await readSold(kit.db(), new Date(Date.now() - hourMs))).toEqual([{ listingId, pieces: 3 }]);
  expect(await readSold(kit.db(), new Date(Date.now() + hourMs))).toEqual([]);
});
