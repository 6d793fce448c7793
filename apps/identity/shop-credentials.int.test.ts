import { giveConsent, keepClaims, readConsents, withdrawConsent } from "@hutong/identity";
import { type CreatedClient, createClient } from "@hutong/identity/clients";
import { finishConsent, finishSignIn, readInteraction, shopClaimsAsked } from "@hutong/identity/interaction";
import { Browser, startTestProvider, statementsOf, type TestProvider } from "@hutong/identity/test-provider";
import { fetchVia, type UserId } from "@hutong/kernel";
import { claimNames } from "@hutong/reputation";
import { type MadeBuyer, makeBuyer, moveAccount, openShop } from "@hutong/reputation/test-passports";
import { makePerson, testDatabase } from "@hutong/testing";
import { siteRoles } from "@hutong/testing/site-roles";
import * as oauth from "oauth4webapi";
import * as client from "openid-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shopCredentials } from "./shop-credentials.ts";

// The scope `shop_credentials` from a stock client to the figures, under the rights that the identity site has.

const test = testDatabase();
const sites = siteRoles(test);
const redirectUri = "http://books.localhost:4010/callback";
let provider: TestProvider;
let site: CreatedClient;
let plain: CreatedClient;
let owner: MadeBuyer;

const system = () => test.ctx({ actor: { kind: "system", name: "test" } });
const newSite = (name: string, allowed: boolean) =>
  createClient(system(), { name, redirectUris: [redirectUri], shopCredentials: allowed });

beforeAll(async () => {
  provider = await startTestProvider(sites.identity, {
    shopCredentials: shopCredentials(sites.identity.prisma),
  });
  site = await newSite("A bookkeeper's site", true);
  plain = await newSite("A site without the scope", false);
}, 60_000);
afterAll(async () => {
  await provider.close();
});
beforeEach(async () => {
  owner = await makeBuyer(test.database.prisma);
});

interface Answer {
  /** Which claims she ticks. */
  readonly allowed?: readonly string[];
  readonly shop?: string | null;
  readonly userId?: UserId;
}

/** Signs in and answers the question of consent as its page does. @returns where it ends, and what was asked of the shop */
async function walk(browser: Browser, start: URL, answer: Answer) {
  const { allowed = [], userId = owner.userId, shop = owner.shop } = answer;
  const asked: { name: string; isEssential: boolean }[][] = [];
  let step = await browser.get(start.pathname + start.search);
  for (let turns = 0; turns < 3 && step.location?.pathname.startsWith("/sign-in/"); turns += 1) {
    const uid = step.location.pathname.split("/").at(-1) ?? "";
    const interaction = await readInteraction(sites.identity.pool, uid, uid);
    if (!interaction) throw new Error("no interaction");
    const claims = shopClaimsAsked(interaction, claimNames);
    if (interaction.prompt === "consent") asked.push([...claims]);
    const names = claims.map(({ name }) => name);
    const resume =
      interaction.prompt === "consent"
        ? await finishConsent(
            sites.identity.pool,
            uid,
            (
              await giveConsent(test.as(userId), {
                clientId: interaction.clientId,
                asked: [...interaction.scopes],
                allowed: [...interaction.scopes],
                shop: { asked: names, allowed: [...allowed], accountId: shop },
              })
            ).grantId,
          )
        : await finishSignIn(sites.identity.pool, uid, userId);
    step = await browser.get(new URL(resume).pathname);
  }
  if (!step.location) throw new Error(`no redirect: ${step.status} ${step.body}`);
  return { back: step.location, asked };
}

interface Request {
  readonly scope?: string;
  readonly claims?: unknown;
  readonly prompt?: string;
  readonly browser?: Browser;
  readonly who?: CreatedClient;
}

const discover = (who: CreatedClient) =>
  client.discovery(new URL(provider.origin), who.clientId, who.clientSecret, undefined, {
    [client.customFetch]: fetchVia(provider.port, 10_000) as client.CustomFetch,
    execute: [client.allowInsecureRequests],
  });

/** Joins with openid-client. */
async function authorize(request: Request, answer: Answer = {}) {
  const {
    scope = "openid shop_credentials offline_access",
    claims,
    prompt = "consent",
    who = site,
  } = request;
  const config = await discover(who);
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const expectedState = client.randomState();
  const start = client.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    ...(prompt ? { prompt } : {}),
    ...(claims === undefined ? {} : { claims: typeof claims === "string" ? claims : JSON.stringify(claims) }),
    state: expectedState,
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  const browser = request.browser ?? new Browser(provider);
  const { back, asked } = await walk(browser, start, answer);
  const redeem = () => client.authorizationCodeGrant(config, back, { pkceCodeVerifier, expectedState });
  return { browser, config, back, asked, redeem };
}

