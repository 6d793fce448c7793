import { isSignedWebhook, newId, signWebhook } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { cancelOrder, confirmOrder, refundOrder, shipOrder } from "./command-order.ts";
import { endDueOrders } from "./end-due-orders.ts";
import { confirmWithinMs, payWithinMs } from "./order-rules.ts";
import { answerCharge } from "./payments/sandbox-gateway.ts";
import { sendRefunds } from "./payments/send-refunds.ts";
import { startPayment } from "./payments/start-payment.ts";
import { takeGatewayEvent } from "./payments/take-gateway-event.ts";
import { readOrder, readOrders } from "./read-orders.ts";
import { bank, ordersKit, outcome, type Trader } from "./test-shops.ts";

const test = testDatabase();
const kit = ordersKit(test);
let xixi: Trader;
let chen: Trader;
let stranger: Trader;
let address: string;

beforeAll(async () => {
  [xixi, chen, stranger] = await Promise.all([kit.makeShop(), kit.makeTrader(), kit.makeTrader()]);
  address = await kit.makeAddress(chen);
});

const parcel = { carrier: "顺丰速运", trackingNo: "SF1234567890" };
const later = (ms: number) => new Date(Date.now() + ms + 60_000);

describe("a trade from the order to the shop's money", () => {
  it("moves as the table says, and the money with it, to the fen", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { orderId, checkoutId } = await kit.order(chen, address, sku);
    await kit.pay(chen, checkoutId);
    expect(await kit.stateOf(orderId)).toBe("wait_seller_send_goods");
    expect(await kit.balance(xixi.accountId, "escrow")).toBe(12_900n);
    await shipOrder(test.as(xixi.userId), { orderId, ...parcel });
    await confirmOrder(test.as(chen.userId), { orderId });
    expect(await kit.stateOf(orderId)).toBe("trade_finished");
    expect(await kit.balance(xixi.accountId, "escrow")).toBe(0n);
    expect(await kit.balance(xixi.accountId, "available")).toBe(12_823n); // 0.6 % of ¥129.00 is 77.4 fen
    expect(await kit.balance("platform", "fees")).toBe(77n);
    expect(await kit.balance("gateway_sandbox", "clearing")).toBe(-12_900n);
    expect(await kit.faults()).toEqual([]);
    const facts = await kit.db().reputationFact.findMany({
      where: { eventId: orderId },
      select: { kind: true, accountId: true, amount: true, partyId: true, category: true },
    });
    expect(facts).toEqual([
      {
        kind: "sale",
        accountId: xixi.accountId,
        amount: 12_900n,
        partyId: chen.accountId,
        category: "dresses",
      },
    ]);
    const sight = await readOrder(test.as(xixi.userId), orderId);
    expect(sight).toMatchObject({ side: "seller", commands: [], trackingNo: "SF1234567890", feeFen: 77n });
    expect(sight.events.map(({ command, side }) => `${command} ${side}`)).toEqual([
      "confirm buyer",
      "ship seller",
      "pay system",
      "place buyer",
    ]);
  });

  it("confirmed twice at once pays the shop once", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { orderId, checkoutId } = await kit.order(chen, address, sku);
    await kit.pay(chen, checkoutId);
    await shipOrder(test.as(xixi.userId), { orderId, ...parcel });
    const before = await kit.balance(xixi.accountId, "available");
    const ends = await Promise.all(
      Array.from({ length: 5 }, () => outcome(confirmOrder(test.as(chen.userId), { orderId }))),
    );
    expect(ends.toSorted()).toEqual([...Array(4).fill("conflict:order_moved_on"), "done"]);
    expect((await kit.balance(xixi.accountId, "available")) - before).toBe(12_823n);
    expect(await kit.faults()).toEqual([]);
  });
});

