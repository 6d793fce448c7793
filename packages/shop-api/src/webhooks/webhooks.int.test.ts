import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "@hutong/kernel";
import { cancelOrder, confirmOrder, shipOrder } from "@hutong/orders";
import { ordersKit, type Trader } from "@hutong/orders/test-shops";
import { testDatabase } from "@hutong/testing";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messageSchema } from "../document/describe-webhooks.ts";
import { allScopes, makeToken, startTestApi, testOrigin, testSecret } from "../test-api.ts";
import type { WebhookEvent } from "./events.ts";
import { createWebhookRelay } from "./relay.ts";

const test = testDatabase();
const kit = ordersKit(test);
let api: Awaited<ReturnType<typeof startTestApi>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let xixi: Trader;
let chen: Trader;
let address: string;
let token: string;
let clientId: string;

/** A system that keeps what it is sent, and answers as it is told. */
async function startReceiver() {
  const taken: { body: string; headers: IncomingHttpHeaders }[] = [];
  const state = { status: 204 };
  const server = createServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => {
      body += chunk;
    });
    req.on("end", () => {
      taken.push({ body, headers: req.headers });
      res.writeHead(state.status).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    taken,
    state,
    url: `http://erp.localhost:${port}/hutong`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

beforeAll(async () => {
  [api, receiver] = await Promise.all([startTestApi(test), startReceiver()]);
  [xixi, chen] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
  address = await kit.makeAddress(chen);
  ({ token, clientId } = await makeToken(test, { ...xixi, scopes: allScopes }));
});
afterAll(async () => {
  await Promise.all([api.close(), receiver.close()]);
});
beforeEach(async () => {
  receiver.taken.length = 0;
  receiver.state.status = 204;
  await test.database.pool.query("delete from webhook_endpoints");
});

/** One turn of the relay, with all that waits due now. */
async function relay(origin = testOrigin) {
  await test.database.pool.query("update outbox_events set available_at = now() where topic = 'webhook'");
  return createWebhookRelay({ database: test.database, origin, secret: testSecret })();
}

const add = (more: object = {}, of = token) =>
  api.call("POST", "/api/v1/webhooks", {
    token: of,
    body: {
      url: receiver.url,
      events: ["order.paid", "order.shipped", "order.finished", "order.closed"],
      ...more,
    },
  });

async function paidOrder() {
  const placed = await kit.order(chen, address, await kit.makeSku(xixi, 9));
  await kit.pay(chen, placed.checkoutId);
  return placed;
}

const parcel = { carrier: "顺丰速运", trackingNo: "SF1234567890" };

function read(secret: string) {
  return receiver.taken.map(({ body, headers }) => {
    const message = new Webhook(secret).verify(body, headers as Record<string, string>) as {
      type: WebhookEvent;
      data: { order_id: string };
    };
    if (message.type !== ("webhook.test" as string)) messageSchema(message.type).strict().parse(message);
    return message;
  });
}

describe("a system is told of what happens in its shop", () => {
  it("of each step of an order, signed as the stock library verifies it", async () => {
    const { body } = await add();
    const { orderId } = await paidOrder();
    await shipOrder(test.as(xixi.userId), { orderId, ...parcel });
    await confirmOrder(test.as(chen.userId), { orderId });
    const unpaid = await kit.order(chen, address, await kit.makeSku(xixi, 9));
    await cancelOrder(test.as(chen.userId), { orderId: unpaid.orderId });
    expect(await relay()).toMatchObject({ delivered: 4, failed: 0, dead: 0 });
    const told = read(body.secret);
    expect(told.map(({ type }) => type).sort()).toEqual([
      "order.closed",
      "order.finished",
      "order.paid",
      "order.shipped",
    ]);
    expect(told.find(({ type }) => type === "order.shipped")?.data).toEqual({
      order_id: orderId,
      state: "wait_buyer_confirm_goods",
      total_fen: 12_900,
      carrier: parcel.carrier,
      tracking_no: parcel.trackingNo,
    });
    expect(() => read(`whsec_${Buffer.alloc(32, 1).toString("base64")}`)).toThrow();
  });

  it("of stock that comes down to its number, once, and of nothing of another shop", async () => {
    const { body } = await add({ events: ["stock.low"], low_stock_at: 5 });
    const sku = await kit.makeSku(xixi, 7);
    await kit.order(chen, address, sku, { count: 1 });
    await kit.order(chen, address, sku, { count: 1 });
    await kit.order(chen, address, sku, { count: 1 });
    await kit.order(chen, address, await kit.makeSku(await kit.makeShop(), 6), { count: 3 });
    expect(await relay()).toMatchObject({ delivered: 1 });
    expect(read(body.secret)[0]?.data).toMatchObject({ sku_id: sku, stock: 5 });
  });

  it("of what was undone it is not told", async () => {
    await add();
    const { orderId } = await paidOrder();
    await relay();
    await expect(shipOrder(test.as(chen.userId), { orderId, ...parcel })).rejects.toThrow();
    expect(await relay()).toMatchObject({ delivered: 0 });
  });

  it("SECURITY 33: a receiver that is down is told again under the same id, given up in the end, and redelivered", async () => {
    const { body } = await add();
    receiver.state.status = 503;
    await paidOrder();
    for (let n = 0; n < 9; n += 1) expect(await relay()).toMatchObject({ failed: 1 });
    expect(await relay()).toMatchObject({ dead: 1 });
    expect(await relay()).toMatchObject({ delivered: 0, failed: 0, dead: 0 });
    const list = () => api.call("GET", `/api/v1/webhooks/${body.id}/deliveries`, { token });
    const [given] = (await list()).body.deliveries;
    expect(given).toMatchObject({
      event: "order.paid",
      attempts: 10,
      last_status: 503,
      last_fault: "refused",
    });
    expect(given.given_up_at).not.toBeNull();
    receiver.state.status = 200;
    const path = `/api/v1/webhook-deliveries/${given.id}/redeliver`;
    expect((await api.call("POST", path, { token })).status).toBe(200);
    const again = await api.call("POST", path, { token });
    expect([again.status, again.body.fields[0].code]).toEqual([409, "delivery_pending"]);
    expect(await relay()).toMatchObject({ delivered: 1 });
    expect(new Set(receiver.taken.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect((await list()).body.deliveries[0]).toMatchObject({
      attempts: 1,
      given_up_at: null,
      last_status: 200,
    });
  });

  it("a test says nothing, and who says that it is gone is told no more", async () => {
    const { body } = await add();
    await api.call("POST", `/api/v1/webhooks/${body.id}/test`, { token });
    receiver.state.status = 410;
    await relay();
    expect(read(body.secret)[0]).toMatchObject({ type: "webhook.test", data: {} });
    await paidOrder();
    await relay();
    expect(receiver.taken).toHaveLength(1);
    const { body: list } = await api.call("GET", "/api/v1/webhooks", { token });
    expect(list.webhooks[0].disabled_at).not.toBeNull();
  });
});

describe("secrets of webhooks", () => {
  it("change with a day of overlap, are answered alike to the same key, and are kept nowhere", async () => {
    const key = newId();
    const post = () =>
      api.call("POST", "/api/v1/webhooks", {
        token,
        key,
        body: { url: receiver.url, events: ["order.paid"] },
      });
    const first = await post();
    expect((await post()).body).toEqual(first.body);
    const { body: second } = await api.call("POST", `/api/v1/webhooks/${first.body.id}/secret`, { token });
    expect(second.secret).not.toBe(first.body.secret);
    await paidOrder();
    await relay();
    expect(read(first.body.secret)).toHaveLength(1);
    expect(read(second.secret)).toHaveLength(1);
    await test.database.pool.query("update webhook_endpoints set rotated_at = now() - interval '25 hours'");
    receiver.taken.length = 0;
    await paidOrder();
    await relay();
    expect(read(second.secret)).toHaveLength(1);
    expect(() => read(first.body.secret)).toThrow();
    const { rows } = await test.database.pool.query(
      "select body from shop_api_answers where body like '%whsec%'",
    );
    expect(rows).toEqual([]);
  });
});

describe("walls around webhooks", () => {
  it("SECURITY 23: a withdrawn consent, or a scope less, and it is told nothing more", async () => {
    const { token: own, consentId } = await makeToken(test, {
      ...xixi,
      scopes: ["shop_orders", "shop_webhooks"],
    });
    await add({}, own);
    expect((await add({ events: ["stock.low"] }, own)).status).toBe(403);
    await paidOrder();
    await test.database.pool.query("update consents set withdrawn_at = now() where id = $1", [consentId]);
    await relay();
    expect(receiver.taken).toHaveLength(0);
    const { rows } = await test.database.pool.query("select last_fault, dead_at from webhook_deliveries");
    expect(rows).toEqual([{ last_fault: "withdrawn", dead_at: expect.any(Date) }]);
  });

  it("another system of the same shop sees none of them", async () => {
    const { body } = await add();
    const { token: other } = await makeToken(test, { ...xixi, scopes: allScopes });
    expect((await api.call("GET", "/api/v1/webhooks", { token: other })).body.webhooks).toEqual([]);
    expect((await api.call("DELETE", `/api/v1/webhooks/${body.id}`, { token: other })).status).toBe(404);
    expect((await api.call("POST", `/api/v1/webhooks/${body.id}/secret`, { token: other })).status).toBe(404);
    expect((await api.call("DELETE", `/api/v1/webhooks/${body.id}`, { token })).status).toBe(204);
  });

  it("ten addresses are the most, also when they come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => add()));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
  });

  it.each(["http://erp.example.com/", "ftp://erp.example.com/", "https://user:pw@erp.example.com/"])(
    "no address of ours to call: %s",
    async (url) => {
      const { status, body } = await add({ url });
      expect([status, body.fields?.[0].field]).toEqual([422, "url"]);
    },
  );

  it.each([
    "https://10.0.0.1/",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/",
    "https://localhost/",
  ])("an inner network is never called: %s", async (url) => {
    await test.database.prisma.webhookEndpoint.create({
      data: {
        id: newId(),
        accountId: xixi.accountId,
        clientId,
        clientName: "ERP",
        url,
        events: ["order.paid"],
        createdAt: new Date(),
      },
      select: { id: true },
    });
    await paidOrder();
    expect(await relay("https://shops.example.com")).toMatchObject({ failed: 1 });
    const { rows } = await test.database.pool.query("select last_status, last_fault from webhook_deliveries");
    expect(rows).toEqual([{ last_status: null, last_fault: "unreachable" }]);
  });
});
