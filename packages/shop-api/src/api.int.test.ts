import { newId } from "@hutong/kernel";
import { ordersKit, type Trader } from "@hutong/orders/test-shops";
import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "./operations.ts";
import { allScopes, makeToken, startTestApi, testResource } from "./test-api.ts";

const test = testDatabase();
const kit = ordersKit(test);
let api: Awaited<ReturnType<typeof startTestApi>>;
let xixi: Trader;
let lan: Trader;
let chen: Trader;
let address: string;
let token: string;
let lans: string;

beforeAll(async () => {
  api = await startTestApi(test);
  [xixi, lan, chen] = await Promise.all([kit.makeShop(), kit.makeShop(), kit.makeTrader()]);
  address = await kit.makeAddress(chen);
  ({ token } = await makeToken(test, { ...xixi, scopes: allScopes }));
  ({ token: lans } = await makeToken(test, { ...lan, scopes: allScopes }));
});
afterAll(() => api.close());

const parcel = { carrier: "顺丰速运", tracking_no: "SF1234567890" };
const dress = (more: object = {}) => ({
  title_zh: "方领连衣裙",
  category: "dresses",
  attributes: { material: ["cotton"] },
  variants: ["S", "M"].map((size) => ({
    colour: "indigo",
    size,
    code: `A-${size}`,
    price_fen: 18_900,
    stock: 5,
  })),
  ...more,
});

async function paidOrder(count = 1) {
  const sku = await kit.makeSku(xixi, 50);
  const placed = await kit.order(chen, address, sku, { count });
  await kit.pay(chen, placed.checkoutId);
  return { ...placed, sku };
}

describe("a system keeps the orders of its shop", () => {
  it("lists what waits to be shipped, page by page, ships it, and reads it again", async () => {
    const first = await paidOrder();
    const second = await paidOrder();
    const state = "state=wait_seller_send_goods";
    const page = await api.call("GET", `/api/v1/orders?${state}&limit=1`, { token });
    expect(page.status).toBe(200);
    expect(page.body.orders.map(({ id }: { id: string }) => id)).toEqual([second.orderId]);
    const next = await api.call("GET", `/api/v1/orders?${state}&limit=1&cursor=${page.body.next_cursor}`, {
      token,
    });
    expect(next.body.orders[0]).toMatchObject({
      id: first.orderId,
      total_fen: 12_900,
      ship_to: { recipient: "陈", city: "嘉兴市" },
      lines: [{ sku_id: first.sku, count: 1, price_fen: 12_900 }],
    });
    const shipped = await api.call("POST", `/api/v1/orders/${first.orderId}/shipment`, {
      token,
      body: parcel,
    });
    expect(shipped.body).toMatchObject({ state: "wait_buyer_confirm_goods", tracking_no: "SF1234567890" });
    const again = await api.call("POST", `/api/v1/orders/${first.orderId}/shipment`, { token, body: parcel });
    expect([again.status, again.body.code, again.body.fields[0].code]).toEqual([
      409,
      "conflict",
      "order_moved_on",
    ]);
  });

  it("SECURITY 28: another shop's orders and missing ones look the same, also those of another shop of hers", async () => {
    const { orderId } = await paidOrder();
    const look = async (id: string, of = lans) => {
      const { status, body } = await api.call("GET", `/api/v1/orders/${id}`, { token: of });
      return [status, body.code, body.title];
    };
    expect(await look(orderId)).toEqual(await look(newId()));
    expect(await look("no-id")).toEqual(await look(newId()));
    // Chen bought it: her own system, let in for a shop of hers, does not see it as sold.
    await test.database.prisma.shop.create({
      data: { accountId: chen.accountId, kind: "shop", name: "陈的店", openedAt: new Date() },
      select: { accountId: true },
    });
    const { token: chens } = await makeToken(test, { ...chen, scopes: allScopes });
    expect(await look(orderId, chens)).toEqual(await look(newId()));
    const ship = await api.call("POST", `/api/v1/orders/${orderId}/shipment`, { token: lans, body: parcel });
    expect(ship.status).toBe(404);
    expect(await kit.stateOf(orderId)).toBe("wait_seller_send_goods");
  });
});

