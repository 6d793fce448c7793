import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fetchVia, noOrigin, type UserId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from "jose";
import * as oauth from "oauth4webapi";
import * as client from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CreatedClient, createClient, disableClient, rotateClientSecret } from "../clients/index.ts";
import { giveConsent, readConsents, withdrawConsent } from "../consent.ts";
import { endSignOn } from "../end-sign-on.ts";
import { endExpiredSignOns } from "../sweep.ts";
import { finishConsent, finishSignIn } from "./interaction.ts";
import {
  Browser,
  makeShopper,
  send,
  startTestProvider,
  statementsOf,
  type TestProvider,
} from "./test-provider.ts";

const test = testDatabase();
const redirectUri = "http://shop.localhost:4010/callback";
let provider: TestProvider;
let site: CreatedClient;
let userId: UserId;

const system = () => test.ctx({ actor: { kind: "system", name: "test" } });

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "xixi");
  site = await createClient(system(), {
    name: "A bookkeeper's site",
    redirectUris: [redirectUri],
    postLogoutRedirectUris: ["http://shop.localhost:4010/"],
  });
});
afterAll(() => provider.close());

/** A stock client, told of nothing but the issuer and its own id and secret. */
function discover(who: CreatedClient = site): Promise<client.Configuration> {
  return client.discovery(new URL(provider.origin), who.clientId, who.clientSecret, undefined, {
    [client.customFetch]: fetchVia(provider.port, 10_000) as client.CustomFetch,
    execute: [client.allowInsecureRequests],
  });
}

const allScopes = "openid profile email offline_access site_accounts";

/** Walks a browser through sign-in and consent, and returns where it ends up. */
async function walk(
  browser: Browser,
  start: URL,
  who: { clientId: string; allowed?: string[]; declines?: boolean },
): Promise<URL> {
  let answer = await browser.get(start.pathname + start.search);
  for (let steps = 0; steps < 3 && answer.location?.pathname.startsWith("/sign-in/"); steps += 1) {
    const uid = answer.location.pathname.split("/").at(-1) ?? "";
    const { rows } = await test.database.pool.query(
      "select payload->'prompt'->>'name' as prompt from provider_records where model = 'Interaction' order by expires_at desc, payload->>'iat' desc limit 1",
    );
    const resume =
      rows[0].prompt === "consent"
        ? await finishConsent(test.database.pool, uid, who.declines ? undefined : await consent(who))
        : await finishSignIn(test.database.pool, uid, userId);
    answer = await browser.get(new URL(resume).pathname);
  }
  if (!answer.location) throw new Error(`no redirect: ${answer.status} ${answer.body}`);
  return answer.location;
}

async function consent({ clientId, allowed }: { clientId: string; allowed?: string[] }): Promise<string> {
  const asked = allScopes.split(" ");
  const { grantId } = await giveConsent(test.as(userId), { clientId, asked, allowed: allowed ?? asked });
  return grantId;
}

async function signIn(config: client.Configuration, who: CreatedClient = site, allowed?: string[]) {
  const browser = new Browser(provider);
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: allScopes,
    prompt: "consent",
    state,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const back = await walk(browser, start, { clientId: who.clientId, ...(allowed ? { allowed } : {}) });
  const tokens = await client.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  return { browser, tokens };
}

describe("a stock client joins: openid-client", () => {
  it("signs in, reads what was consented, refreshes, signs out", async () => {
    const config = await discover();
    const { tokens } = await signIn(config);
    const claims = tokens.claims();
    expect(claims?.sub).toBe(userId);
    const info = await client.fetchUserInfo(config, tokens.access_token, userId);
    expect(info).toMatchObject({
      sub: userId,
      name: "xixi",
      site_accounts: [{ realm: "retail", login_name: "xixi", member_no: expect.any(String) }],
    });
    expect(info).not.toHaveProperty("site_account");
    expect(info).not.toHaveProperty("sign_on");
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? "");
    expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
    const out = client.buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: "http://shop.localhost:4010/",
    });
    expect(out.pathname).toBe("/oauth/logout");
  });

  it("pushes its request first (PAR)", async () => {
    const config = await discover();
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const start = await client.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: redirectUri,
      scope: "openid",
      state,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    expect([...start.searchParams.keys()].sort()).toEqual(["client_id", "request_uri"]);
    const back = await walk(new Browser(provider), start, { clientId: site.clientId });
    const tokens = await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    expect(tokens.claims()?.sub).toBe(userId);
  });

  it("introspects and revokes", async () => {
    const config = await discover();
    const { tokens } = await signIn(config);
    expect((await client.tokenIntrospection(config, tokens.access_token)).active).toBe(true);
    await client.tokenRevocation(config, tokens.access_token);
    expect((await client.tokenIntrospection(config, tokens.access_token)).active).toBe(false);
  });
});

