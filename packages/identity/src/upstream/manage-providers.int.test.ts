import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { makePerson, testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal } from "../linking/test-linking.ts";
import {
  addUpstream,
  changeUpstream,
  checkUpstream,
  disableUpstream,
  enableUpstream,
} from "./manage-providers.ts";
import { listUpstreams, readUpstream, readUpstreamButtons } from "./read-providers.ts";
import { startUpstream } from "./start-visit.ts";
import { browser, house, startTestUpstream, type TestUpstream } from "./test-upstream.ts";

const test = testDatabase();
const system = () => test.ctx({ actor: { kind: "system", name: "test" } });
let upstream: TestUpstream;

beforeAll(async () => {
  upstream = await startTestUpstream(test);
}, 60_000);
afterAll(() => upstream.close());

const input = () => ({
  slug: "second",
  issuer: upstream.provider.origin,
  clientId: "x",
  nameZh: "二",
  nameEn: "Second",
});
const asks = () => startUpstream(test.ctx(), house, { slug: "other", browser, interactionUid: "i" });

/** A provider that says of itself what it is told to. */
async function withDocument(answer: (origin: string) => string, work: (issuer: string) => Promise<void>) {
  const server = createServer((_req, res) => {
    res.setHeader("content-type", "application/json");
    res.end(answer(`http://id.localhost:${(server.address() as AddressInfo).port}`));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  await work(`http://id.localhost:${(server.address() as AddressInfo).port}`);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}

describe("providers as operators configure them", () => {
  it("the secret is sealed, and shown to nobody", async () => {
    const row = await test.database.prisma.upstreamProvider.findUniqueOrThrow({
      where: { slug: "other" },
      select: { clientSecretSealed: true },
    });
    expect(Buffer.from(row.clientSecretSealed ?? []).includes(upstream.clientSecret)).toBe(false);
    expect(JSON.stringify(await listUpstreams(system()))).not.toContain(upstream.clientSecret);
    expect(await readUpstream(system(), "other")).toMatchObject({
      hasSecret: true,
      people: 0,
      disabledAt: null,
    });
    expect(await checkUpstream(system(), house, "other")).toMatchObject({ ok: true });
    const sealedByAnother = { ...house, keySecret: Buffer.alloc(32, 9).toString("base64url") };
    expect(await checkUpstream(system(), sealedByAnother, "other")).toMatchObject({ ok: false });
  });

  it("one issuer once, one slug once, two at once: one", async () => {
    expect(await refusal(addUpstream(system(), house, input()))).toBe("conflict upstream.known");
    expect(await refusal(addUpstream(system(), house, { ...input(), slug: "other" }))).toBe(
      "conflict upstream.known",
    );
  });

  it("SECURITY 20: by operators with a fresh sign-in and a reason; support reads", async () => {
    const { prisma } = test.database;
    const support = (await makePerson(prisma, { adminRole: "support" })).userId;
    const operator = (await makePerson(prisma, { adminRole: "operator" })).userId;
    const person = (await makePerson(prisma)).userId;
    const act = { slug: "other", reason: "no longer wanted" };
    expect(await refusal(disableUpstream(test.ctx(), act))).toBe("not_signed_in");
    expect(await refusal(disableUpstream(test.as(person), act))).toBe("forbidden");
    expect(await refusal(disableUpstream(test.as(support), act))).toBe("forbidden");
    expect(await refusal(disableUpstream(test.as(operator), { slug: "other" }))).toBe(
      "invalid_input reason_too_short",
    );
    const old = test.as(operator, { actor: { kind: "person", userId: operator } });
    expect(await refusal(disableUpstream(old, act))).toBe("reauthenticate");
    expect(await refusal(addUpstream(test.as(person), house, { ...input(), reason: "mine now" }))).toBe(
      "forbidden",
    );
    expect(await refusal(changeUpstream(test.as(support), house, act))).toBe("forbidden");
    expect(await refusal(listUpstreams(test.as(person)))).toBe("forbidden");
    expect(await listUpstreams(test.as(support))).toHaveLength(1);
    expect(await refusal(disableUpstream(test.as(operator), act))).toBe("none");
    expect(await refusal(disableUpstream(test.as(operator), act))).toBe("not_found");
    expect(await readUpstreamButtons(prisma)).toEqual([]);
    expect(await refusal(asks())).toBe("not_found");
    expect(await refusal(enableUpstream(test.as(operator), act))).toBe("none");
    expect(await readUpstreamButtons(prisma)).toHaveLength(1);
    const audit = await prisma.auditEntry.findMany({
      where: { action: { startsWith: "upstream." } },
      orderBy: { id: "asc" },
      select: { action: true, data: true },
    });
    expect(audit.map(({ action }) => action)).toEqual([
      "upstream.added",
      "upstream.disabled",
      "upstream.enabled",
    ]);
    expect(audit[1]?.data).toEqual(act);
  });

  it("a change holds at the next sign-in; what is left out stays, and the issuer always", async () => {
    await changeUpstream(system(), house, {
      slug: "other",
      scopes: ["openid"],
      position: 3,
      nameEn: "Renamed",
    });
    const view = await readUpstream(system(), "other");
    expect(view).toMatchObject({
      nameEn: "Renamed",
      nameZh: "另一家",
      scopes: ["openid"],
      position: 3,
      hasSecret: true,
    });
    expect(new URL((await asks()).url).searchParams.get("scope")).toBe("openid");
    await changeUpstream(system(), house, { slug: "other", clientSecret: null });
    expect(await readUpstream(system(), "other")).toMatchObject({ hasSecret: false });
    expect(await refusal(changeUpstream(system(), house, { slug: "none" }))).toBe("not_found");
    const unscoped = changeUpstream(system(), house, { slug: "other", scopes: ["profile"] });
    expect(await refusal(unscoped)).toBe("invalid_input upstream.scope_openid");
  });

  it.each([
    ["what is no https address", "http://login.example.org"],
    ["a file", "file:///etc/passwd"],
    ["an inner network", "https://10.0.0.1"],
    ["the metadata address of a cloud", "https://169.254.169.254"],
    ["nobody", "http://id.localhost:9"],
  ])("refuses %s as an issuer: %s", async (_what, issuer) => {
    expect(await refusal(addUpstream(system(), house, { ...input(), issuer }))).toBe(
      "invalid_input upstream.unreachable",
    );
  });

  it("SSRF: in production nothing of this machine is called", async () => {
    const production = { ...house, origin: "https://id.example.com" };
    expect(await refusal(addUpstream(system(), production, input()))).toBe(
      "invalid_input upstream.unreachable",
    );
  });

  it.each([
    ["says it is another", (_origin: string) => ({ issuer: "https://evil.example" })],
    ["leads inside for its keys", (_origin: string) => ({ jwks_uri: "https://user@10.0.0.1/keys" })],
    ["has no token endpoint", (_origin: string) => ({ token_endpoint: undefined })],
    ["asks for plain http", (_origin: string) => ({ token_endpoint: "http://login.example.org/token" })],
    ["knows no S256", (_origin: string) => ({ code_challenge_methods_supported: ["plain"] })],
    ["never ends", (_origin: string) => ({ padding: "x".repeat(400_000) })],
  ])("refuses a document that %s", async (_what, wrong) => {
    const answer = (origin: string) =>
      JSON.stringify({
        issuer: origin,
        authorization_endpoint: `${origin}/a`,
        token_endpoint: `${origin}/t`,
        jwks_uri: `${origin}/k`,
        ...wrong(origin),
      });
    await withDocument(answer, async (issuer) => {
      expect(await refusal(addUpstream(system(), house, { ...input(), issuer }))).toBe(
        "invalid_input upstream.unreachable",
      );
    });
  });
});
