import { digest, fetchVia, type UserId } from "@hutong/kernel";
import { makePerson, testDatabase } from "@hutong/testing";
import * as client from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type CreatedClient,
  changeClient,
  createClient,
  disableClient,
  enableClient,
} from "../clients/index.ts";
import { readConsents, withdrawConsent } from "../consent.ts";
import { walkWithConsent } from "./test-consent.ts";
import { Browser, startTestProvider, type TestProvider, testShopApi } from "./test-provider.ts";

const test = testDatabase();
const redirectUri = "http://erp.localhost:4010/callback";
let provider: TestProvider;
let erp: CreatedClient;
let plain: CreatedClient;
let userId: UserId;
let shopAccountId: string;

const system = () => test.ctx({ actor: { kind: "system", name: "test" } });

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  const made = await makePerson(test.database.prisma, { displayName: "xixi", ids: ["retail/xixi"] });
  userId = made.userId;
  shopAccountId = made.accounts["retail/xixi"] ?? "";
  await test.database.prisma.shop.create({
    data: { accountId: shopAccountId, kind: "shop", name: "西西的衣橱", openedAt: new Date() },
    select: { accountId: true },
  });
  erp = await createClient(system(), { name: "ERP", redirectUris: [redirectUri], shopApi: true });
  plain = await createClient(system(), { name: "A blog", redirectUris: [redirectUri] });
});
afterAll(() => provider.close());

function discover(who: CreatedClient): Promise<client.Configuration> {
  return client.discovery(new URL(provider.origin), who.clientId, who.clientSecret, undefined, {
    [client.customFetch]: fetchVia(provider.port, 10_000) as client.CustomFetch,
    execute: [client.allowInsecureRequests],
  });
}

interface Wish {
  readonly who?: CreatedClient;
  readonly scope?: string;
  readonly shop?: string | undefined;
  readonly parameters?: Record<string, string>;
}

/** Takes a stock client through sign-in and consent. @returns its tokens, or the error that came back to it */
async function join({
  who = erp,
  scope = "openid offline_access shop_orders shop_stock",
  shop = shopAccountId,
  parameters = {},
}: Wish = {}) {
  const config = await discover(who);
  const verifier = client.randomPKCECodeVerifier();
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    prompt: "consent",
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...parameters,
  });
  const browser = new Browser(provider);
  const first = await browser.get(start.pathname + start.search);
  const error = first.location?.searchParams.get("error");
  if (error) return { config, error, tokens: undefined };
  const back = await walkWithConsent(test.database, new Browser(provider), start.pathname + start.search, {
    userId,
    clientId: who.clientId,
    scopes: scope.split(" "),
    ...(shop ? { shopAccountId: shop } : {}),
  });
  const tokens = await client.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier });
  return { config, error: undefined, tokens };
}

async function use(token: string | undefined, resource = testShopApi) {
  const { rows } = await test.database.pool.query("select * from use_shop_api_token($1, $2, 60)", [
    digest(token ?? ""),
    resource,
  ]);
  return rows[0];
}

describe("a system of a shop gets a token of the shops' API", () => {
  it("opaque, for that address alone, of one shop, with the scopes that were consented to", async () => {
    const { tokens } = await join();
    expect(tokens?.scope?.split(" ").sort()).toEqual(["shop_orders", "shop_stock"]);
    expect(tokens?.claims()?.sub).toBe(userId);
    const row = await use(tokens?.access_token);
    expect(row).toMatchObject({
      client_id: erp.clientId,
      client_name: "ERP",
      user_id: userId,
      account_id: shopAccountId,
      is_frozen: false,
      used: 1,
    });
    expect(row.scopes.sort()).toEqual(["shop_orders", "shop_stock"]);
    expect((await use(tokens?.access_token)).used).toBe(2);
  });

  it("with the resource named, and refreshed to the same", async () => {
    const { config, tokens } = await join({ parameters: { resource: testShopApi } });
    const next = await client.refreshTokenGrant(config, tokens?.refresh_token ?? "");
    expect(await use(next.access_token)).toMatchObject({ account_id: shopAccountId });
    expect((await client.tokenIntrospection(config, next.access_token)).aud).toBe(testShopApi);
  });

  it("SECURITY 7: a token for another site is refused: another resource, userinfo, a token of none", async () => {
    const { config, tokens } = await join();
    expect(await use(tokens?.access_token, "http://wholesale.localhost:3001/api/v1")).toBeUndefined();
    await expect(client.fetchUserInfo(config, tokens?.access_token ?? "", userId)).rejects.toThrow();
    const other = await join({ scope: "openid profile", shop: undefined });
    expect(await use(other.tokens?.access_token)).toBeUndefined();
    expect(await use(tokens?.refresh_token)).toBeUndefined();
  });

  it("is refused to clients that no operator let ask, and for other resources", async () => {
    expect((await join({ who: plain })).error).toBe("invalid_target");
    expect((await join({ parameters: { resource: "https://other.example.com/" } })).error).toBe(
      "invalid_target",
    );
    await expect(
      createClient(system(), {
        name: "x",
        redirectUris: [redirectUri],
        shopApi: true,
        requireConsent: false,
      }),
    ).rejects.toMatchObject({ fields: { shopApi: "client.shop_api_unasked" } });
  });

  it("is nothing of a shop where none was chosen", async () => {
    const { tokens } = await join({ scope: "openid shop_orders buying", shop: "" });
    expect(await use(tokens?.access_token)).toMatchObject({ account_id: null, scopes: ["buying"] });
  });

  it("SECURITY 13: is dead at once when the consent is withdrawn, the client turned away, the sign-on over", async () => {
    const { tokens } = await join();
    const [consent] = await readConsents(test.database.prisma, userId);
    await withdrawConsent(test.as(userId), { id: consent?.id ?? "" });
    expect(await use(tokens?.access_token)).toBeUndefined();

    const again = (await join()).tokens?.access_token;
    await disableClient(system(), { clientId: erp.clientId });
    expect(await use(again)).toBeUndefined();
    await enableClient(system(), { clientId: erp.clientId });
    await changeClient(system(), { clientId: erp.clientId, shopApi: false });
    expect(await use(again)).toBeUndefined();
    await changeClient(system(), { clientId: erp.clientId, shopApi: true });
    expect(await use(again)).toBeDefined();

    const bound = (await join({ scope: "openid shop_orders" })).tokens?.access_token;
    expect(await use(bound)).toBeDefined();
    await test.database.pool.query("delete from sign_on_sessions where user_id = $1", [userId]);
    expect(await use(bound)).toBeUndefined();
  });

  it("says that its owner is frozen, and forgets a shop that is no longer hers", async () => {
    const { tokens } = await join();
    await test.database.pool.query("update users set status = 'frozen' where id = $1", [userId]);
    expect(await use(tokens?.access_token)).toMatchObject({ is_frozen: true });
    await test.database.pool.query("update users set status = 'active' where id = $1", [userId]);
    const { userId: other } = await makePerson(test.database.prisma, { displayName: "other" });
    await test.database.pool.query(
      `with moved as (update accounts set user_id = $2 where id = $1)
        update links set user_id = $2 where account_id = $1 and ended_at is null`,
      [shopAccountId, other],
    );
    expect(await use(tokens?.access_token)).toMatchObject({ account_id: null });
  });
});