describe("a stock client joins: oauth4webapi", () => {
  it("signs in with discovery, PKCE and a verified signature", async () => {
    // The library's own type of fetch says `body: undefined` where the platform's says nothing.
    const viaLoopback = fetchVia(provider.port, 10_000) as (url: string, init: object) => Promise<Response>;
    const options = { [oauth.customFetch]: viaLoopback, [oauth.allowInsecureRequests]: true };
    const issuer = new URL(provider.origin);
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, options),
    );
    const me: oauth.Client = { client_id: site.clientId, id_token_signed_response_alg: "ES256" };
    const verifier = oauth.generateRandomCodeVerifier();
    const start = new URL(server.authorization_endpoint ?? "");
    start.search = new URLSearchParams({
      client_id: site.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: "openid profile",
      state: "s1",
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    }).toString();
    const back = await walk(new Browser(provider), start, { clientId: site.clientId });
    const parameters = oauth.validateAuthResponse(server, me, back, "s1");
    const auth = oauth.ClientSecretBasic(site.clientSecret ?? "");
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      me,
      auth,
      parameters,
      redirectUri,
      verifier,
      options,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, me, answer, { requireIdToken: true });
    await oauth.validateApplicationLevelSignature(server, answer, options);
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(userId);
  });
});

describe("SECURITY 4: a code that comes again", () => {
  it("revokes what its first redemption gave", async () => {
    const config = await discover();
    const verifier = client.randomPKCECodeVerifier();
    const start = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: allScopes,
      prompt: "consent",
      state: "once",
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    const back = await walk(new Browser(provider), start, { clientId: site.clientId });
    const redeem = () =>
      client.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: "once" });
    const tokens = await redeem();
    await client.fetchUserInfo(config, tokens.access_token, userId);
    await expect(redeem()).rejects.toThrow();
    await expect(client.fetchUserInfo(config, tokens.access_token, userId)).rejects.toThrow();
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? "")).rejects.toThrow();
  });
});

describe("SECURITY 6: refresh tokens", () => {
  it("eight parallel refreshes leave one live successor, round after round", async () => {
    const config = await discover();
    let { refresh_token: current = "" } = (await signIn(config)).tokens;
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.allSettled(
        Array.from({ length: 8 }, () => client.refreshTokenGrant(config, current)),
      );
      const won = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
      expect(won, `round ${round}`).toHaveLength(1);
      current = won[0]?.refresh_token ?? "";
    }
  });

  it("late reuse ends the family", async () => {
    const config = await discover();
    const { tokens } = await signIn(config);
    const next = await client.refreshTokenGrant(config, tokens.refresh_token ?? "");
    await test.database.pool.query(
      "update provider_records set consumed_at = consumed_at - interval '11 seconds' where model = 'RefreshToken' and consumed_at is not null",
    );
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? "")).rejects.toThrow();
    await expect(client.refreshTokenGrant(config, next.refresh_token ?? "")).rejects.toThrow();
    await expect(client.fetchUserInfo(config, next.access_token, userId)).rejects.toThrow();
  });

  it("lives fourteen days unused and ninety in all", async () => {
    const config = await discover();
    await test.database.pool.query("delete from provider_records where model = 'RefreshToken'");
    const { tokens } = await signIn(config);
    const left = async () =>
      Number(
        (
          await test.database.pool.query(
            "select max(extract(epoch from expires_at - now())) / 86400 as days from provider_records where model = 'RefreshToken' and consumed_at is null",
          )
        ).rows[0].days,
      );
    expect(await left()).toBeCloseTo(14, 1);
    await test.database.pool.query(
      "update provider_records set payload = jsonb_set(payload, '{iiat}', to_jsonb(extract(epoch from now())::int - 85 * 86400)) where model = 'RefreshToken'",
    );
    const { rows } = await test.database.pool.query(
      "select count(*)::int as n from provider_records where model = 'RefreshToken' and consumed_at is null",
    );
    expect(rows[0].n).toBeGreaterThan(0);
    const next = await client.refreshTokenGrant(config, tokens.refresh_token ?? "");
    expect(next.refresh_token).toBeTruthy();
    const { rows: newest } = await test.database.pool.query(
      "select extract(epoch from expires_at - now()) / 86400 as days from provider_records where model = 'RefreshToken' and consumed_at is null order by payload->>'rotations' desc nulls last, expires_at limit 1",
    );
    expect(Number(newest[0].days)).toBeCloseTo(5, 1);
  });
});