async function signIn(request: Request, answer: Answer = {}) {
  const { redeem, ...walked } = await authorize(request, answer);
  const tokens = await redeem();
  const info = () =>
    client.fetchUserInfo(walked.config, tokens.access_token, (answer.userId ?? owner.userId) as string);
  return { ...walked, tokens, info };
}

const shopClaimsIn = (of: object) => ["shop", ...claimNames].filter((name) => name in of);

async function looks(shop = owner.shop) {
  const { rows } = await test.database.pool.query<{
    client_name: string;
    reason: string;
    shown: string[];
    withheld: string[];
    count: number;
  }>(
    `select client_name, reason::text as reason, shown, withheld, count from passport_looks
      where shop_account_id = $1 order by first_at, shown`,
    [shop],
  );
  return rows;
}

const threeClaims = { userinfo: { level: { essential: true }, positive_rate: null, region: { value: "x" } } };

describe("SECURITY 23: shop credentials to another site, by a stock client (openid-client)", () => {
  it("asks for what the claims parameter names, gives what she ticked, and leaves out what she refused", async () => {
    const { asked, info, tokens } = await signIn(
      { claims: threeClaims },
      { allowed: ["level", "region", "integrity"] },
    );
    expect(asked).toEqual([
      [
        { name: "level", isEssential: true },
        { name: "positive_rate", isEssential: false },
        { name: "region", isEssential: false },
      ],
    ]);
    const told = await info();
    expect(shopClaimsIn(told)).toEqual(["shop", "level", "region"]);
    expect(told).toMatchObject({
      shop: { realm: "retail", login_name: expect.stringContaining("shop-") },
      level: {
        value: { points: 12_345 },
        window_from: null,
        window_to: "2026-11-20T02:00:00.000Z",
        facts: 128,
        computed_at: "2026-11-20T02:00:00.000Z",
      },
      // A value that is wished for changes nothing.
      region: { value: { region: "浙江 杭州" } },
    });
    expect(shopClaimsIn(tokens.claims() ?? {}), "nothing was asked of the ID token").toEqual([]);
  });

  it("gives everything she ticked to the scope alone, what is counted under her wholesale ID too", async () => {
    const { asked, info, tokens } = await signIn({}, { allowed: claimNames });
    expect(asked[0]?.map(({ name }) => name)).toEqual([...claimNames]);
    expect(shopClaimsIn(await info())).toEqual(["shop", ...claimNames]);
    expect(shopClaimsIn(tokens.claims() ?? {})).toEqual([]);
  });

  it("an essential claim that she refuses is absent, and no error (5.5.1); refused wholly, the scope is too", async () => {
    const { info, tokens } = await signIn({ claims: threeClaims }, { allowed: [] });
    expect(shopClaimsIn(await info())).toEqual([]);
    expect(tokens.scope).not.toContain("shop_credentials");
    expect(await looks()).toEqual([]);
  });

  it("what she takes back singly is absent from the next userinfo, with the same token; the rest stays", async () => {
    const { info, config, tokens } = await signIn({ claims: threeClaims }, { allowed: ["level", "region"] });
    expect(shopClaimsIn(await info())).toEqual(["shop", "level", "region"]);
    const [consent] = await readConsents(test.database.prisma, owner.userId);
    await keepClaims(test.as(owner.userId), { id: consent?.id ?? "", keep: ["region"] });
    expect(shopClaimsIn(await info())).toEqual(["shop", "region"]);
    const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? "");
    const after = await client.fetchUserInfo(config, refreshed.access_token, owner.userId);
    expect(shopClaimsIn(after), "a refresh keeps the choice").toEqual(["shop", "region"]);
    await keepClaims(test.as(owner.userId), { id: consent?.id ?? "", keep: [] });
    const none = await client.fetchUserInfo(config, refreshed.access_token, owner.userId);
    expect(shopClaimsIn(none)).toEqual([]);
  });

  it("the whole consent withdrawn, the next userinfo is refused", async () => {
    const { info } = await signIn({ claims: threeClaims }, { allowed: ["level"] });
    const [consent] = await readConsents(test.database.prisma, owner.userId);
    await withdrawConsent(test.as(owner.userId), { id: consent?.id ?? "" });
    await expect(info()).rejects.toThrow();
  });

  it("decided on, she is not asked again; a claim that is new to her is asked, and silently refused with prompt=none", async () => {
    const { browser } = await signIn({ claims: threeClaims }, { allowed: ["level"] });
    const again = await authorize({
      browser,
      claims: threeClaims,
      prompt: "",
      scope: "openid shop_credentials",
    });
    expect(again.asked).toEqual([]);
    expect(again.back.searchParams.get("code")).toBeTruthy();
    const more = { userinfo: { refund_rate: null } };
    const silent = await authorize({
      browser,
      claims: more,
      prompt: "none",
      scope: "openid shop_credentials",
    });
    expect(silent.back.searchParams.get("error")).toBe("consent_required");
    const asked = await authorize({ browser, claims: more, prompt: "", scope: "openid shop_credentials" });
    expect(asked.asked).toEqual([[{ name: "refund_rate", isEssential: false }]]);
  });

  it("every answer is written down: which site, what was shown and withheld, why; the same of an hour is counted", async () => {
    const { info } = await signIn({ claims: threeClaims }, { allowed: ["level", "region"] });
    await Promise.all([info(), info(), info()]);
    expect(await looks()).toEqual([
      {
        client_name: "A bookkeeper's site",
        reason: "third_party",
        shown: ["level", "region"],
        withheld: ["positive_rate"],
        count: 3,
      },
    ]);
  });
});