describe("SECURITY 28: every state and every actor", () => {
  it("who may do what", async () => {
    const sku = await kit.makeSku(xixi, 500);
    const service = await kit.makeStaff(xixi, "service");
    const viewer = await kit.makeStaff(xixi, "viewer");
    const actors = {
      buyer: chen.userId,
      seller: xixi.userId,
      service,
      viewer,
      stranger: stranger.userId,
      nobody: "",
    };
    const verbs = { cancel: cancelOrder, ship: shipOrder, refund: refundOrder, confirm: confirmOrder };
    const moved = "conflict:order_moved_on";
    const done: Record<string, readonly string[]> = {
      "wait_buyer_pay cancel": ["buyer", "seller", "service"],
      "wait_seller_send_goods ship": ["seller", "service"],
      "wait_seller_send_goods refund": ["buyer", "seller", "service"],
      "wait_buyer_confirm_goods confirm": ["buyer"],
    };
    const bring = {
      wait_buyer_pay: async () => kit.order(chen, address, sku),
      wait_seller_send_goods: async () => paid(sku),
      wait_buyer_confirm_goods: async () => shipped(sku),
      trade_finished: async () => {
        const order = await shipped(sku);
        await confirmOrder(test.as(chen.userId), order);
        return order;
      },
      trade_closed: async () => {
        const order = await kit.order(chen, address, sku);
        await cancelOrder(test.as(chen.userId), order);
        return order;
      },
    };
    for (const [state, make] of Object.entries(bring))
      for (const [name, verb] of Object.entries(verbs)) {
        let order = await make();
        for (const [who, userId] of Object.entries(actors)) {
          const ctx = who === "nobody" ? test.ctx() : test.as(userId);
          const end = await outcome(verb(ctx, { orderId: order.orderId, ...parcel }));
          const mayAct = done[`${state} ${name}`]?.includes(who);
          const isParty =
            who === "buyer" ? name !== "ship" : ["seller", "service"].includes(who) && name !== "confirm";
          const viewed = who === "viewer" && name !== "confirm" ? "forbidden" : "not_found";
          const refused = who === "nobody" ? "not_signed_in" : isParty ? moved : viewed;
          expect(end, `${state} ${name} ${who}`).toBe(mayAct ? "done" : refused);
          if (mayAct) order = await make();
        }
      }
    expect(await kit.faults()).toEqual([]);
  }, 120_000);

  it("orders are read by their two sides alone", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { orderId } = await kit.order(chen, address, sku);
    expect((await readOrder(test.as(chen.userId), orderId)).commands).toEqual(["cancel"]);
    for (const id of [orderId, newId(), "nothing"])
      expect(await outcome(readOrder(test.as(stranger.userId), id))).toBe("not_found");
    const scope = { accountId: xixi.accountId, side: "seller" as const };
    expect(await outcome(readOrders(test.as(chen.userId), scope))).toBe("not_found");
    expect((await readOrders(test.as(xixi.userId), scope)).orders[0]?.id).toBe(orderId);
  });

  async function paid(sku: string) {
    const order = await kit.order(chen, address, sku);
    await kit.pay(chen, order.checkoutId);
    return order;
  }
  async function shipped(sku: string) {
    const order = await paid(sku);
    await shipOrder(test.as(xixi.userId), { orderId: order.orderId, ...parcel });
    return order;
  }
});