describe("a system keeps the listings of its shop", () => {
  it("begins one, changes it under its version, publishes it and takes it down", async () => {
    const made = await api.call("POST", "/api/v1/listings", { token, body: dress() });
    expect([made.status, made.body.state, made.headers.get("etag")]).toEqual([201, "draft", '"1"']);
    const path = made.headers.get("location") ?? "";
    expect(path).toBe(`/api/v1/listings/${made.body.id}`);
    const blind = await api.call("PUT", path, { token, body: dress() });
    expect([blind.status, blind.body.code]).toEqual([428, "version_missing"]);
    const variants = [{ colour: "indigo", size: "S", code: "A-S", price_fen: 17_900 }];
    const put = (version: string) =>
      api.call("PUT", path, { token, body: dress({ variants }), headers: { "if-match": `"${version}"` } });
    const changed = await put("1");
    expect(changed.body).toMatchObject({
      version: 2,
      variants: [{ size: "S", price_fen: 17_900, stock: 5 }],
    });
    const stale = await api.call("PUT", path, {
      token,
      body: dress({ variants, title_zh: "旧的" }),
      headers: { "if-match": '"1"' },
    });
    expect([stale.status, stale.body.code]).toEqual([412, "version_changed"]);
    const foreign = await api.call("PUT", path, {
      token: lans,
      body: dress(),
      headers: { "if-match": '"2"' },
    });
    expect(foreign.status).toBe(404);

    const shelf = `/api/v1/storefront/listings/${made.body.id}`;
    expect((await api.call("GET", shelf)).status).toBe(404);
    expect((await api.call("POST", `${path}/publish`, { token })).body.state).toBe("published");
    const open = await api.call("GET", shelf);
    expect(open.body).toMatchObject({ price_fen: 17_900, variants: [{ size: "S", stock: 5 }] });
    expect(open.headers.get("cache-control")).toMatch(/^public/);
    const etag = open.headers.get("etag") ?? "";
    expect((await api.call("GET", shelf, { headers: { "if-none-match": etag } })).status).toBe(304);
    expect((await api.call("POST", `${path}/take-down`, { token })).body.state).toBe("taken_down");
    expect((await api.call("GET", shelf)).status).toBe(404);
    const list = await api.call("GET", "/api/v1/listings?state=taken_down", { token });
    expect(list.body.listings.map(({ id }: { id: string }) => id)).toContain(made.body.id);
  });

  it("the street is read page by page, and nothing of it comes twice", async () => {
    for (let n = 0; n < 5; n += 1) await kit.makeSku(lan, 3);
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page = await api.call("GET", `/api/v1/storefront/listings?limit=2${query}`);
      seen.push(...page.body.listings.map(({ id }: { id: string }) => id));
      cursor = page.body.next_cursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await test.database.prisma.listing.count({ where: { state: "published" } }));
    expect((await api.call("GET", "/api/v1/storefront/listings?cursor=abc")).status).toBe(422);
  });
});