describe("SECURITY 7: a token of one site is refused by another", () => {
  it("cannot be introspected, refreshed or revoked there", async () => {
    const other = await createClient(system(), { name: "Another", redirectUris: [redirectUri] });
    const [mine, theirs] = await Promise.all([discover(), discover(other)]);
    const { tokens } = await signIn(mine);
    await expect(client.refreshTokenGrant(theirs, tokens.refresh_token ?? "")).rejects.toThrow();
    const seen = await client.tokenIntrospection(theirs, tokens.access_token);
    expect(seen.active).toBe(false);
  });

  it("our own sites' scope is not to be had", async () => {
    const config = await discover();
    const start = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: "openid hutong",
      code_challenge: "x".repeat(43),
      code_challenge_method: "S256",
    });
    const answer = await new Browser(provider).get(start.pathname + start.search);
    expect(answer.location?.searchParams.get("error")).toBe("invalid_scope");
  });
});

describe("SECURITY 23: consent", () => {
  it("gives nothing she declined, and does not ask again", async () => {
    const config = await discover();
    const { browser, tokens } = await signIn(config, site, ["openid", "profile"]);
    const info = await client.fetchUserInfo(config, tokens.access_token, userId);
    expect(info).toHaveProperty("name");
    expect(info).not.toHaveProperty("site_accounts");
    expect(info).not.toHaveProperty("email");
    const again = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: "openid profile email site_accounts",
      state: "again",
      code_challenge: "x".repeat(43),
      code_challenge_method: "S256",
    });
    const answer = await browser.get(again.pathname + again.search);
    expect(answer.location?.searchParams.get("code")).toBeTruthy();
  });

  it("a second device that consents to the same leaves the first one's tokens alive; taking something back does not", async () => {
    const config = await discover();
    const [first, second] = [await signIn(config), await signIn(config)];
    const refreshed = await client.refreshTokenGrant(config, first.tokens.refresh_token ?? "");
    await client.refreshTokenGrant(config, second.tokens.refresh_token ?? "");
    await signIn(config, site, ["openid", "profile", "offline_access"]);
    await expect(client.refreshTokenGrant(config, refreshed.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  it("a no goes back to the site as access_denied", async () => {
    const config = await discover();
    const start = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: "openid profile",
      prompt: "consent",
      code_challenge: "x".repeat(43),
      code_challenge_method: "S256",
    });
    const back = await walk(new Browser(provider), start, { clientId: site.clientId, declines: true });
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(back.searchParams.get("error")).toBe("access_denied");
  });

  it("withdrawn, the tokens are dead at once, and only her own can be withdrawn", async () => {
    const config = await discover();
    const { tokens } = await signIn(config);
    const [given] = await readConsents(test.database.prisma, userId);
    const stranger = await makeShopper(test.database, `stranger-${Date.now()}`);
    await expect(withdrawConsent(test.as(stranger), { id: given?.id ?? "" })).rejects.toMatchObject({
      code: "not_found",
    });
    await withdrawConsent(test.as(userId), { id: given?.id ?? "" });
    await expect(withdrawConsent(test.as(userId), { id: given?.id ?? "" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(client.fetchUserInfo(config, tokens.access_token, userId)).rejects.toThrow();
    await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? "")).rejects.toThrow();
  });
});

describe("SECURITY 12: back-channel logout", () => {
  it("tells a site that was down once it is back, with a token it can verify", async () => {
    const receiver = await startReceiver();
    const listening = await createClient(system(), {
      name: "A site that listens",
      redirectUris: [redirectUri],
      backchannelLogoutUri: `http://shop.localhost:${receiver.port}/backchannel`,
    });
    const config = await discover(listening);
    const { tokens } = await signIn(config, listening);
    receiver.answer = 503;
    const { rows } = await test.database.pool.query(
      "select uid from sign_on_sessions where user_id = $1 and payload->'authorizations' ? $2",
      [userId, listening.clientId],
    );
    await endSignOn(test.database.pool, rows[0].uid, noOrigin);
    expect(await provider.relaySignOuts()).toMatchObject({ delivered: 0, failed: 1 });
    receiver.answer = 200;
    await test.database.pool.query("update outbox_events set available_at = now()");
    expect(await provider.relaySignOuts()).toMatchObject({ delivered: 1, failed: 0 });
    expect(await provider.relaySignOuts()).toMatchObject({ delivered: 0, failed: 0 });

    const { body } = await send(provider, "GET", "/oauth/jwks");
    const token = new URLSearchParams(receiver.bodies.at(-1)).get("logout_token") ?? "";
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(JSON.parse(body)), {
      issuer: provider.origin,
      audience: listening.clientId,
    });
    expect(protectedHeader.typ).toBe("logout+jwt");
    expect(payload.events).toEqual({ "http://schemas.openid.net/event/backchannel-logout": {} });
    expect(payload.sid).toBe(tokens.claims()?.sid);
    expect(payload).not.toHaveProperty("nonce");
    await receiver.close();
  });

  it("tells it of a sign-on whose time is over within a turn, not at the next sweep", async () => {
    const receiver = await startReceiver();
    const listening = await createClient(system(), {
      name: "Hears of the end",
      redirectUris: [redirectUri],
      backchannelLogoutUri: `http://shop.localhost:${receiver.port}/backchannel`,
    });
    const { tokens } = await signIn(await discover(listening), listening);
    await test.database.pool.query(
      "update sign_on_sessions set expires_at = now() - interval '1 second' where payload->'authorizations' ? $1",
      [listening.clientId],
    );
    expect(await endExpiredSignOns(test.database.pool)).toBeGreaterThan(0);
    expect(await endExpiredSignOns(test.database.pool)).toBe(0);
    await provider.relaySignOuts();
    const token = new URLSearchParams(receiver.bodies.at(-1)).get("logout_token") ?? "";
    expect(decodeJwt(token)).toMatchObject({ aud: listening.clientId, sid: tokens.claims()?.sid });
    await receiver.close();
  });

  it("an event that nobody can read is put aside at once", async () => {
    const id = crypto.randomUUID();
    await test.database.pool.query(
      "insert into outbox_events (id, topic, key, payload) values ($1, 'sign_out', 'x', '{}')",
      [id],
    );
    expect(await provider.relaySignOuts()).toMatchObject({ dead: 1 });
    expect(await provider.relaySignOuts()).toEqual({ delivered: 0, failed: 0, dead: 0 });
  });

  it("says nothing where nobody listens", async () => {
    const { rows } = await test.database.pool.query(
      "select count(*)::int as n from outbox_events where key = $1",
      [site.clientId],
    );
    expect(rows[0].n).toBe(0);
  });
});

