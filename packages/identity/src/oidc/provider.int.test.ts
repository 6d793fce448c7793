import { noOrigin } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endSignOn } from "../end-sign-on.ts";
import { publishedAhead } from "./keys.ts";
import {
  attempt,
  Browser,
  clientHeaders,
  makeShopper,
  redeem,
  retail,
  send,
  signInThrough,
  startTestProvider,
  type TestProvider,
} from "./test-provider.ts";

const test = testDatabase();
let provider: TestProvider;
let userId: string;

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "xixi");
});
afterAll(() => provider.close());

async function signedIn(path = attempt().path) {
  const browser = new Browser(provider);
  const answer = await signInThrough(test.database, browser, userId, path);
  return { browser, answer };
}

async function code() {
  const request = attempt();
  const { browser, answer } = await signedIn(request.path);
  return { browser, request, code: answer.location?.searchParams.get("code") ?? "" };
}

describe("SECURITY 1: redirect URIs match exactly", () => {
  const right = new URL(retail.redirectUri);
  const mutations = [
    `${retail.redirectUri}/`,
    `${retail.redirectUri}?a=1`,
    `${retail.redirectUri}#x`,
    `${retail.redirectUri}/../evil`,
    `${retail.redirectUri}/%2e%2e/evil`,
    `${retail.redirectUri}%00`,
    `${retail.redirectUri}%20`,
    retail.redirectUri.toUpperCase(),
    retail.redirectUri.replace("http:", "https:"),
    retail.redirectUri.replace("http:", "javascript:"),
    retail.redirectUri.replace("http:", "data:"),
    retail.redirectUri.replace("http://", "//"),
    retail.redirectUri.replace("http://", "http:/\\"),
    retail.redirectUri.replace("3002", "3003"),
    retail.redirectUri.replace(":3002", ""),
    retail.redirectUri.replace("retail.", "evil."),
    retail.redirectUri.replace("retail.localhost", "retail.localhost.evil.example"),
    retail.redirectUri.replace("retail.localhost", "retail.localhost@evil.example"),
    retail.redirectUri.replace("retail.localhost", "evil.example#retail.localhost"),
    retail.redirectUri.replace("retail.localhost", "evil.example?retail.localhost"),
    retail.redirectUri.replace("retail.localhost", "RETAIL.localhost"),
    retail.redirectUri.replace("retail.localhost", "retail.localhost."),
    retail.redirectUri.replace("retail.localhost", "user:pass@retail.localhost"),
    retail.redirectUri.replace("/api/", "/API/"),
    retail.redirectUri.replace("/api/", "//api/"),
    retail.redirectUri.replace("/api/", "/./api/"),
    retail.redirectUri.replace("hutong", "hutong2"),
    retail.redirectUri.replace("/callback/hutong", "/callback"),
    `${right.origin}/`,
    "http://wholesale.localhost:3001/api/auth/callback/hutong",
    "",
  ];

  it.each(mutations)("refuses %s", async (redirectUri) => {
    const answer = await new Browser(provider).get(attempt({ redirect_uri: redirectUri }).path);
    expect(answer.status).toBe(303);
    expect(answer.location?.origin).toBe(provider.origin);
    expect(answer.location?.pathname).toBe("/problem");
  });

  it("takes the registered one, byte for byte", async () => {
    const { answer } = await signedIn();
    expect(answer.location?.href).toContain(`${retail.redirectUri}?code=`);
  });
});

describe("SECURITY 2 and 3: code with PKCE S256 and nothing else", () => {
  it("says so in the discovery document", async () => {
    const { body } = await send(provider, "GET", "/.well-known/openid-configuration");
    const metadata = JSON.parse(body);
    expect(metadata.issuer).toBe(provider.origin);
    expect(metadata.response_types_supported).toEqual(["code"]);
    expect(metadata.code_challenge_methods_supported).toEqual(["S256"]);
    expect(metadata.grant_types_supported).not.toContain("implicit");
    expect(metadata.grant_types_supported).not.toContain("password");
    expect(metadata.id_token_signing_alg_values_supported.sort()).toEqual(["ES256", "RS256"]);
    expect(metadata.authorization_response_iss_parameter_supported).toBe(true);
  });

  it.each([
    ["no challenge", { code_challenge: undefined, code_challenge_method: undefined }],
    ["plain", { code_challenge_method: "plain" }],
    ["no method (plain by default)", { code_challenge_method: undefined }],
    ["a short challenge", { code_challenge: "abc" }],
    ["implicit", { response_type: "token" }],
    ["hybrid", { response_type: "code id_token" }],
    ["id_token", { response_type: "id_token" }],
  ])("refuses %s, at the site, with an error and our iss", async (_name, changes) => {
    const { browser } = await signedIn();
    const answer = await browser.get(attempt(changes).path);
    const parameters = new URLSearchParams(
      answer.location?.hash ? answer.location.hash.slice(1) : answer.location?.search,
    );
    expect(parameters.get("code")).toBeNull();
    expect(parameters.get("error")).toMatch(/invalid_request|unsupported_response_type|unauthorized_client/);
  });

  it("refuses a wrong verifier", async () => {
    const { code: issued } = await code();
    const answer = await redeem(provider, issued, "x".repeat(43));
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).error).toBe("invalid_grant");
  });

  it("refuses the password grant", async () => {
    const body = "grant_type=password&username=xixi&password=two+doors+one+key";
    const answer = await send(provider, "POST", "/oauth/token", clientHeaders(), body);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body).error).toBe("unsupported_grant_type");
  });
});