describe("SECURITY 23 and 28: whose shop", () => {
  it("of several shops the one she chose is told, and nobody's but hers can be chosen", async () => {
    const other = await makeBuyer(test.database.prisma);
    await moveAccount(test.database.prisma, other.shop, owner.userId);
    const { info } = await signIn({ claims: threeClaims }, { allowed: ["level"], shop: other.shop });
    const { rows } = await test.database.pool.query("select login_name from accounts where id = $1", [
      other.shop,
    ]);
    expect(await info()).toMatchObject({ shop: { login_name: rows[0].login_name } });
    expect(await looks()).toEqual([]);
    const stranger = await makeBuyer(test.database.prisma);
    for (const shop of [stranger.shop, stranger.buyer, owner.buyer])
      await expect(signIn({ claims: threeClaims }, { allowed: ["level"], shop })).rejects.toMatchObject({
        code: "not_found",
      });
  });

  it("staff never gives it: a seat in the shop is no shop of one's own", async () => {
    const { userId } = await makePerson(test.database.prisma, {});
    await test.database.pool.query(
      `insert into staff_seats (id, account_id, user_id, name, name_key, role)
        values (gen_random_uuid(), $1, $2, 'alice', 'alice', 'manager')`,
      [owner.shop, userId],
    );
    const answer = { allowed: ["level"], userId };
    await expect(signIn({ claims: threeClaims }, { ...answer, shop: owner.shop })).rejects.toMatchObject({
      code: "not_found",
    });
    const { info } = await signIn({ claims: threeClaims }, { ...answer, shop: null });
    expect(shopClaimsIn(await info())).toEqual([]);
  });

  it("who has no shop, or a company alone, tells nothing", async () => {
    const tag = owner.shop.slice(-8);
    const { userId, accounts } = await makePerson(test.database.prisma, { ids: [`wholesale/only-${tag}`] });
    const company = accounts[`wholesale/only-${tag}`] ?? "";
    await openShop(test.database.prisma, company, "company", "厂");
    const answer = { allowed: ["level"], userId };
    await expect(signIn({ claims: threeClaims }, { ...answer, shop: company })).rejects.toMatchObject({
      code: "not_found",
    });
    const { info } = await signIn({ claims: threeClaims }, { ...answer, shop: null });
    expect(shopClaimsIn(await info())).toEqual([]);
  });

  const ends: Record<string, (of: MadeBuyer) => Promise<unknown>> = {
    "the shop is unlinked": async ({ shop }) =>
      moveAccount(test.database.prisma, shop, (await makePerson(test.database.prisma, {})).userId),
    "the shop is frozen": ({ shop }) =>
      test.database.pool.query("update accounts set status = 'frozen' where id = $1", [shop]),
    "the operator takes the scope back": () =>
      test.database.pool.query("update clients set shop_credentials = false where client_id = $1", [
        site.clientId,
      ]),
  };
  it.each(Object.entries(ends))(
    "%s: absent from the next userinfo, and nothing written",
    async (_name, end) => {
      const { info } = await signIn({ claims: threeClaims }, { allowed: ["level"] });
      expect(shopClaimsIn(await info())).toEqual(["shop", "level"]);
      await end(owner);
      expect(shopClaimsIn(await info())).toEqual([]);
      expect((await looks()).map(({ count }) => count)).toEqual([1]);
      await test.database.pool.query("update clients set shop_credentials = true where client_id = $1", [
        site.clientId,
      ]);
    },
  );
});

