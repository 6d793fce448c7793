import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@hutong/identity/clients";
import { walkWithConsent } from "@hutong/identity/test-consent";
import { Browser, startTestProvider } from "@hutong/identity/test-provider";
import { fetchVia, newId, type UserId } from "@hutong/kernel";
import { ordersKit } from "@hutong/orders/test-shops";
import { testDatabase } from "@hutong/testing";
import * as client from "openid-client";
import { Webhook } from "standardwebhooks";
import { expect, it } from "vitest";
import { startTestApi, testOrigin, testResource, testSecret } from "./test-api.ts";
import { createWebhookRelay } from "./webhooks/relay.ts";

const test = testDatabase();
const kit = ordersKit(test);

/** A receiver of webhooks. */
async function listen() {
  const taken: { body: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer(async (req, res) => {
    let body = "";
    for await (const chunk of req) body += chunk;
    taken.push({ body, headers: req.headers });
    res.writeHead(204).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { taken, url: `http://erp.localhost:${port}/`, close: () => void server.close() };
}

it("a stock client gets a token, lists what waits to be shipped, ships it once by two calls, and is told by a signed webhook", async () => {
  const [provider, api, receiver] = await Promise.all([
    startTestProvider(test.database),
    startTestApi(test),
    listen(),
  ]);
  const [xixi, chen] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
  const redirectUri = "http://erp.localhost:4010/callback";
  const system = test.ctx({ actor: { kind: "system", name: "test" } });
  const erp = await createClient(system, { name: "ERP", redirectUris: [redirectUri], shopApi: true });
  const config = await client.discovery(new URL(provider.origin), erp.clientId, erp.clientSecret, undefined, {
    [client.customFetch]: fetchVia(provider.port, 10_000) as client.CustomFetch,
    execute: [client.allowInsecureRequests],
  });
  const verifier = client.randomPKCECodeVerifier();
  const scopes = ["openid", "offline_access", "shop_orders", "shop_webhooks"];
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    resource: testResource,
    prompt: "consent",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const back = await walkWithConsent(test.database, new Browser(provider), start.pathname + start.search, {
    userId: xixi.userId as UserId,
    clientId: erp.clientId,
    scopes,
    shopAccountId: xixi.accountId,
  });
  const first = await client.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier });
  const { access_token: token } = await client.refreshTokenGrant(config, first.refresh_token ?? "");
  const hook = await api.call("POST", "/api/v1/webhooks", {
    token,
    body: { url: receiver.url, events: ["order.shipped"] },
  });

  const placed = await kit.order(chen, await kit.makeAddress(chen), await kit.makeSku(xixi, 3));
  await kit.pay(chen, placed.checkoutId);
  const list = await api.call("GET", "/api/v1/orders?state=wait_seller_send_goods", { token });
  expect(list.body.orders.map(({ id }: { id: string }) => id)).toEqual([placed.orderId]);
  const key = newId();
  const ship = () =>
    api.call("POST", `/api/v1/orders/${placed.orderId}/shipment`, {
      token,
      key,
      body: { carrier: "顺丰速运", tracking_no: "SF1234567890" },
    });
  const shipped = await ship();
  const again = await ship();
  expect([shipped.status, again.status, again.headers.get("idempotent-replayed")]).toEqual([
    200,
    200,
    "true",
  ]);
  expect(again.body).toEqual(shipped.body);

  await createWebhookRelay({ database: test.database, origin: testOrigin, secret: testSecret })();
  expect(receiver.taken).toHaveLength(1);
  const [{ body = "", headers = {} } = {}] = receiver.taken;
  const told = new Webhook(hook.body.secret).verify(body, headers as Record<string, string>);
  expect(told).toMatchObject({ type: "order.shipped", data: { order_id: placed.orderId } });
  expect((await api.call("PATCH", "/api/v1/skus", { token, body: { items: [] } })).body.code).toBe(
    "scope_missing",
  );
  receiver.close();
  await Promise.all([api.close(), provider.close()]);
});
