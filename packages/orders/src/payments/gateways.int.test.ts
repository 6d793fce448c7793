import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cancelOrder, refundOrder } from "../command-order.ts";
import { endDueOrders } from "../end-due-orders.ts";
import { payWithinMs } from "../order-rules.ts";
import { bank, ordersKit, outcome, type Trader } from "../test-shops.ts";
import { alipayGateway } from "./alipay-gateway.ts";
import { askGateway } from "./ask-gateway.ts";
import type { PaymentGateway } from "./gateway.ts";
import { makeGateways } from "./make-gateways.ts";
import { answerCharge } from "./sandbox-gateway.ts";
import { sendRefunds } from "./send-refunds.ts";
import { startPayment } from "./start-payment.ts";
import { stripeGateway } from "./stripe-gateway.ts";
import { takeGatewayEvent } from "./take-gateway-event.ts";
import { AlipayEnd, StripeEnd } from "./test-far-ends.ts";

const test = testDatabase();
const kit = ordersKit(test);
const origin = "https://shops.example.com";
const minute = 60_000;

let xixi: Trader;
let chen: Trader;
let address: string;
let skuId: string;
let alipayEnd: AlipayEnd;
let stripeEnd: StripeEnd;
let alipay: PaymentGateway;
let stripe: PaymentGateway;

beforeAll(async () => {
  [xixi, chen] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
  [address, skuId] = await Promise.all([kit.makeAddress(chen), kit.makeSku(xixi, 500)]);
  [alipayEnd, stripeEnd] = await Promise.all([new AlipayEnd().open(), new StripeEnd().open()]);
  alipay = alipayGateway({ ...alipayEnd.settings, origin });
  stripe = stripeGateway({ ...stripeEnd.settings, origin });
});
afterAll(() => Promise.all([alipayEnd.close(), stripeEnd.close()]));

async function begin(gateway: PaymentGateway, now = new Date()) {
  const order = await kit.order(chen, address, skuId, { now });
  const started = await startPayment(test.as(chen.userId, { now }), gateway, order);
  return { ...order, ...started };
}

/** Takes a webhook as the route does. @returns what it would answer */
async function told(gateway: PaymentGateway, body: string, headers = new Headers(), now = new Date()) {
  const read = await gateway.readWebhook(headers, body, now);
  if (!read) return "401";
  if (!("paymentId" in read)) return "taken, nothing of ours";
  return outcome(takeGatewayEvent(kit.system(), gateway.name, read));
}

const tradeNo = (paymentId: string) => paymentId.replaceAll("-", "");