describe("who may ask", () => {
  it("a site that no operator let ask is refused the scope; claims named without it are ignored and not asked about", async () => {
    const refused = await authorize({ who: plain });
    expect(refused.back.searchParams.get("error")).toBe("invalid_scope");
    const { asked, info } = await signIn({ who: plain, scope: "openid profile", claims: threeClaims });
    expect(asked).toEqual([[]]);
    expect(shopClaimsIn(await info())).toEqual([]);
  });

  it("a site that asks nobody cannot have it, by the operator or by the row", async () => {
    const wish = { name: "house", redirectUris: [redirectUri], shopCredentials: true, requireConsent: false };
    await expect(createClient(system(), wish)).rejects.toMatchObject({
      fields: { shopCredentials: "client.shop_credentials_unasked" },
    });
    await expect(
      test.database.pool.query("update clients set require_consent = false where client_id = $1", [
        site.clientId,
      ]),
    ).rejects.toThrow(/clients_shop_credentials_asked/);
    await expect(
      test.database.pool.query(
        "update clients set shop_credentials = true where client_id = 'hutong-retail'",
      ),
    ).rejects.toThrow(/clients_shop_credentials_asked/);
  });

  it("a site without the scope, or refused it, pays nothing for it: userinfo is one statement", async () => {
    const without = await signIn({ who: plain, scope: "openid profile" });
    expect(await statementsOf(sites.identity, without.info)).toEqual(["token_find"]);
    const refused = await signIn({ claims: threeClaims }, { allowed: [] });
    expect(await statementsOf(sites.identity, refused.info)).toEqual(["token_find"]);
  });

  it("discovery says so", async () => {
    const about = (await discover(site)).serverMetadata();
    expect(about.claims_parameter_supported).toBe(true);
    expect(about.scopes_supported).toContain("shop_credentials");
    expect(about.claims_supported).toEqual(expect.arrayContaining(["shop", ...claimNames]));
  });

  it.each([
    "{",
    "[]",
    "null",
    '"level"',
    "{}",
    '{"userinfo":[]}',
    '{"userinfo":null}',
    '{"userinfo":{"level":true}}',
    '{"id_token":{"sub":"somebody"}}',
    `{"userinfo":{"level":null},"x":{"y":"${"z".repeat(10)}"}}`,
    `{"userinfo":{"${"z".repeat(4_000)}":null}}`,
  ])("a claims parameter %s is an invalid request", async (claims) => {
    const { back } = await authorize({ claims });
    expect(back.searchParams.get("error")).toBe("invalid_request");
  });

  it("an authentication class that we cannot give is said to be unmet, and asked for nobody (5.5.1.1)", async () => {
    const claims = { id_token: { acr: { essential: true, values: ["gold"] } } };
    const { back } = await authorize({ claims });
    expect(back.searchParams.get("error")).toBe("unmet_authentication_requirements");
  });
});

describe("by a stock client (oauth4webapi)", () => {
  it("pushed (PAR), named for the ID token: there and nowhere else, signed", async () => {
    // The library's own type of fetch says `body: undefined` where the platform's says nothing.
    const viaLoopback = fetchVia(provider.port, 10_000) as (url: string, init: object) => Promise<Response>;
    const options = { [oauth.customFetch]: viaLoopback, [oauth.allowInsecureRequests]: true };
    const issuer = new URL(provider.origin);
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, options),
    );
    const me: oauth.Client = { client_id: site.clientId, id_token_signed_response_alg: "ES256" };
    const auth = oauth.ClientSecretBasic(site.clientSecret ?? "");
    const verifier = oauth.generateRandomCodeVerifier();
    const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
    const parameters = new URLSearchParams({
      client_id: site.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      scope: "openid shop_credentials",
      claims: JSON.stringify({ id_token: { level: null, turnover_band: { essential: true } } }),
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
    const { back } = await walk(new Browser(provider), start, { allowed: ["turnover_band"] });
    const answered = oauth.validateAuthResponse(server, me, back, state);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      me,
      auth,
      answered,
      redirectUri,
      verifier,
      options,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(server, me, answer, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, answer, options);
    const claims = oauth.getValidatedIdTokenClaims(tokens) ?? {};
    expect(shopClaimsIn(claims)).toEqual(["shop", "turnover_band"]);
    expect(claims).toMatchObject({ turnover_band: { value: { band: 5, trend: "up" }, facts: 128 } });
    const info = await oauth.processUserInfoResponse(
      server,
      me,
      owner.userId,
      await oauth.userInfoRequest(server, me, tokens.access_token, options),
    );
    expect(shopClaimsIn(info)).toEqual([]);
    expect(await looks()).toMatchObject([{ shown: ["turnover_band"], withheld: ["level"], count: 1 }]);
  });
});
