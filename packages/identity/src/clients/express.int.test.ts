import { fetchVia, noOrigin } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endSignOn } from "../end-sign-on.ts";
import { forgeries, logoutTokenMint } from "../oidc/test-logout-token.ts";
import { Browser, signInThrough } from "../oidc/test-provider.ts";
import { documentedBlock, type JoinedSite, startJoinedSite } from "./test-joined-site.ts";
import { SiteVisitor } from "./test-site.ts";

const test = testDatabase();
let site: JoinedSite;

beforeAll(async () => {
  site = await startJoinedSite(test, {
    client: (origin) => ({
      name: "An Express site",
      redirectUris: [`${origin}/callback`],
      postLogoutRedirectUris: [origin],
      backchannelLogoutUri: `${origin}/backchannel-logout`,
      requireConsent: false,
    }),
    files: (facts) => ({ "server.mjs": documentedBlock(/```js\n(import express [\s\S]*?)```/, facts) }),
    env: { SESSION_SECRET: "a-secret-of-the-site-of-32-characters" },
  });
}, 60_000);

afterAll(() => site?.close());

/** Signs in at the site, from a page of it that wants somebody. */
async function signIn(visitor: SiteVisitor) {
  const asked = await visitor.get("/orders");
  expect(asked.location?.origin, site.server.said()).toBe(site.provider.origin);
  expect(asked.location?.searchParams.get("code_challenge_method")).toBe("S256");
  const start = `${asked.location?.pathname}${asked.location?.search}`;
  const browser = new Browser(site.provider);
  const { location } = await signInThrough(test.database, browser, site.userId, start);
  return { browser, back: location ?? new URL(site.origin) };
}

it("the documented Express site signs in, knows the claims, and is told of a sign-out elsewhere", async () => {
  const visitor = new SiteVisitor(site.origin);
  expect(JSON.parse((await visitor.get("/")).body)).toBeNull();
  const { back } = await signIn(visitor);
  const arrived = await visitor.get(back.pathname + back.search);
  expect(arrived.location?.pathname, site.server.said()).toBe("/orders");
  expect((await visitor.get("/orders")).body).toBe("Orders of xixi");
  expect(JSON.parse((await visitor.get("/")).body)).toMatchObject({
    sub: site.userId,
    name: "xixi",
    site_accounts: [{ realm: "retail", login_name: "xixi" }],
  });

  const { rows } = await test.database.pool.query("select uid from sign_on_sessions where user_id = $1", [
    site.userId,
  ]);
  await endSignOn(test.database.pool, rows[0].uid, noOrigin);
  expect(await site.provider.relaySignOuts()).toMatchObject({ delivered: 1, failed: 0 });
  expect((await visitor.get("/orders")).location?.origin, "SECURITY 13").toBe(site.provider.origin);
  expect(JSON.parse((await visitor.get("/")).body)).toBeNull();
}, 30_000);

it("its sign-out leads through ours, to an address that is registered", async () => {
  const visitor = new SiteVisitor(site.origin);
  const { back, browser } = await signIn(visitor);
  await visitor.get(back.pathname + back.search);
  const { location } = await visitor.get("/logout");
  expect(location?.pathname).toBe("/oauth/logout");
  expect(location?.searchParams.get("post_logout_redirect_uri")).toBe(site.origin);
  const answer = await browser.get(`${location?.pathname}${location?.search}`);
  expect(answer.location?.pathname).toBe("/sign-out");
}, 30_000);

it("SECURITY 5: it refuses an answer that names another issuer", async () => {
  const visitor = new SiteVisitor(site.origin);
  const { back } = await signIn(visitor);
  back.searchParams.set("iss", "http://evil.localhost");
  const answer = await visitor.get(back.pathname + back.search);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(JSON.parse((await visitor.get("/")).body)).toBeNull();
}, 30_000);

describe("SECURITY 12: its receiver", () => {
  /** Posts a logout token to the site. @returns its status */
  async function post(token: string): Promise<number> {
    const { host, port } = new URL(site.origin);
    const body = new URLSearchParams({ logout_token: token });
    const answer = await fetchVia(Number(port), 5_000)(`http://${host}/backchannel-logout`, {
      method: "POST",
      body,
    });
    return answer.status;
  }

  it("takes a token of ours, and none with a wrong alg, signature, iss, aud, event or with a nonce", async () => {
    const mint = await logoutTokenMint(test.database, {
      issuer: site.provider.origin,
      clientId: site.clientId,
      sub: "nobody",
      sid: "no-session",
    });
    for (const [name, forgery] of Object.entries(forgeries))
      expect(await post(await mint(forgery)), name).toBe(400);
    expect(await post(await mint())).toBe(204);
  });
});
