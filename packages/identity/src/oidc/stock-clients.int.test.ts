import { fetchVia, type UserId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import * as oauth from "oauth4webapi";
import * as client from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CreatedClient, createClient } from "../clients/index.ts";
import { walkWithConsent } from "./test-consent.ts";
import { Browser, makeShopper, startTestProvider, type TestProvider } from "./test-provider.ts";

// What `third-party.int.test.ts` begins with openid-client, walked to its end, and all of it with oauth4webapi.

const test = testDatabase();
const redirectUri = "http://shop.localhost:4010/callback";
const home = "http://shop.localhost:4010/";
const scopes = ["openid", "profile", "email", "offline_access", "site_accounts"];
let provider: TestProvider;
let site: CreatedClient;
let userId: UserId;

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "stock");
  site = await createClient(test.ctx({ actor: { kind: "system", name: "test" } }), {
    name: "A stock client",
    redirectUris: [redirectUri],
    postLogoutRedirectUris: [home],
  });
}, 60_000);
afterAll(() => provider.close());

const walk = (browser: Browser, start: URL) =>
  walkWithConsent(test.database, browser, start.pathname + start.search, {
    userId,
    clientId: site.clientId,
    scopes,
  });

/** Signs in with openid-client. */
async function signIn() {
  const config = await client.discovery(
    new URL(provider.origin),
    site.clientId,
    site.clientSecret,
    undefined,
    {
      [client.customFetch]: fetchVia(provider.port, 10_000) as client.CustomFetch,
      execute: [client.allowInsecureRequests],
    },
  );
  const browser = new Browser(provider);
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const expectedNonce = client.randomNonce();
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: scopes.join(" "),
    prompt: "consent",
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  const back = await walk(browser, start);
  const tokens = await client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier,
    expectedState,
    expectedNonce,
  });
  return { browser, config, tokens };
}

async function signOnsOfHers(): Promise<number> {
  const { rows } = await test.database.pool.query(
    "select count(*)::int as n from sign_on_sessions where user_id = $1",
    [userId],
  );
  return rows[0].n;
}

describe("SECURITY 11 and 13: sign-out started by a stock client (openid-client)", () => {
  it("asks her, ends the sign-on and comes back with the state", async () => {
    await test.database.pool.query("delete from sign_on_sessions where user_id = $1", [userId]);
    const { browser, config, tokens } = await signIn();
    const out = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: home,
      state: "after-logout",
    });
    const asked = await browser.get(out.pathname + out.search);
    expect(asked.location?.pathname).toBe("/sign-out");
    expect(await signOnsOfHers(), "asked, not done").toBe(1);
    const xsrf = asked.location?.searchParams.get("xsrf") ?? "";
    const answer = await browser.post("/oauth/logout/confirm", { xsrf, logout: "yes" });
    expect(answer.location?.href).toBe(`${home}?state=after-logout`);
    expect(await signOnsOfHers()).toBe(0);
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? "x")).resolves.toBeTruthy();
  });

  it("a yes without the question's own secret does nothing", async () => {
    const { browser, config, tokens } = await signIn();
    const before = await signOnsOfHers();
    const out = client.buildEndSessionUrl(config, { id_token_hint: tokens.id_token ?? "" });
    await browser.get(out.pathname + out.search);
    const answer = await browser.post("/oauth/logout/confirm", { xsrf: "guessed", logout: "yes" });
    expect(answer.location?.pathname).toBe("/problem");
    expect(await signOnsOfHers()).toBe(before);
  });
});

describe("a stock client joins: oauth4webapi", () => {
  /** Discovery, and what every request takes. */
  async function joined() {
    // The library's own type of fetch says `body: undefined` where the platform's says nothing.
    const viaLoopback = fetchVia(provider.port, 10_000) as (url: string, init: object) => Promise<Response>;
    const options = { [oauth.customFetch]: viaLoopback, [oauth.allowInsecureRequests]: true };
    const issuer = new URL(provider.origin);
    const answer = await oauth.discoveryRequest(issuer, options);
    const server = await oauth.processDiscoveryResponse(issuer, answer);
    const me: oauth.Client = { client_id: site.clientId, id_token_signed_response_alg: "ES256" };
    return { options, server, me, auth: oauth.ClientSecretBasic(site.clientSecret ?? "") };
  }

  it("discovers, pushes its request (PAR), signs in with PKCE, reads userinfo, refreshes", async () => {
    const { options, server, me, auth } = await joined();
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const parameters = new URLSearchParams({
      client_id: site.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: scopes.join(" "),
      prompt: "consent",
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    const pushed = await oauth.processPushedAuthorizationResponse(
      server,
      me,
      await oauth.pushedAuthorizationRequest(server, me, auth, parameters, options),
    );
    const start = new URL(server.authorization_endpoint ?? "");
    start.search = new URLSearchParams({
      client_id: site.clientId,
      request_uri: pushed.request_uri,
    }).toString();
    const back = oauth.validateAuthResponse(server, me, await walk(new Browser(provider), start), state);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      me,
      auth,
      back,
      redirectUri,
      verifier,
      options,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, me, answer, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    const info = await oauth.processUserInfoResponse(
      server,
      me,
      userId,
      await oauth.userInfoRequest(server, me, tokens.access_token, options),
    );
    expect(info).toMatchObject({ sub: userId, name: "stock", site_accounts: [{ login_name: "stock" }] });
    const refreshing = await oauth.refreshTokenGrantRequest(
      server,
      me,
      auth,
      tokens.refresh_token ?? "",
      options,
    );
    const refreshed = await oauth.processRefreshTokenResponse(server, me, refreshing);
    expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
  });

  it("SECURITY 5: refuses an answer of another issuer, or without one", async () => {
    const { server, me } = await joined();
    for (const iss of ["http://evil.localhost", undefined]) {
      const answer = new URLSearchParams({ code: "c", state: "s", ...(iss ? { iss } : {}) });
      expect(() => oauth.validateAuthResponse(server, me, answer, "s")).toThrow();
    }
  });
});