describe("clients", () => {
  it("get RS256 where they ask for it", async () => {
    const one = await createClient(system(), {
      name: "RSA",
      redirectUris: [redirectUri],
      idTokenAlg: "RS256",
    });
    const { tokens } = await signIn(await discover(one), one);
    expect(decodeProtectedHeader(tokens.id_token ?? "").alg).toBe("RS256");
  });

  it("a new secret works and the old one does not; a disabled one is turned away", async () => {
    const one = await createClient(system(), { name: "Rotates", redirectUris: [redirectUri] });
    const { clientSecret } = await rotateClientSecret(system(), { clientId: one.clientId });
    const old = await discover(one);
    const fresh = await discover({ clientId: one.clientId, clientSecret });
    await expect(client.tokenIntrospection(old, "x")).rejects.toThrow();
    expect((await client.tokenIntrospection(fresh, "x")).active).toBe(false);
    await disableClient(system(), { clientId: one.clientId });
    await expect(disableClient(system(), { clientId: one.clientId })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("are made by the system and by administrators alone", async () => {
    const input = { name: "x", redirectUris: [redirectUri] };
    await expect(createClient(test.as(userId), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createClient(test.ctx(), input)).rejects.toMatchObject({ code: "not_signed_in" });
  });

  it.each([
    "http://shop.example/callback",
    "https://shop.example/callback#x",
    "https://user@shop.example/callback",
    "javascript:alert(1)",
    "/callback",
    "https://shop.example/ x",
    "",
  ])("do not take %j for a redirect URI", async (uri) => {
    await expect(createClient(system(), { name: "x", redirectUris: [uri] })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

async function startReceiver() {
  const receiver = { port: 0, answer: 200, bodies: [] as string[], close: async () => undefined as unknown };
  const server: Server = createServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => {
      body += chunk;
    });
    req.on("end", () => {
      receiver.bodies.push(body);
      res.writeHead(receiver.answer).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  receiver.port = (server.address() as AddressInfo).port;
  receiver.close = () => new Promise((done) => server.close(done));
  return receiver;
}

describe("what the calls of a third party cost", () => {
  it("a refresh three statements, two of them writing; userinfo one", async () => {
    const config = await discover();
    const { tokens } = await signIn(config);
    const refresh = await statementsOf(test.database, () =>
      client.refreshTokenGrant(config, tokens.refresh_token ?? ""),
    );
    expect(refresh).toEqual(["token_find", "refresh_rotate", "record_upsert"]);
    const userinfo = await statementsOf(test.database, () =>
      client.fetchUserInfo(config, tokens.access_token, userId),
    );
    expect(userinfo).toEqual(["token_find"]);
  });
});