describe("Alipay", () => {
  const notice = (paymentId: string, fields: Record<string, string> = {}) =>
    alipayEnd.notice({
      out_trade_no: tradeNo(paymentId),
      trade_status: "TRADE_SUCCESS",
      total_amount: "129.00",
      ...fields,
    });

  it("is asked by a signed address, gone on with under the same number, and pays into escrow", async () => {
    const { orderId, paymentId, href, checkoutId } = await begin(alipay);
    const asked = alipayEnd.visit(href);
    expect(asked).toMatchObject({
      method: "alipay.trade.page.pay",
      app_id: alipayEnd.appId,
      out_trade_no: tradeNo(paymentId),
      total_amount: "129.00",
      product_code: "FAST_INSTANT_TRADE_PAY",
      notify_url: `${origin}/api/payments/alipay`,
      return_url: `${origin}/orders/${orderId}?done=answered`,
    });
    const again = await startPayment(test.as(chen.userId), alipay, { checkoutId });
    expect(again.paymentId).toBe(paymentId);
    expect(alipayEnd.visit(again.href).out_trade_no).toBe(tradeNo(paymentId));
    const body = notice(paymentId);
    // SECURITY 30: told ten times at once, it counts once.
    const ends = await Promise.all(Array.from({ length: 10 }, () => told(alipay, body)));
    expect(new Set(ends)).toEqual(new Set(["done"]));
    expect(await kit.stateOf(orderId)).toBe("wait_seller_send_goods");
    expect(await kit.faults()).toEqual([]);
  });

  it("is believed under its signature alone", async () => {
    const { orderId, paymentId } = await begin(alipay);
    const right = notice(paymentId);
    const fields = {
      out_trade_no: tradeNo(paymentId),
      trade_status: "TRADE_SUCCESS",
      total_amount: "129.00",
    };
    const changed = new URLSearchParams(right);
    changed.set("total_amount", "0.01");
    const older = new URLSearchParams(right);
    older.set("sign_type", "RSA");
    const unsigned = new URLSearchParams(right);
    unsigned.delete("sign");
    for (const body of [
      alipayEnd.notice(fields, "somebody"),
      changed.toString(),
      older.toString(),
      unsigned.toString(),
      "",
      "not=a&form%",
    ]) {
      expect(await told(alipay, body)).toBe("401");
    }
    expect(await told(alipay, notice(paymentId, { app_id: "2021000000000000" }))).toMatch(/nothing/);
    expect(await told(alipay, notice(paymentId, { trade_status: "WAIT_BUYER_PAY" }))).toMatch(/nothing/);
    expect(await told(alipay, notice(paymentId, { out_trade_no: "order-of-another-system" }))).toMatch(
      /nothing/,
    );
    expect(await told(alipay, notice(paymentId, { total_amount: "1.00" }))).toBe("conflict:other_amount");
    expect(await told(alipay, notice(newId()))).toBe("not_found");
    // A payment of another gateway is none of Alipay's.
    const other = await begin(bank);
    expect(await told(alipay, notice(other.paymentId))).toBe("not_found");
    expect(await kit.stateOf(orderId)).toBe("wait_buyer_pay");
  });

  it("tells in any order: closed after paid changes nothing, paid after closed counts", async () => {
    const first = await begin(alipay);
    await told(alipay, notice(first.paymentId));
    expect(await told(alipay, notice(first.paymentId, { trade_status: "TRADE_CLOSED" }))).toBe("done");
    expect(await kit.stateOf(first.orderId)).toBe("wait_seller_send_goods");
    const second = await begin(alipay);
    await told(alipay, notice(second.paymentId, { trade_status: "TRADE_CLOSED" }));
    expect(await told(alipay, notice(second.paymentId))).toBe("done");
    expect(await kit.stateOf(second.orderId)).toBe("wait_seller_send_goods");
  });

  it("gives back what came too late, once, also when its answer is lost", async () => {
    const { orderId, paymentId, href } = await begin(alipay);
    alipayEnd.visit(href);
    await cancelOrder(test.as(chen.userId), { orderId });
    expect(await told(alipay, notice(paymentId))).toBe("done");
    expect(await kit.stateOf(orderId)).toBe("trade_closed");
    // Twice: the SDK tries once more by itself.
    alipayEnd.cutNext = 2;
    expect(await outcome(sendRefunds(kit.system(), alipay))).toMatch(/could not be sent/);
    await Promise.all([sendRefunds(kit.system(), alipay), sendRefunds(kit.system(), alipay)]);
    const { refunds } = alipayEnd.trades.get(tradeNo(paymentId)) ?? never();
    expect([...refunds.values()]).toEqual(["129.00"]);
    expect(await kit.faults()).toEqual([]);
  });

  it("is asked about what it did not tell, and its answers are believed under its signature alone", async () => {
    const { orderId, paymentId, href } = await begin(alipay);
    alipayEnd.visit(href);
    const trade = alipayEnd.trades.get(tradeNo(paymentId)) ?? never();
    await askGateway(kit.system(), alipay);
    trade.status = "TRADE_SUCCESS";
    const impostor = await new AlipayEnd().open();
    const fooled = alipayGateway({
      ...impostor.settings,
      alipayPublicKey: alipayEnd.settings.alipayPublicKey,
      origin,
    });
    impostor.trades.set(tradeNo(paymentId), {
      status: "TRADE_SUCCESS",
      amount: "129.00",
      refunds: new Map(),
    });
    await expect(fooled.ask(kit.system(), { id: paymentId, reference: null })).rejects.toThrow();
    await impostor.close();
    const later = kit.system(new Date(Date.now() + 2 * minute));
    const settled = await Promise.all([askGateway(later, alipay), askGateway(later, alipay)]);
    expect(settled[0] + settled[1]).toBeGreaterThanOrEqual(1);
    expect(await kit.stateOf(orderId)).toBe("wait_seller_send_goods");
    // Told after all: old news.
    expect(await told(alipay, notice(paymentId))).toBe("done");
    expect(await kit.faults()).toEqual([]);
  });

  it("forgets what nobody went on with", async () => {
    const { paymentId } = await begin(alipay);
    const state = async () =>
      (await kit.db().payment.findUniqueOrThrow({ where: { id: paymentId }, select: { state: true } })).state;
    await askGateway(kit.system(new Date(Date.now() + 2 * minute)), alipay);
    expect(await state()).toBe("pending");
    await askGateway(kit.system(new Date(Date.now() + 240 * minute)), alipay);
    expect(await state()).toBe("failed");
  });
});