describe("SECURITY 4: a code works once", () => {
  it("gives exactly one of ten parallel redemptions a token", async () => {
    const { code: issued, request } = await code();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => redeem(provider, issued, request.verifier)),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, ...Array(9).fill(400)]);
    for (const refused of answers.filter((answer) => answer.status === 400)) {
      expect(JSON.parse(refused.body).error).toBe("invalid_grant");
    }
  });

  it("is over after sixty seconds", async () => {
    const { code: issued, request } = await code();
    const { rows } = await test.database.pool.query(
      `select max(extract(epoch from expires_at - now())) as left from provider_records where model = 'AuthorizationCode'`,
    );
    expect(Number(rows[0].left)).toBeLessThanOrEqual(60);
    await test.database.pool.query(
      `update provider_records set expires_at = now() - interval '1 second' where model = 'AuthorizationCode'`,
    );
    expect((await redeem(provider, issued, request.verifier)).status).toBe(400);
  });

  it("is of no use to another site", async () => {
    const { code: issued, request } = await code();
    const body = new URLSearchParams({
      grant_type: "authorization_code",
      code: issued,
      code_verifier: request.verifier,
      redirect_uri: retail.redirectUri,
    });
    const headers = clientHeaders("hutong-wholesale", "wholesale-secret-of-the-test-world-1");
    const answer = await send(provider, "POST", "/oauth/token", headers, body.toString());
    expect(answer.status).toBe(400);
  });

  it("is of no use without the site's secret", async () => {
    const { code: issued, request } = await code();
    const body = new URLSearchParams({
      grant_type: "authorization_code",
      code: issued,
      code_verifier: request.verifier,
      redirect_uri: retail.redirectUri,
    });
    const headers = clientHeaders(retail.clientId, "another-secret");
    expect((await send(provider, "POST", "/oauth/token", headers, body.toString())).status).toBe(401);
  });
});

describe("SECURITY 5: every answer names its issuer", () => {
  it("with a code", async () => {
    const { answer } = await signedIn();
    expect(answer.location?.searchParams.get("iss")).toBe(provider.origin);
  });

  it("with an error", async () => {
    const answer = await new Browser(provider).get(attempt({ prompt: "none" }).path);
    expect(answer.location?.searchParams.get("iss")).toBe(provider.origin);
  });
});

describe("SECURITY 8: ES256, keys sealed in the database", () => {
  it("signs with a published ES256 key", async () => {
    const { code: issued, request } = await code();
    const { id_token: token } = JSON.parse((await redeem(provider, issued, request.verifier)).body);
    const header = decodeProtectedHeader(token);
    expect(header.alg).toBe("ES256");
    const { keys } = JSON.parse((await send(provider, "GET", "/oauth/jwks")).body);
    const key = keys.find((one: { kid: string }) => one.kid === header.kid);
    expect(key).toMatchObject({ kty: "EC", crv: "P-256", use: "sig" });
    expect(key.d).toBeUndefined();
  });

  it("keeps no readable private key", async () => {
    const { rows } = await test.database.pool.query("select private_sealed, public_jwk from signing_keys");
    // Of each algorithm the active one and those after it.
    expect(rows).toHaveLength(2 * (1 + publishedAhead));
    for (const row of rows) {
      expect(row.public_jwk.d).toBeUndefined();
      expect(row.private_sealed.toString("latin1")).not.toContain('"d"');
    }
  });
});

describe("SECURITY 9: prompt and max_age", () => {
  it("answers prompt=none without a session with login_required, never a page", async () => {
    const answer = await new Browser(provider).get(attempt({ prompt: "none" }).path);
    expect(answer.status).toBe(303);
    expect(answer.location?.searchParams.get("error")).toBe("login_required");
  });

  it("answers prompt=none with a session with a code", async () => {
    const { browser } = await signedIn();
    const answer = await browser.get(attempt({ prompt: "none" }).path);
    expect(answer.location?.searchParams.get("code")).toBeTruthy();
  });

  it.each([{ prompt: "login" }, { max_age: "0" }])(
    "asks again on %o and moves auth_time",
    async (changes) => {
      const { browser } = await signedIn();
      const request = attempt(changes);
      await new Promise((wake) => setTimeout(wake, 1_100));
      const before = Math.floor(Date.now() / 1000);
      const answer = await signInThrough(test.database, browser, userId, request.path);
      const issued = answer.location?.searchParams.get("code") ?? "";
      const { id_token: token } = JSON.parse((await redeem(provider, issued, request.verifier)).body);
      expect(decodeJwt(token).auth_time).toBeGreaterThanOrEqual(before);
    },
  );
});

