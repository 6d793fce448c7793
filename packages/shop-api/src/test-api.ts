import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ShopApiScope } from "@hutong/identity/site";
import { digest, newId, randomToken } from "@hutong/kernel";
import { makeGateways } from "@hutong/orders";
import type { TestDatabase } from "@hutong/testing";
import { createShopApi } from "./serve-api.ts";

export const testOrigin = "http://retail.localhost:3002";
export const testSecret = Buffer.alloc(32, 5).toString("base64url");
export const testResource = `${testOrigin}/api/v1`;

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

export interface Sending {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

/** The API on a port of its own, which holds its answers against their schemas; calls it by loopback. */
export async function startTestApi(test: TestDatabase) {
  const errors: unknown[] = [];
  const api = createShopApi({
    database: test.database,
    origin: testOrigin,
    issuer: "http://id.localhost:3000",
    webhookSecret: testSecret,
    gateways: makeGateways({ origin: testOrigin, sandboxSecret: testSecret }),
    localeOf: (req) => (req.headers["accept-language"]?.startsWith("zh") ? "zh-CN" : "en"),
    fieldText: (_locale, key) => `text of ${key}`,
    onError: (error) => errors.push(error),
    document: () => "{}",
    checksAnswers: true,
  });
  const server = createServer((req, res) => api.handle(req, res));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    errors,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
    async call(
      method: string,
      path: string,
      { token, body, key, headers = {} }: Sending = {},
    ): Promise<ApiAnswer> {
      const isWrite = method !== "GET" && method !== "HEAD";
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(isWrite && key !== null ? { "idempotency-key": key ?? newId() } : {}),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return {
        status: answer.status,
        headers: answer.headers,
        body: text === "" ? undefined : JSON.parse(text),
      };
    },
  };
}

export interface MadeToken {
  readonly token: string;
  readonly consentId: string;
  readonly clientId: string;
}

/** A token as the provider would have given it: `shop-api-tokens.int.test.ts` of identity walks the whole way. */
export async function makeToken(
  test: TestDatabase,
  {
    userId,
    accountId,
    scopes,
    clientId = `site-${newId().slice(-12)}`,
    resource = testResource,
    lifeSeconds = 600,
  }: {
    readonly userId: string;
    readonly accountId: string | null;
    readonly scopes: readonly ShopApiScope[];
    readonly clientId?: string;
    readonly resource?: string;
    readonly lifeSeconds?: number;
  },
): Promise<MadeToken> {
  const { pool } = test.database;
  const [consentId, token] = [newId(), randomToken()];
  await pool.query(
    `insert into clients (id, client_id, name, auth_method, redirect_uris, post_logout_redirect_uris, shop_api)
      values ($1, $2, 'ERP', 'none', '{}', '{}', true) on conflict do nothing`,
    [newId(), clientId],
  );
  await pool.query(
    "insert into consents (id, user_id, client_id, scopes, declined, shop_account_id) values ($1, $2, $3, $4, '{}', $5)",
    [consentId, userId, clientId, scopes, accountId],
  );
  const payload = {
    kind: "AccessToken",
    accountId: userId,
    clientId,
    aud: resource,
    scope: scopes.join(" "),
  };
  await pool.query(
    `insert into provider_records (model, id_hash, payload, grant_id, expires_at)
      values ('AccessToken', $1, $2, $3, now() + make_interval(secs => $4))`,
    [digest(token), JSON.stringify(payload), `consent.${consentId}`, lifeSeconds],
  );
  return { token, consentId, clientId };
}

export const allScopes: readonly ShopApiScope[] = [
  "shop_orders",
  "shop_listings",
  "shop_stock",
  "shop_webhooks",
  "buying",
];
