import { openDatabase } from "@hutong/db";
import { ensureRoles } from "@hutong/db/server";
import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { addToCart, readCart } from "./cart.ts";
import { cancelOrder, confirmOrder, refundOrder, shipOrder } from "./command-order.ts";
import { endDueOrders } from "./end-due-orders.ts";
import { sendRefunds } from "./payments/send-refunds.ts";
import { startPayment } from "./payments/start-payment.ts";
import { takeGatewayEvent } from "./payments/take-gateway-event.ts";
import { placeOrder } from "./place-order.ts";
import { readOrders } from "./read-orders.ts";
import { askRefund } from "./refunds/ask-refund.ts";
import { agreeRefund, declineRefund, escalateRefund } from "./refunds/command-refund.ts";
import { endDueRefunds } from "./refunds/end-due-refunds.ts";
import type { AskRefundInput } from "./refunds/refund-schema.ts";
import { ruleRefund } from "./refunds/rule-refund.ts";
import { bank, ordersKit } from "./test-shops.ts";

const test = testDatabase();
const kit = ordersKit(test);

it("SECURITY 28: the shops' connection buys and sells, the chores' ends and refunds, and neither rewrites history", async () => {
  const urls = await ensureRoles({
    connectionString: test.connectionString,
    passwords: { identity: "identity-password", wholesale: "wholesale-password", retail: "retail-password" },
  });
  if (!urls) throw new Error("the test server's owner may make roles");
  const [xixi, chen] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
  const [address, skuId, staff] = await Promise.all([
    kit.makeAddress(chen),
    kit.makeSku(xixi, 9),
    kit.makeStaff(chen, "buyer", { month: 100_000n }),
  ]);
  const shops = openDatabase({ connectionString: urls.retail, applicationName: "test" });
  const chores = openDatabase({ connectionString: urls.identity, applicationName: "test" });
  const market = openDatabase({ connectionString: urls.wholesale, applicationName: "test" });
  try {
    const as = (userId: string) => test.as(userId, { db: shops.prisma });
    const place = (userId: string) =>
      placeOrder(as(userId), {
        id: newId(),
        buyerAccountId: chen.accountId,
        addressId: address,
        lines: [{ skuId, count: 1, expectedPriceFen: 12_900n }],
      });
    const buy = async (userId: string) => {
      const { checkoutId, orderIds } = await place(userId);
      const { paymentId } = await startPayment(as(userId), bank, { checkoutId });
      const event = { eventId: newId(), paymentId, kind: "paid" as const, amountFen: 12_900n };
      await kit.db().sandboxCharge.update({ where: { id: paymentId }, data: { state: "paid" } });
      await takeGatewayEvent({ ...kit.system(), db: shops.prisma }, "sandbox", event);
      return { orderId: orderIds[0] ?? "" };
    };
    await addToCart(as(chen.userId), { accountId: chen.accountId, skuId, count: 1 });
    expect(await readCart(as(chen.userId), chen.accountId)).toHaveLength(1);
    const first = await buy(chen.userId);
    await shipOrder(as(xixi.userId), { ...first, carrier: "顺丰速运", trackingNo: "SF123456" });
    await confirmOrder(as(chen.userId), first);
    await refundOrder(as(xixi.userId), await buy(staff));
    await cancelOrder(as(staff), { orderId: (await place(staff)).orderIds[0] ?? "" });
    await place(staff);
    const system = { ...kit.system(new Date(Date.now() + 3_600_000)), db: chores.prisma };
    expect(await endDueOrders(system)).toBe(1);
    const ask = (more: Partial<AskRefundInput> = {}) =>
      askRefund(as(chen.userId), {
        id: newId(),
        ...first,
        reason: "faulty",
        withReturn: false,
        lines: [{ place: 1, count: 1 }],
        amountFen: 2_000n,
        ...more,
      });
    await agreeRefund(as(xixi.userId), await ask());
    const { refundId } = await ask();
    await declineRefund(as(xixi.userId), { refundId, words: "已说明瑕疵", offerFen: 500n });
    await escalateRefund(as(chen.userId), { refundId, words: "没有说明" });
    const operator = await kit.makeTrader();
    await kit.db().user.update({ where: { id: operator.userId }, data: { adminRole: "operator" } });
    await ruleRefund(test.as(operator.userId, { db: chores.prisma }), {
      refundId,
      amountFen: 1_000n,
      returnFirst: false,
      reason: "未说明瑕疵",
      retailOrigin: "http://retail.localhost:3002",
    });
    await ask({ withReturn: true });
    expect(await endDueRefunds({ ...system, now: new Date(Date.now() + 4 * 86_400_000) })).toBe(1);
    expect(await sendRefunds(system, bank)).toBe(3);
    const { orders } = await readOrders(as(chen.userId), { accountId: chen.accountId, side: "buyer" });
    expect(orders).toHaveLength(4);
    expect(await kit.stockOf(skuId)).toBe(8);
    expect(await kit.faults()).toEqual([]);
    const refused = [
      "update order_events set command = 'x'",
      "delete from orders",
      "update orders set total_fen = 1",
      "update payments set amount_fen = 1",
      "delete from gateway_events",
      "update skus set colour = 'x'",
      "update refunds set asked_fen = 1",
      "update refund_events set words = 'x'",
      "delete from refund_pictures",
      "select from reputation_facts",
    ];
    for (const change of refused)
      await expect(shops.pool.query(change), change).rejects.toThrow(/permission denied/);
    await expect(market.pool.query("select from orders")).rejects.toThrow(/permission denied/);
  } finally {
    await Promise.all([shops.close(), chores.close(), market.close()]);
    const name = new URL(test.connectionString).pathname.slice(1);
    for (const role of ["identity", "wholesale", "retail"]) {
      await test.database.pool.query(`drop owned by "${name}_${role}"`);
      await test.database.pool.query(`drop role "${name}_${role}"`);
    }
  }
}, 60_000);