describe("a system keeps stock and prices", () => {
  it("by id or by its own numbers, many at once, all or none", async () => {
    const codes = ["S-1", "S-2"];
    const variants = codes.map((code, index) => ({
      colour: "indigo",
      size: `${index + 36}`,
      code,
      price_fen: 9_900,
      stock: 10,
    }));
    const { body: listing } = await api.call("POST", "/api/v1/listings", {
      token,
      body: dress({ variants }),
    });
    const [one] = listing.variants;
    const set = (items: unknown[], of = token) =>
      api.call("PATCH", "/api/v1/skus", { token: of, body: { items } });
    const read = async () =>
      (await api.call("GET", "/api/v1/skus?code=S-1,S-2", { token })).body.skus.map(
        (sku: { stock: number; price_fen: number }) => [sku.stock, sku.price_fen],
      );
    const done = await set([
      { sku_id: one.sku_id, stock: { to: 12, seen: 10 }, price_fen: 8_800 },
      { code: "S-2", stock: { by: -4 } },
    ]);
    expect([done.status, done.body.skus[0]]).toEqual([200, one.sku_id]);
    expect((await read()).sort()).toEqual(
      [
        [12, 8_800],
        [6, 9_900],
      ].sort(),
    );
    expect((await api.call("GET", `/api/v1/listings/${listing.id}`, { token })).body.version).toBe(2);

    const refused = await set([
      { code: "S-2", stock: { by: 1 } },
      { code: "S-1", stock: { to: 3, seen: 11 } },
      { code: "nobody's", price_fen: 1 },
      { sku_id: one.sku_id, stock: { by: -99 } },
    ]);
    expect(refused.status).toBe(409);
    expect(refused.body.items).toEqual([
      { index: 1, fault: "stock_changed", stock: 12 },
      { index: 2, fault: "not_found", stock: null },
      { index: 3, fault: "twice", stock: 12 },
    ]);
    expect((await set([{ sku_id: one.sku_id, stock: { by: 1 } }], lans)).body.items[0].fault).toBe(
      "not_found",
    );
    expect((await set([{ stock: { by: 1 } }])).status).toBe(422);
    expect((await read()).sort()).toEqual(
      [
        [12, 8_800],
        [6, 9_900],
      ].sort(),
    );
  });

  it("two at once that take the same last pieces: one of them", async () => {
    const sku = await kit.makeSku(xixi, 5);
    const answers = await Promise.all(
      [1, 2].map(() =>
        api.call("PATCH", "/api/v1/skus", { token, body: { items: [{ sku_id: sku, stock: { by: -4 } }] } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await kit.stockOf(sku)).toBe(1);
  });
});

describe("a system buys in the name of a person", () => {
  it("orders of two shops in one call, and says where she pays", async () => {
    const [a, b] = await Promise.all([kit.makeSku(xixi, 3), kit.makeSku(lan, 3)]);
    const { token: chens } = await makeToken(test, { ...chen, accountId: null, scopes: ["buying"] });
    const book = await api.call("GET", "/api/v1/addresses", { token: chens });
    expect(book.body.addresses[0]).toMatchObject({ id: address, recipient: "陈" });
    const lines = [a, b].map((sku_id) => ({ sku_id, count: 1, price_fen: 12_900 }));
    const key = newId();
    const place = () =>
      api.call("POST", "/api/v1/checkouts", { token: chens, key, body: { address_id: address, lines } });
    const placed = await place();
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({
      total_fen: 25_800,
      payment: { url: expect.stringContaining("/bank/") },
    });
    expect(placed.body.order_ids).toHaveLength(2);
    expect((await place()).body).toEqual(placed.body);
    expect(await kit.stockOf(a)).toBe(2);
    const pay = `/api/v1/checkouts/${placed.body.checkout_id}/payment`;
    expect((await api.call("POST", pay, { token: chens, body: {} })).body.payment).toEqual(
      placed.body.payment,
    );
    expect((await api.call("POST", pay, { token: chens, body: { gateway: "none" } })).status).toBe(422);
    expect((await api.call("POST", pay, { token: lans, body: {} })).status).toBe(404);
    const read = await api.call("GET", `/api/v1/purchases/${placed.body.order_ids[0]}`, { token: chens });
    expect(read.body.state).toBe("wait_buyer_pay");
    const dear = await api.call("POST", "/api/v1/checkouts", {
      token: chens,
      body: {
        address_id: address,
        lines: [
          { sku_id: a, count: 1, price_fen: 1 },
          { sku_id: b, count: 9, price_fen: 12_900 },
        ],
      },
    });
    expect([dear.status, dear.body.code]).toEqual([409, "lines_refused"]);
    expect(dear.body.lines.map(({ problem }: { problem: string }) => problem).sort()).toEqual([
      "price",
      "stock",
    ]);
    expect(await kit.stockOf(a)).toBe(2);
  });
});

describe("SECURITY 30: an Idempotency-Key", () => {
  it("fifty at once under one key: one effect, equal answers", async () => {
    const sku = await kit.makeSku(xixi, 100);
    const key = newId();
    const body = { items: [{ sku_id: sku, stock: { by: -1 } }] };
    const patch = () => api.call("PATCH", "/api/v1/skus", { token, key, body });
    const answers = await Promise.all(Array.from({ length: 50 }, patch));
    for (const { status } of answers) expect([200, 409]).toContain(status);
    for (const { body: said, status } of answers) if (status === 409) expect(said.code).toBe("in_flight");
    const late = await patch();
    expect(late.headers.get("idempotent-replayed")).toBe("true");
    const done = new Set(
      answers.filter(({ status }) => status === 200).map(({ body: said }) => JSON.stringify(said)),
    );
    expect([...done]).toEqual([JSON.stringify(late.body)]);
    expect(await kit.stockOf(sku)).toBe(99);
  });

  it("with another body is refused, of another system is another key, and after a day it is free", async () => {
    const sku = await kit.makeSku(xixi, 100);
    const key = newId();
    const take = (pieces: number, of = token) =>
      api.call("PATCH", "/api/v1/skus", {
        token: of,
        key,
        body: { items: [{ sku_id: sku, stock: { by: -pieces } }] },
      });
    expect((await take(1)).status).toBe(200);
    const other = await take(2);
    expect([other.status, other.body.code]).toEqual([422, "idempotency_key_reused"]);
    const { token: second } = await makeToken(test, { ...xixi, scopes: allScopes });
    expect((await take(2, second)).status).toBe(200);
    expect(await kit.stockOf(sku)).toBe(97);
    await test.database.pool.query("update shop_api_answers set made_at = now() - interval '25 hours'");
    expect((await take(2)).status).toBe(200);
    expect(await kit.stockOf(sku)).toBe(95);
  });

  it("is asked for, and a refusal is not kept", async () => {
    const sku = await kit.makeSku(xixi, 1);
    const body = { items: [{ sku_id: sku, stock: { by: -2 } }] };
    const missing = await api.call("PATCH", "/api/v1/skus", { token, body, key: null });
    expect([missing.status, missing.body.code]).toEqual([400, "idempotency_key_missing"]);
    const key = newId();
    expect((await api.call("PATCH", "/api/v1/skus", { token, body, key })).status).toBe(409);
    await kit.db().sku.update({ where: { id: sku }, data: { stock: 5 }, select: { id: true } });
    expect((await api.call("PATCH", "/api/v1/skus", { token, body, key })).status).toBe(200);
  });
});

describe("the walls of the API", () => {
  it("say what is wrong in the language of the caller (RFC 9457)", async () => {
    const { headers, body, status } = await api.call("PATCH", "/api/v1/skus", {
      token,
      body: { items: [] },
      headers: { "accept-language": "zh-CN" },
    });
    expect([status, headers.get("content-type")]).toEqual([422, "application/problem+json; charset=utf-8"]);
    expect(body).toMatchObject({
      code: "invalid_input",
      title: "请求内容有误：见 fields。",
      fields: [{ field: "items", message: "text of too_small" }],
    });
    expect((await api.call("GET", "/api/v1/nowhere", { token })).body.code).toBe("no_such_path");
    const put = await api.call("PUT", "/api/v1/skus", { token, body: {} });
    expect([put.status, put.headers.get("allow")]).toEqual([405, "GET, PATCH"]);
    const form = await api.call("PATCH", "/api/v1/skus", {
      token,
      body: {},
      headers: { "content-type": "text/plain" },
    });
    expect(form.status).toBe(415);
    expect(
      (await api.call("PATCH", "/api/v1/skus", { token, body: { x: "y".repeat(1_100_000) } })).status,
    ).toBe(413);
  });

  it("no cookie counts: a browser's session is no token", async () => {
    const cookie = "__Host-hutong_retail=anything; authjs.session-token=anything";
    const { status, headers } = await api.call("GET", "/api/v1/orders", { headers: { cookie } });
    expect([status, headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expect(headers.get("set-cookie")).toBeNull();
  });

  it("a consent has 600 requests a minute, and is told how many are left", async () => {
    const { token: busy, consentId } = await makeToken(test, { ...xixi, scopes: ["shop_stock"] });
    const first = await api.call("GET", "/api/v1/token", { token: busy });
    expect(first.headers.get("ratelimit")).toMatch(/^"consent";r=599;t=\d+$/);
    await test.database.pool.query("update shop_api_uses set count = 600 where consent_id = $1", [consentId]);
    const over = await api.call("GET", "/api/v1/token", { token: busy });
    expect([over.status, over.body.code]).toEqual([429, "rate_limited"]);
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("nothing unexpected happened in all this", () => expect(api.errors).toEqual([]));
});

/** An address and a body that pass the walls before the operation's own. */
function request({ method, path, body }: (typeof operations)[number], ids: Record<string, string>) {
  const at = path.replace(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? newId());
  return { method, path: `/api/v1${at}`, body: body ? {} : undefined };
}

describe("SECURITY 28: who gets what, operation by operation", () => {
  const signed = operations.filter(({ scope }) => scope !== null);

  it.each(signed.map((operation) => [operation.id, operation] as const))("%s", async (_id, operation) => {
    const look = async (of: string | undefined) => {
      const { method, path, body } = request(operation, {});
      const answer = await api.call(method, path, { token: of, body });
      return `${answer.status} ${answer.body?.code}`;
    };
    const { scope } = operation;
    const others = allScopes.filter((one) => one !== scope);
    const make = (more: Partial<Parameters<typeof makeToken>[1]> = {}) =>
      makeToken(test, { ...xixi, scopes: allScopes, ...more });
    expect(await look(undefined)).toBe("401 token_missing");
    expect(await look("made-up-token-of-nobody-0001")).toBe("401 token_invalid");
    if (scope !== "any") {
      expect(await look((await make({ scopes: others })).token)).toBe("403 scope_missing");
    }
    if (scope !== "any" && scope !== "buying") {
      expect(await look((await make({ accountId: null })).token)).toBe("403 shop_missing");
      // Another's shop: the consent is not of its owner.
      expect(await look((await make({ accountId: lan.accountId })).token)).toBe("403 shop_missing");
    }
    expect(await look((await make({ lifeSeconds: -1 })).token)).toBe("401 token_invalid");
    expect(await look((await make({ resource: `${testResource}/x` })).token)).toBe("401 token_invalid");
    const revoked = await make();
    await test.database.pool.query("update consents set withdrawn_at = now() where id = $1", [
      revoked.consentId,
    ]);
    expect(await look(revoked.token)).toBe("401 token_invalid");
    const frozen = await kit.makeShop();
    const { token: cold } = await makeToken(test, { ...frozen, scopes: allScopes });
    await test.database.pool.query("update users set status = 'frozen' where id = $1", [frozen.userId]);
    expect(await look(cold)).toBe("403 frozen");
  });
});
