import { createHash, randomBytes } from "node:crypto";
import type { UserId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { changeClient, createClient } from "../clients/index.ts";
import { walkWithConsent } from "./test-consent.ts";
import {
  Browser,
  clientHeaders,
  makeShopper,
  send,
  startTestProvider,
  type TestProvider,
} from "./test-provider.ts";

const test = testDatabase();
const redirectUri = "http://shop.localhost:4010/callback";
const scopes = ["openid", "offline_access"];
let provider: TestProvider;
let userId: UserId;
let site: { clientId: string; clientSecret: string | undefined };

const system = () => test.ctx({ actor: { kind: "system", name: "test" } });

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "lifetimes");
  site = await createClient(system(), {
    name: "Short-lived",
    redirectUris: [redirectUri],
    accessTokenSeconds: 120,
    idTokenSeconds: 90,
    refreshIdleSeconds: 7_200,
    refreshAbsoluteSeconds: 10_800,
  });
}, 60_000);
afterAll(() => provider.close());

interface Tokens {
  access_token: string;
  id_token: string;
  refresh_token: string;
  expires_in: number;
}

/** Asks the token endpoint. */
async function grant(parameters: Record<string, string>): Promise<Tokens> {
  const headers = clientHeaders(site.clientId, site.clientSecret);
  const { status, body } = await send(
    provider,
    "POST",
    "/oauth/token",
    headers,
    new URLSearchParams(parameters).toString(),
  );
  expect(status, body).toBe(200);
  return JSON.parse(body);
}

async function signIn(): Promise<Tokens> {
  const browser = new Browser(provider);
  const verifier = randomBytes(32).toString("base64url");
  const query = new URLSearchParams({
    client_id: site.clientId,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: scopes.join(" "),
    prompt: "consent",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const who = { userId, clientId: site.clientId, scopes };
  const location = await walkWithConsent(test.database, browser, `/oauth/authorize?${query}`, who);
  const code = location.searchParams.get("code") ?? "";
  return grant({
    grant_type: "authorization_code",
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  });
}

/** How long the newest live token of a model has left, in seconds. */
async function secondsLeft(model: string): Promise<number> {
  const { rows } = await test.database.pool.query(
    `select extract(epoch from expires_at - now()) as left from provider_records
     where model = $1 and consumed_at is null order by expires_at desc limit 1`,
    [model],
  );
  return Number(rows[0].left);
}

const idTokenSeconds = (token: string) => {
  const { exp = 0, iat = 0 } = decodeJwt(token);
  return exp - iat;
};

it("a client's tokens live as long as was said of it, refreshed ones too", async () => {
  const tokens = await signIn();
  expect(tokens.expires_in).toBe(120);
  expect(idTokenSeconds(tokens.id_token)).toBe(90);
  expect(await secondsLeft("AccessToken")).toBeCloseTo(120, -1);
  expect(await secondsLeft("RefreshToken")).toBeCloseTo(7_200, -1);
  await test.database.pool.query(
    "update provider_records set payload = jsonb_set(payload, '{iiat}', to_jsonb(extract(epoch from now())::int - 9000)) where model = 'RefreshToken'",
  );
  const refreshed = await grant({ grant_type: "refresh_token", refresh_token: tokens.refresh_token });
  expect(refreshed.expires_in).toBe(120);
  expect(await secondsLeft("RefreshToken"), "never beyond the absolute end").toBeCloseTo(1_800, -1);
}, 30_000);

it("a change holds within five seconds, without a restart", async () => {
  expect((await signIn()).expires_in).toBe(120);
  await changeClient(system(), { clientId: site.clientId, accessTokenSeconds: 240, idTokenSeconds: 200 });
  const until = Date.now() + 5_500;
  let tokens = await signIn();
  while (tokens.expires_in !== 240 && Date.now() < until) {
    await new Promise((wake) => setTimeout(wake, 500));
    tokens = await signIn();
  }
  expect(tokens.expires_in).toBe(240);
  expect(idTokenSeconds(tokens.id_token)).toBe(200);
}, 30_000);
