import { makePerson, testDatabase } from "@hutong/testing";
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedAhead, publishedBeforeUseSeconds, retireSigningKeys, rotateSigningKeys } from "./keys.ts";
import {
  attempt,
  Browser,
  makeShopper,
  redeem,
  send,
  signInThrough,
  startTestProvider,
  type TestProvider,
  testKeySecret,
} from "./test-provider.ts";

const test = testDatabase();
let provider: TestProvider;
let userId: string;
let browser: Browser;

beforeAll(async () => {
  provider = await startTestProvider(test.database);
  userId = await makeShopper(test.database, "xixi");
  browser = new Browser(provider);
  await signInThrough(test.database, browser, userId, attempt().path);
});
afterAll(() => provider.close());

const operator = (now = new Date()) => test.ctx({ actor: { kind: "system", name: "test" }, now });
const rotate = (force: boolean, now?: Date) =>
  rotateSigningKeys(operator(now), { keySecret: testKeySecret, force });

async function published() {
  return JSON.parse((await send(provider, "GET", "/oauth/jwks")).body) as { keys: Array<{ kid: string }> };
}

async function idToken(): Promise<string> {
  const request = attempt();
  const answer = await browser.get(request.path);
  const code = answer.location?.searchParams.get("code") ?? "";
  return JSON.parse((await redeem(provider, code, request.verifier)).body).id_token;
}

describe("SECURITY 8: signing keys rotate with overlap", () => {
  it("ten times in a row without force: a site that never asks for our keys again verifies every token", async () => {
    const known = createLocalJWKSet((await published()) as never);
    const signers = new Set<string | undefined>();
    for (let round = 0; round < publishedAhead; round += 1) {
      await rotate(false);
      await provider.refreshKeys();
      const token = await idToken();
      signers.add(decodeProtectedHeader(token).kid);
      await jwtVerify(token, known);
    }
    expect(signers.size).toBe(publishedAhead);
    await expect(rotate(false)).rejects.toMatchObject({ code: "conflict" });
  });

  it("what signs next is published before it signs", async () => {
    const before = await published();
    const [rotated] = await rotate(true);
    const active = rotated?.active;
    expect(before.keys.map((key) => key.kid)).toContain(active);
    await provider.refreshKeys();
    expect(decodeProtectedHeader(await idToken()).kid).toBe(active);
  });

  it("ten rotations while sign-ins run: every token verifies, with the keys known before it and those after", async () => {
    const tokens: Array<{ token: string; known: Awaited<ReturnType<typeof published>> }> = [];
    for (let round = 0; round < 10; round += 1) {
      const known = await published();
      const running = Promise.all(Array.from({ length: 4 }, idToken));
      await rotate(true);
      await provider.refreshKeys();
      for (const token of [...(await running), await idToken()]) tokens.push({ token, known });
    }
    const after = await published();
    expect(new Set(tokens.map(({ token }) => decodeProtectedHeader(token).kid)).size).toBeGreaterThanOrEqual(
      10,
    );
    for (const { token, known } of tokens) {
      await jwtVerify(token, createLocalJWKSet(known as never));
      await jwtVerify(token, createLocalJWKSet(after as never));
    }
  });

  it("waits until every site can know the next key, unless forced", async () => {
    await expect(rotate(false)).rejects.toMatchObject({ code: "conflict" });
    const later = new Date(Date.now() + (publishedBeforeUseSeconds + 60) * 1_000);
    await expect(rotate(false, later)).resolves.toMatchObject([{ alg: "ES256" }, { alg: "RS256" }]);
  });

  it("is the operator's and an owner's, who says why and never forces it", async () => {
    const { prisma } = test.database;
    const as = (who: string) => test.as(who, { now: new Date(Date.now() + 7_200_000) });
    const turn = (who: string, more: { force?: boolean; reason?: string }) =>
      rotateSigningKeys(as(who), { keySecret: testKeySecret, ...more });
    const owner = await makePerson(prisma, { adminRole: "owner" });
    const support = await makePerson(prisma, { adminRole: "operator" });
    const reason = "yearly";
    for (const who of [userId, support.userId])
      await expect(turn(who, { reason })).rejects.toMatchObject({ code: "forbidden" });
    await expect(turn(owner.userId, {})).rejects.toMatchObject({ fields: { reason: "reason_too_short" } });
    await expect(turn(owner.userId, { reason, force: true })).rejects.toMatchObject({ code: "forbidden" });
    await expect(turn(owner.userId, { reason })).resolves.toHaveLength(2);
  });

  it("after a leak no key of before is left, published ahead or not; new ones sign", async () => {
    const before = (await published()).keys.map((key) => key.kid);
    const owner = await makePerson(test.database.prisma, { adminRole: "owner" });
    await expect(retireSigningKeys(test.as(owner.userId))).rejects.toMatchObject({ code: "forbidden" });
    const [first, second] = await Promise.all([retireSigningKeys(operator()), retireSigningKeys(operator())]);
    expect(first.length + second.length).toBeGreaterThanOrEqual(before.length);
    expect(Math.min(first.length, second.length)).toBe(0);
    await provider.refreshKeys();
    const token = await idToken();
    const after = await published();
    expect(after.keys.filter((key) => before.includes(key.kid))).toEqual([]);
    await jwtVerify(token, createLocalJWKSet(after as never));
  });

  it("a process whose secret is another one says so", async () => {
    const { loadSigningKeys } = await import("./keys.ts");
    const other = Buffer.alloc(32, 8).toString("base64url");
    await expect(loadSigningKeys(test.database, other)).rejects.toThrow(/sealed with another secret/);
  });
});
