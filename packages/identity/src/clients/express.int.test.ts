import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fetchVia, noOrigin, type UserId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endSignOn } from "../end-sign-on.ts";
import { forgeries, logoutTokenMint } from "../oidc/test-logout-token.ts";
import {
  Browser,
  makeShopper,
  signInThrough,
  startTestProvider,
  type TestProvider,
} from "../oidc/test-provider.ts";
import { createClient } from "./create-client.ts";
import { documentedFacts } from "./join-snippets.ts";
import { freePort, type SiteProcess, SiteVisitor, startSiteProcess, workspaceFolder } from "./test-site.ts";

const test = testDatabase();
let provider: TestProvider;
let userId: UserId;
let origin: string;
let clientId: string;
let server: SiteProcess;
let folder: Awaited<ReturnType<typeof workspaceFolder>>;

/** Node does not resolve *.localhost, which the world of the tests uses; everything else of the site is as documented. */
const resolveLocalhost = `data:text/javascript,${encodeURIComponent(`
import dns from "node:dns";
const lookup = dns.lookup;
dns.lookup = (host, ...rest) => lookup(String(host).endsWith(".localhost") ? "127.0.0.1" : host, ...rest);
`)}`;

/** The code block of docs/joining.md, with this world's values in the place of the documented ones. */
function documentedServer(facts: { issuer: string; clientId: string; origin: string }): string {
  const docs = readFileSync(new URL("../../../../docs/joining.md", import.meta.url), "utf8");
  const block = docs.match(/```js\n(import express [\s\S]*?)```/)?.[1];
  if (!block) throw new Error("docs/joining.md shows no Express server");
  return block
    .replaceAll(documentedFacts.issuer, facts.issuer)
    .replaceAll(documentedFacts.clientId, facts.clientId)
    .replaceAll(new URL(documentedFacts.redirectUri).origin, facts.origin);
}

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "xixi");
  const port = await freePort();
  origin = `http://shop.localhost:${port}`;
  const created = await createClient(test.ctx({ actor: { kind: "system", name: "test" } }), {
    name: "An Express site",
    redirectUris: [`${origin}/callback`],
    postLogoutRedirectUris: [origin],
    backchannelLogoutUri: `${origin}/backchannel-logout`,
    requireConsent: false,
  });
  clientId = created.clientId;
  folder = await workspaceFolder();
  const file = join(folder.path, "server.mjs");
  writeFileSync(file, documentedServer({ issuer: provider.origin, clientId, origin }));
  server = await startSiteProcess(process.execPath, ["--import", resolveLocalhost, file], {
    port,
    env: {
      HUTONG_CLIENT_SECRET: created.clientSecret ?? "",
      SESSION_SECRET: "a-secret-of-the-site-of-32-characters",
      PORT: String(port),
    },
  });
}, 60_000);

afterAll(async () => {
  await server?.stop();
  await folder?.remove();
  await provider.close();
});

/** Signs in at the site, from a page of it that wants somebody. */
async function signIn(visitor: SiteVisitor) {
  const asked = await visitor.get("/orders");
  expect(asked.location?.origin, server.said()).toBe(provider.origin);
  expect(asked.location?.searchParams.get("code_challenge_method")).toBe("S256");
  const start = `${asked.location?.pathname}${asked.location?.search}`;
  const browser = new Browser(provider);
  const { location } = await signInThrough(test.database, browser, userId, start);
  return { browser, back: location ?? new URL(origin) };
}

it("the documented Express site signs in, knows the claims, and is told of a sign-out elsewhere", async () => {
  const visitor = new SiteVisitor(origin);
  expect(JSON.parse((await visitor.get("/")).body)).toBeNull();
  const { back } = await signIn(visitor);
  const arrived = await visitor.get(back.pathname + back.search);
  expect(arrived.location?.pathname, server.said()).toBe("/orders");
  expect((await visitor.get("/orders")).body).toBe("Orders of xixi");
  expect(JSON.parse((await visitor.get("/")).body)).toMatchObject({
    sub: userId,
    name: "xixi",
    site_accounts: [{ realm: "retail", login_name: "xixi" }],
  });

  const { rows } = await test.database.pool.query("select uid from sign_on_sessions where user_id = $1", [
    userId,
  ]);
  await endSignOn(test.database.pool, rows[0].uid, noOrigin);
  expect(await provider.relaySignOuts()).toMatchObject({ delivered: 1, failed: 0 });
  expect((await visitor.get("/orders")).location?.origin, "SECURITY 13").toBe(provider.origin);
  expect(JSON.parse((await visitor.get("/")).body)).toBeNull();
}, 30_000);

it("its sign-out leads through ours, to an address that is registered", async () => {
  const visitor = new SiteVisitor(origin);
  const { back, browser } = await signIn(visitor);
  await visitor.get(back.pathname + back.search);
  const { location } = await visitor.get("/logout");
  expect(location?.pathname).toBe("/oauth/logout");
  expect(location?.searchParams.get("post_logout_redirect_uri")).toBe(origin);
  const answer = await browser.get(`${location?.pathname}${location?.search}`);
  expect(answer.location?.pathname).toBe("/sign-out");
}, 30_000);

it("SECURITY 5: it refuses an answer that names another issuer", async () => {
  const visitor = new SiteVisitor(origin);
  const { back } = await signIn(visitor);
  back.searchParams.set("iss", "http://evil.localhost");
  const answer = await visitor.get(back.pathname + back.search);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(JSON.parse((await visitor.get("/")).body)).toBeNull();
}, 30_000);

describe("SECURITY 12: its receiver", () => {
  /** Posts a logout token to the site. @returns its status */
  async function post(token: string): Promise<number> {
    const { host, port } = new URL(origin);
    const body = new URLSearchParams({ logout_token: token });
    const answer = await fetchVia(Number(port), 5_000)(`http://${host}/backchannel-logout`, {
      method: "POST",
      body,
    });
    return answer.status;
  }

  it("takes a token of ours, and none with a wrong alg, signature, iss, aud, event or with a nonce", async () => {
    const mint = await logoutTokenMint(test.database, {
      issuer: provider.origin,
      clientId,
      sub: "nobody",
      sid: "no-session",
    });
    for (const [name, forgery] of Object.entries(forgeries))
      expect(await post(await mint(forgery)), name).toBe(400);
    expect(await post(await mint())).toBe(204);
  });
});