describe("Stripe", () => {
  const sessionOf = (paymentId: string) =>
    [...stripeEnd.sessions.values()].find((one) => one.client_reference_id === paymentId) ?? never();
  const tell = (type: string, session: object, options: Parameters<StripeEnd["event"]>[2] = {}) => {
    const { headers, body } = stripeEnd.event(type, session, options);
    return told(stripe, body, headers);
  };
  const paid = { status: "complete", payment_status: "paid" };

  it("makes one session a payment, also when its answer is lost, and pays into escrow", async () => {
    const order = await kit.order(chen, address, skuId);
    const start = () => startPayment(test.as(chen.userId), stripe, order);
    // Twice: the SDK tries once more by itself.
    stripeEnd.cutNext = 2;
    expect(await outcome(start())).not.toBe("done");
    const [one, two] = await Promise.all([start(), start()]);
    expect(two).toEqual(one);
    expect(one.href).toMatch(/^https:\/\/checkout\.stripe\.com\//);
    const session = sessionOf(one.paymentId);
    expect(session).toMatchObject({ amount_total: 12_900, currency: "cny" });
    const id = `evt_${newId()}`;
    const ends = await Promise.all(
      Array.from({ length: 10 }, () => tell("checkout.session.completed", { ...session, ...paid }, { id })),
    );
    expect(new Set(ends)).toEqual(new Set(["done"]));
    expect(await kit.stateOf(order.orderId)).toBe("wait_seller_send_goods");
    expect(await kit.faults()).toEqual([]);
  });

  it("is believed under its signature, its time, and for yuan alone", async () => {
    const { paymentId, orderId } = await begin(stripe);
    const session = { ...sessionOf(paymentId), ...paid };
    const done = "checkout.session.completed";
    expect(await tell(done, session, { secret: "whsec_somebody_elses" })).toBe("401");
    expect(await tell(done, session, { at: new Date(Date.now() - 6 * minute) })).toBe("401");
    const { headers, body } = stripeEnd.event(done, session);
    expect(await told(stripe, body.replace("12900", "129"), headers)).toBe("401");
    expect(await told(stripe, body)).toBe("401");
    expect(await tell("charge.updated", session)).toMatch(/nothing/);
    expect(await tell(done, { ...session, payment_status: "unpaid" })).toMatch(/nothing/);
    expect(await tell(done, { ...session, client_reference_id: "of another system" })).toMatch(/nothing/);
    expect(await tell(done, { ...session, client_reference_id: null })).toMatch(/nothing/);
    const dollars = stripeEnd.event(done, { ...session, currency: "usd" });
    expect(await outcome(stripe.readWebhook(dollars.headers, dollars.body, new Date()))).toBe(
      "conflict:other_currency",
    );
    expect(await tell(done, { ...session, amount_total: 1 })).toBe("conflict:other_amount");
    expect(await tell(done, { ...session, client_reference_id: newId() })).toBe("not_found");
    expect(await kit.stateOf(orderId)).toBe("wait_buyer_pay");
  });

  it("tells in any order, and of slow ways to pay", async () => {
    const first = await begin(stripe);
    const one = sessionOf(first.paymentId);
    await tell("checkout.session.completed", { ...one, payment_status: "unpaid" });
    expect(await kit.stateOf(first.orderId)).toBe("wait_buyer_pay");
    await tell("checkout.session.async_payment_succeeded", { ...one, ...paid });
    await tell("checkout.session.expired", one);
    expect(await kit.stateOf(first.orderId)).toBe("wait_seller_send_goods");
    const second = await begin(stripe);
    const two = sessionOf(second.paymentId);
    await tell("checkout.session.async_payment_failed", two);
    await tell("checkout.session.completed", { ...two, ...paid });
    expect(await kit.stateOf(second.orderId)).toBe("wait_seller_send_goods");
  });

  it("gives back once, what came too late and what is asked for", async () => {
    const now = new Date(Date.now() - payWithinMs - minute);
    const late = await begin(stripe, now);
    await endDueOrders(kit.system());
    expect(await kit.stateOf(late.orderId)).toBe("trade_closed");
    await tell("checkout.session.completed", { ...sessionOf(late.paymentId), ...paid });
    const kept = await begin(stripe);
    await tell("checkout.session.completed", { ...sessionOf(kept.paymentId), ...paid });
    await refundOrder(test.as(xixi.userId), kept);
    // The first two calls and the SDK's own second tries.
    stripeEnd.cutNext = 1;
    await Promise.allSettled([sendRefunds(kit.system(), stripe), sendRefunds(kit.system(), stripe)]);
    await sendRefunds(kit.system(), stripe);
    for (const { paymentId } of [late, kept]) {
      const { payment_intent } = sessionOf(paymentId);
      const given = stripeEnd.refunds.filter((one) => one.payment_intent === payment_intent);
      expect(given.map(({ amount }) => amount)).toEqual(["12900"]);
    }
    expect(await kit.faults()).toEqual([]);
  });

  it("is asked about what it did not tell", async () => {
    const { orderId, paymentId } = await begin(stripe);
    const unpaid = await begin(stripe);
    Object.assign(sessionOf(paymentId), paid);
    Object.assign(sessionOf(unpaid.paymentId), { status: "expired" });
    await askGateway(kit.system(new Date(Date.now() + 2 * minute)), stripe);
    expect(await kit.stateOf(orderId)).toBe("wait_seller_send_goods");
    const { state } = await kit
      .db()
      .payment.findUniqueOrThrow({ where: { id: unpaid.paymentId }, select: { state: true } });
    expect(state).toBe("failed");
  });
});

describe("gateways", () => {
  it("are those that are configured; the sandbox bank is asked too", async () => {
    const names = (settings: object) => makeGateways({ origin, ...settings }).map(({ name }) => name);
    expect(names({})).toEqual([]);
    expect(names({ sandboxSecret: "s", alipay: alipayEnd.settings, stripe: stripeEnd.settings })).toEqual([
      "alipay",
      "stripe",
      "sandbox",
    ]);
    const { orderId, paymentId, href } = await begin(bank);
    expect(href).toBe(`/bank/${paymentId}`);
    await answerCharge(kit.system(), paymentId, "silent");
    await askGateway(kit.system(new Date(Date.now() + 2 * minute)), bank);
    expect(await kit.stateOf(orderId)).toBe("wait_seller_send_goods");
  });

  it("of two that are paid for the same order one keeps the money, the other gives it back", async () => {
    const { orderId, checkoutId, paymentId, href } = await begin(alipay);
    alipayEnd.visit(href);
    const second = await startPayment(test.as(chen.userId), stripe, { checkoutId });
    expect(second.paymentId).not.toBe(paymentId);
    const session = [...stripeEnd.sessions.values()].find(
      (one) => one.client_reference_id === second.paymentId,
    );
    const event = stripeEnd.event("checkout.session.completed", { ...session, payment_status: "paid" });
    const body = alipayEnd.notice({
      out_trade_no: tradeNo(paymentId),
      trade_status: "TRADE_SUCCESS",
      total_amount: "129.00",
    });
    expect(await Promise.all([told(alipay, body), told(stripe, event.body, event.headers)])).toEqual([
      "done",
      "done",
    ]);
    expect(await kit.stateOf(orderId)).toBe("wait_seller_send_goods");
    const parts = await kit.db().paymentPart.findMany({
      where: { orderId },
      select: { outcome: true },
      orderBy: { outcome: "asc" },
    });
    expect(parts.map(({ outcome: one }) => one)).toEqual(["escrowed", "refunded"]);
    expect(await kit.faults()).toEqual([]);
  });
});

function never(): never {
  throw new Error("the far end knows nothing of it");
}