describe("what a gateway tells", () => {
  it("SECURITY 30: the same event many times at once is taken once", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { checkoutId } = await kit.order(chen, address, sku);
    const before = await kit.balance(xixi.accountId, "escrow");
    const event = await kit.pay(chen, checkoutId);
    const again = await Promise.all(
      Array.from({ length: 10 }, () => takeGatewayEvent(kit.system(), "sandbox", event)),
    );
    expect(again.every((taken) => !taken)).toBe(true);
    // Told under another id it is still the same payment.
    await takeGatewayEvent(kit.system(), "sandbox", { ...event, eventId: newId() });
    expect((await kit.balance(xixi.accountId, "escrow")) - before).toBe(12_900n);
  });

  it("in any order: paid after failed is paid, failed after paid changes nothing", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { orderId, checkoutId } = await kit.order(chen, address, sku);
    const { paymentId } = await startPayment(test.as(chen.userId), bank, { checkoutId });
    const tell = (kind: "paid" | "failed") =>
      takeGatewayEvent(kit.system(), "sandbox", { eventId: newId(), paymentId, kind, amountFen: 12_900n });
    await tell("failed");
    expect(await kit.stateOf(orderId)).toBe("wait_buyer_pay");
    await tell("paid");
    expect(await kit.stateOf(orderId)).toBe("wait_seller_send_goods");
    await tell("failed");
    expect(await kit.stateOf(orderId)).toBe("wait_seller_send_goods");
  });

  it("money for an order that was closed meanwhile goes back by itself", async () => {
    await sendRefunds(kit.system(), bank);
    const sku = await kit.makeSku(xixi, 5);
    const { orderId, checkoutId } = await kit.order(chen, address, sku);
    const { paymentId } = await startPayment(test.as(chen.userId), bank, { checkoutId });
    await cancelOrder(test.as(chen.userId), { orderId });
    await kit.db().sandboxCharge.update({ where: { id: paymentId }, data: { state: "paid" } });
    const event = { eventId: newId(), paymentId, kind: "paid" as const, amountFen: 12_900n };
    const before = await kit.balance("gateway_sandbox", "clearing");
    await takeGatewayEvent(kit.system(), "sandbox", event);
    expect(await kit.stateOf(orderId)).toBe("trade_closed");
    expect(await kit.balance("platform", "escrow")).toBe(12_900n);
    expect(await sendRefunds(kit.system(), bank)).toBe(1);
    expect(await sendRefunds(kit.system(), bank)).toBe(0);
    expect(await kit.balance("platform", "escrow")).toBe(0n);
    expect(await kit.balance("gateway_sandbox", "clearing")).toBe(before);
    const charge = await kit.db().sandboxCharge.findUniqueOrThrow({ where: { id: paymentId } });
    expect(charge.refundedFen).toBe(12_900n);
    expect((await readOrder(test.as(chen.userId), orderId)).refunds).toMatchObject([{ amountFen: 12_900n }]);
    expect(await kit.faults()).toEqual([]);
  });

  it("is refused from anybody but the house, for another amount, and for a payment that nobody started", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { checkoutId } = await kit.order(chen, address, sku);
    const { paymentId } = await startPayment(test.as(chen.userId), bank, { checkoutId });
    const event = { eventId: newId(), paymentId, kind: "paid" as const, amountFen: 12_900n };
    expect(await outcome(takeGatewayEvent(test.as(chen.userId), "sandbox", event))).toBe("forbidden");
    expect(await outcome(takeGatewayEvent(kit.system(), "sandbox", { ...event, amountFen: 1n }))).toBe(
      "conflict:other_amount",
    );
    expect(await outcome(takeGatewayEvent(kit.system(), "sandbox", { ...event, paymentId: newId() }))).toBe(
      "not_found",
    );
    expect(await outcome(takeGatewayEvent(kit.system(), "another", event))).toBe("not_found");
  });

  it("several payments started at once are one, and it is for whoever may buy", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { checkoutId } = await kit.order(chen, address, sku);
    const started = await Promise.all(
      Array.from({ length: 5 }, () => startPayment(test.as(chen.userId), bank, { checkoutId })),
    );
    expect(new Set(started.map(({ paymentId }) => paymentId)).size).toBe(1);
    expect(await outcome(startPayment(test.as(stranger.userId), bank, { checkoutId }))).toBe("not_found");
    expect(await outcome(startPayment(test.ctx(), bank, { checkoutId }))).toBe("not_signed_in");
    const paymentId = started[0]?.paymentId ?? "";
    const answers = await Promise.all(
      (["pay", "refuse", "pay"] as const).map((one) => outcome(answerCharge(kit.system(), paymentId, one))),
    );
    expect(answers.filter((end) => end === "done")).toHaveLength(1);
  });

  it("counts only with the gateway's signature, over this body, of now", () => {
    const secret = Buffer.alloc(32, 1).toString("base64url");
    const now = new Date();
    const headers = new Headers(signWebhook(secret, "e1", "{}", now));
    const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(isSignedWebhook(secret, headers, "{}", now)).toBe(true);
    expect(isSignedWebhook(secret, headers, "{}", after(299))).toBe(true);
    expect(isSignedWebhook(secret, headers, "{}", after(400))).toBe(false);
    expect(isSignedWebhook(secret, headers, "{ }", now)).toBe(false);
    expect(isSignedWebhook(Buffer.alloc(32, 2).toString("base64url"), headers, "{}", now)).toBe(false);
    expect(isSignedWebhook(secret, new Headers(), "{}", now)).toBe(false);
  });
});

describe("what ends by itself", () => {
  it("an unpaid order is closed on time, and its pieces are for others again", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { orderId } = await kit.order(chen, address, sku, { count: 2 });
    await endDueOrders(kit.system());
    expect(await kit.stateOf(orderId)).toBe("wait_buyer_pay");
    await Promise.all(Array.from({ length: 3 }, () => endDueOrders(kit.system(later(payWithinMs)))));
    expect(await kit.stateOf(orderId)).toBe("trade_closed");
    expect(await kit.stockOf(sku)).toBe(5);
  });

  it("a shipped order is confirmed after ten days", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { orderId, checkoutId } = await kit.order(chen, address, sku);
    await kit.pay(chen, checkoutId);
    await shipOrder(test.as(xixi.userId), { orderId, ...parcel });
    await endDueOrders(kit.system(later(confirmWithinMs)));
    expect(await kit.stateOf(orderId)).toBe("trade_finished");
    expect(await kit.faults()).toEqual([]);
  });

  it("a refund before shipping gives all of the money and the pieces back", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const { orderId, checkoutId } = await kit.order(chen, address, sku);
    const before = await kit.balance(xixi.accountId, "escrow");
    await kit.pay(chen, checkoutId);
    const ends = await Promise.all([
      outcome(refundOrder(test.as(chen.userId), { orderId })),
      outcome(refundOrder(test.as(xixi.userId), { orderId })),
    ]);
    expect(ends.toSorted()).toEqual(["conflict:order_moved_on", "done"]);
    await sendRefunds(kit.system(), bank);
    expect(await kit.balance(xixi.accountId, "escrow")).toBe(before);
    expect(await kit.stockOf(sku)).toBe(5);
    expect(await kit.faults()).toEqual([]);
  });

  it("SECURITY I6: the history of an order cannot be changed or deleted", async () => {
    for (const change of [
      "update order_events set command = 'x'",
      "delete from order_events",
      "delete from order_lines",
    ])
      await expect(test.database.pool.query(change)).rejects.toThrow("append-only");
  });
});