describe("SECURITY 10: a second site needs no page", () => {
  it("goes straight through with a live sign-on", async () => {
    const { browser } = await signedIn();
    const request = attempt({
      client_id: "hutong-wholesale",
      redirect_uri: "http://wholesale.localhost:3001/api/auth/callback/hutong",
    });
    const answer = await browser.get(request.path);
    expect(answer.status).toBe(303);
    expect(answer.location?.host).toBe("wholesale.localhost:3001");
    expect(answer.location?.searchParams.get("code")).toBeTruthy();
  });

  it("opens one account at the first step, also when two come at once", async () => {
    const person = await makeShopper(test.database, "two-tabs");
    const browser = new Browser(provider);
    await signInThrough(test.database, browser, person, attempt().path);
    const wholesale = () =>
      attempt({
        client_id: "hutong-wholesale",
        redirect_uri: "http://wholesale.localhost:3001/api/auth/callback/hutong",
      }).path;
    await Promise.all(Array.from({ length: 5 }, () => browser.get(wholesale())));
    const accounts = await test.database.prisma.account.findMany({
      where: { userId: person, realm: "wholesale" },
      select: { loginName: true, noticePending: true, openedFrom: { select: { loginName: true } } },
    });
    expect(accounts).toEqual([
      { loginName: "two-tabs", noticePending: true, openedFrom: { loginName: "two-tabs" } },
    ]);
  });
});

describe("SECURITY 11: logout", () => {
  it("never follows an address that is not registered", async () => {
    const { browser } = await signedIn();
    const query = new URLSearchParams({
      client_id: retail.clientId,
      post_logout_redirect_uri: "http://evil.example/",
    });
    const answer = await browser.get(`/oauth/logout?${query}`);
    expect(answer.location?.pathname).toBe("/problem");
    expect(answer.location?.origin).toBe(provider.origin);
  });

  it("asks first", async () => {
    const { browser } = await signedIn();
    const answer = await browser.get("/oauth/logout");
    expect(answer.location?.pathname).toBe("/sign-out");
    const { rows } = await test.database.pool.query(
      "select count(*)::int as n from sign_on_sessions where user_id = $1",
      [userId],
    );
    expect(rows[0].n).toBeGreaterThan(0);
  });
});

describe("SECURITY 13 and 14: sessions", () => {
  it("takes a new identifier at every sign-in, of 128 bits or more, and stores its digest alone", async () => {
    const { browser } = await signedIn();
    const before = browser.cookie("__Host-hutong_sign_on") ?? "";
    expect(before.length * 6).toBeGreaterThanOrEqual(128);
    await signInThrough(test.database, browser, userId, attempt({ prompt: "login" }).path);
    const after = browser.cookie("__Host-hutong_sign_on") ?? "";
    expect(after).not.toBe(before);
    const { rows } = await test.database.pool.query("select payload::text as text from sign_on_sessions");
    for (const row of rows) expect(row.text).not.toContain(after);
  });

  it("sets host-only, Secure, HttpOnly, Lax cookies", async () => {
    const browser = new Browser(provider);
    const request = attempt();
    await browser.get(request.path);
    const answer = await signInThrough(test.database, browser, userId, attempt().path);
    const line = answer.headers["set-cookie"]?.find((cookie) => cookie.startsWith("__Host-hutong_sign_on="));
    expect(line).toMatch(/path=\//i);
    expect(line).toMatch(/secure/i);
    expect(line).toMatch(/httponly/i);
    expect(line).toMatch(/samesite=lax/i);
    expect(line).not.toMatch(/domain=/i);
  });

  it("is over once it was ended: the next hop asks for a sign-in, and codes in flight give nothing", async () => {
    const { browser, request, code: issued } = await code();
    const { rows } = await test.database.pool.query(
      "select uid from sign_on_sessions where user_id = $1 order by created_at desc limit 1",
      [userId],
    );
    expect(await endSignOn(test.database.pool, rows[0].uid, noOrigin)).toBe(userId);
    const answer = await browser.get(attempt().path);
    expect(answer.location?.pathname).toMatch(/^\/sign-in\//);
    expect((await redeem(provider, issued, request.verifier)).status).toBe(400);
  });

  it("a sign-in as somebody else in the same browser ends the first sign-on", async () => {
    const { browser } = await signedIn();
    const other = await makeShopper(test.database, "somebody-else");
    const answer = await signInThrough(test.database, browser, other, attempt({ prompt: "login" }).path);
    expect(answer.location?.searchParams.get("code")).toBeTruthy();
    const { rows } = await test.database.pool.query(
      "select count(*)::int as n from sign_on_sessions where user_id = $1",
      [other],
    );
    expect(rows[0].n).toBe(1);
  });
});

describe("interactions belong to the browser that began them", () => {
  it("is not resumed by another browser", async () => {
    const attacker = new Browser(provider);
    const asked = await attacker.get(attempt().path);
    const uid = asked.location?.pathname.split("/").at(-1) ?? "";
    const victim = new Browser(provider);
    const answer = await victim.get(`/oauth/authorize/${uid}`);
    expect(answer.location?.pathname).toBe("/problem");
  });
});
