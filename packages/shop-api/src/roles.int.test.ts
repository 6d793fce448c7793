import { openDatabase } from "@hutong/db";
import { ensureRoles } from "@hutong/db/server";
import { ordersKit } from "@hutong/orders/test-shops";
import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { createWebhookRelay, sweepShopApi } from "./chores.ts";
import { allScopes, makeToken, startTestApi, testOrigin, testSecret } from "./test-api.ts";

const test = testDatabase();
const kit = ordersKit(test);

it("SECURITY 28: the shops' connection answers the API without seeing a token, the chores' tells, the market's does neither", async () => {
  const urls = await ensureRoles({
    connectionString: test.connectionString,
    passwords: { identity: "identity-password", wholesale: "wholesale-password", retail: "retail-password" },
  });
  if (!urls) throw new Error("the test server's owner may make roles");
  const [xixi, chen] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
  const address = await kit.makeAddress(chen);
  const sku = await kit.makeSku(xixi, 9);
  const shops = openDatabase({ connectionString: urls.retail, applicationName: "test" });
  const chores = openDatabase({ connectionString: urls.identity, applicationName: "test" });
  const market = openDatabase({ connectionString: urls.wholesale, applicationName: "test" });
  const api = await startTestApi({ ...test, database: shops });
  try {
    const { token } = await makeToken(test, { ...xixi, scopes: allScopes });
    const { token: chens } = await makeToken(test, { ...chen, accountId: null, scopes: ["buying"] });
    const url = "http://erp.localhost:1/";
    const hook = { url, events: ["order.paid", "order.shipped", "stock.low"], low_stock_at: 8 };
    const made = await api.call("POST", "/api/v1/webhooks", { token, body: hook });
    expect(made.status).toBe(201);
    const lines = [{ sku_id: sku, count: 1, price_fen: 12_900 }];
    const placed = await api.call("POST", "/api/v1/checkouts", {
      token: chens,
      body: { address_id: address, lines },
    });
    expect(placed.status).toBe(201);
    await kit.pay(chen, placed.body.checkout_id);
    const path = `/api/v1/orders/${placed.body.order_ids[0]}/shipment`;
    const parcel = { carrier: "顺丰速运", tracking_no: "SF1234567890" };
    expect((await api.call("POST", path, { token, body: parcel })).status).toBe(200);
    const items = [{ sku_id: sku, stock: { by: 5 }, price_fen: 9_900 }];
    expect((await api.call("PATCH", "/api/v1/skus", { token, body: { items } })).status).toBe(200);
    expect((await api.call("POST", `/api/v1/webhooks/${made.body.id}/secret`, { token })).status).toBe(200);
    const relay = createWebhookRelay({ database: chores, origin: testOrigin, secret: testSecret });
    expect(await relay()).toMatchObject({ failed: 3 });
    await test.database.pool.query("update webhook_deliveries set dead_at = now()");
    const { body } = await api.call("GET", `/api/v1/webhooks/${made.body.id}/deliveries`, { token });
    expect(body.deliveries.map(({ event }: { event: string }) => event).sort()).toEqual(hook.events.sort());
    const again = `/api/v1/webhook-deliveries/${body.deliveries[0].id}/redeliver`;
    expect((await api.call("POST", again, { token })).status).toBe(200);
    expect((await api.call("DELETE", `/api/v1/webhooks/${made.body.id}`, { token })).status).toBe(204);
    await sweepShopApi(chores);

    await expect(shops.pool.query("select from provider_records")).rejects.toThrow(/permission denied/);
    await expect(shops.pool.query("select from shop_api_uses")).rejects.toThrow(/permission denied/);
    await expect(shops.pool.query("select from consents")).rejects.toThrow(/permission denied/);
    const use = "select * from use_shop_api_token('\\x00', 'x', 60)";
    await expect(market.pool.query(use)).rejects.toThrow(/permission denied/);
    await expect(chores.pool.query(use)).rejects.toThrow(/permission denied/);
    await expect(market.pool.query("select from webhook_endpoints")).rejects.toThrow(/permission denied/);
    const tell = "select tell_webhooks(gen_random_uuid(), 'x', now(), '{}', null, null)";
    await expect(shops.pool.query(tell)).rejects.toThrow(/permission denied/);
    expect(api.errors).toEqual([]);
  } finally {
    await api.close();
    await Promise.all([shops.close(), chores.close(), market.close()]);
  }
});
