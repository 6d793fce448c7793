import { createHash, randomBytes } from "node:crypto";
import { loadSigningKeys } from "@hutong/identity/keys";
import { publishedSigningKeys } from "@hutong/identity/trade";
import { newId } from "@hutong/kernel";
import { makePerson, testDatabase } from "@hutong/testing";
import { getListFromStatusListJWT } from "@sd-jwt/jwt-status-list";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import { compactVerify, createLocalJWKSet, flattenedVerify } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import type { ClaimName } from "../claims.ts";
import { issueCredential } from "./issue-credential.ts";
import { presentCredential } from "./present-credential.ts";
import { readCarryableShops } from "./read-credentials.ts";
import { statusListToken } from "./status-list.ts";
import { verifyCredential } from "./verify-credential.ts";
import { withdrawCredential } from "./withdraw-credential.ts";

const test = testDatabase();
const issuer = { issuer: "https://id.example.com", keySecret: randomBytes(32).toString("base64url") };

beforeAll(async () => {
  await loadSigningKeys(test.database, issuer.keySecret);
});

const values = {
  level: { points: 20_400 },
  dispute_rate: { rateBp: 40 },
  region: { region: "浙江杭州" },
} as const;

/** A person with a shop that has figures. */
async function shopkeeper() {
  const db = test.database.prisma;
  const name = `retail/shop-${newId().slice(-10)}` as const;
  const { userId, accounts } = await makePerson(db, { ids: [name] });
  const accountId = accounts[name] ?? "";
  await db.shop.create({
    data: { accountId, kind: "shop", name: "西西的衣橱", openedAt: new Date("2019-03-01") },
  });
  await db.reputationShop.create({ data: { accountId, computedAt: new Date("2026-11-24") } });
  await db.shopClaim.createMany({
    data: Object.entries(values).map(([claim, value]) => ({
      accountId,
      claim,
      value,
      windowFrom: null,
      windowTo: new Date("2026-11-24"),
      facts: 12n,
      computedAt: new Date("2026-11-24"),
    })),
  });
  const now = new Date();
  const ctx = { ...test.as(userId), now, actor: { kind: "person", userId, authenticatedAt: now } as const };
  const issue = (claims: readonly ClaimName[] = ["level", "dispute_rate", "region"]) =>
    issueCredential(ctx, { accountId, claims: [...claims] }, issuer);
  return { db, userId, accountId, ctx, issue };
}

const verify = (compact: string, now = new Date()) =>
  verifyCredential(test.database.prisma, { compact }, { ...issuer, now });

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

describe("a shop passport that is carried", () => {
  it("says the claims asked for, signed, each disclosed by itself", async () => {
    const { issue, accountId } = await shopkeeper();
    const { compact } = await issue();
    const verified = await verify(compact);
    expect(verified).toMatchObject({ state: "good", shop: { name: "西西的衣橱", realm: "retail" } });
    if (!("claims" in verified)) throw new Error("not read");
    expect(verified.claims.map(({ claim, carried }) => [claim, carried.value])).toEqual(
      Object.entries(values),
    );
    expect(verified.claims[0]?.carried).toMatchObject({ facts: 12, window_from: null });
    expect(compact).not.toContain(accountId);

    const { compact: shorter, claims } = await presentCredential({ compact, claims: ["level", "stability"] });
    expect(claims).toEqual(["level"]);
    expect(shorter.split("~")).toHaveLength(3);
    const some = await verify(shorter);
    expect(some).toMatchObject({ state: "good", claims: [{ claim: "level" }] });
    const disclosed = shorter
      .split("~")
      .slice(1, -1)
      .map((one) => Buffer.from(one, "base64url").toString());
    expect(disclosed.join()).not.toMatch(/rateBp|浙江/);
  });

  it("is verified by stock libraries with nothing but our published keys", async () => {
    const { issue } = await shopkeeper();
    const { compact } = await issue(["level"]);
    const keys = await publishedSigningKeys(test.database.prisma);
    expect(keys.every((key) => !("d" in key))).toBe(true);
    const [jwt = ""] = compact.split("~");
    const { protectedHeader } = await compactVerify(jwt, createLocalJWKSet({ keys }));
    expect(protectedHeader).toMatchObject({ alg: "ES256", typ: "dc+sd-jwt" });

    const status = (uri: string) =>
      statusListToken(
        test.database.prisma,
        { listNo: Number(uri.split("/").at(-1)), now: new Date() },
        issuer,
      );
    const published = createLocalJWKSet({ keys });
    const verifyWithJose = async (data: string, signature: string) => {
      const [header = "", payload = ""] = data.split(".");
      return flattenedVerify({ protected: header, payload, signature }, published).then(
        () => true,
        () => false,
      );
    };
    const stock = new SDJwtVcInstance({
      hasher: (data, alg) =>
        createHash(alg.replace("-", ""))
          .update(typeof data === "string" ? data : new Uint8Array(data))
          .digest(),
      verifier: verifyWithJose,
      statusListFetcher: status,
    });
    const { payload } = await stock.verify(compact, { requiredClaimKeys: ["level"] });
    expect(payload).toMatchObject({ iss: issuer.issuer, level: { value: values.level } });
  });

  it("is nothing once a letter of it is changed, or another signed it, or it speaks of another issuer", async () => {
    const { issue } = await shopkeeper();
    const { compact } = await issue(["level", "region"]);
    const [jwt = "", ...disclosures] = compact.split("~");
    const [header = "", payload = "", signature = ""] = jwt.split(".");
    const forgedPayload = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload, "base64url").toString()), exp: 4_000_000_000 }),
    ).toString("base64url");
    expect((await verify([`${header}.${forgedPayload}.${signature}`, ...disclosures].join("~"))).state).toBe(
      "forged",
    );
    const level =
      disclosures.find((one) => Buffer.from(one, "base64url").toString().includes("points")) ?? "";
    const better = Buffer.from(Buffer.from(level, "base64url").toString().replace("20400", "90400")).toString(
      "base64url",
    );
    const swapped = await verify(compact.replace(level, better));
    expect(
      swapped.state === "forged" ||
        ("claims" in swapped && !swapped.claims.some(({ claim }) => claim === "level")),
    ).toBe(true);
    const elsewhere = await verifyCredential(
      test.database.prisma,
      { compact },
      { ...issuer, issuer: "https://id.example.org", now: new Date() },
    );
    expect(elsewhere).toEqual({ state: "not_ours" });
    for (const text of ["", "abc", "a.b.c", `${jwt}`, `${"x".repeat(30_000)}.a.b~`])
      expect([text.length, await refusal(verify(text))]).toEqual([text.length, "invalid_input"]);
    expect((await verify("e30.e30.e30~")).state).toBe("not_ours");
  });

  it("ends: withdrawn, expired, frozen, no longer hers", async () => {
    const made = await shopkeeper();
    const withdrawn = await made.issue();
    const kept = await made.issue();
    await withdrawCredential(made.ctx, { credentialId: withdrawn.credentialId });
    await withdrawCredential(made.ctx, { credentialId: withdrawn.credentialId });
    expect((await verify(withdrawn.compact)).state).toBe("withdrawn");
    expect((await verify(kept.compact)).state).toBe("good");
    expect((await verify(kept.compact, new Date(Date.now() + 31 * 86_400_000))).state).toBe("expired");
    await made.db.user.update({ where: { id: made.userId }, data: { status: "frozen" } });
    expect((await verify(kept.compact)).state).toBe("withdrawn");
    await made.db.user.update({ where: { id: made.userId }, data: { status: "active" } });
    const other = await makePerson(made.db);
    await made.db.$transaction([
      made.db.account.update({ where: { id: made.accountId }, data: { userId: other.userId } }),
      made.db.link.updateMany({ where: { accountId: made.accountId }, data: { userId: other.userId } }),
    ]);
    expect((await verify(kept.compact)).state).toBe("withdrawn");
    const audit = await made.db.auditEntry.findMany({
      where: { accountId: made.accountId },
      select: { action: true },
    });
    expect(audit.map(({ action }) => action).sort()).toEqual([
      "credential.issued",
      "credential.issued",
      "credential.withdrawn",
    ]);
  });

  it("a status list is a signed token of fixed size that tells of nobody", async () => {
    const made = await shopkeeper();
    const { credentialId, compact } = await made.issue(["level"]);
    await withdrawCredential(made.ctx, { credentialId });
    const { status } = JSON.parse(Buffer.from(compact.split(".")[1] ?? "", "base64url").toString());
    const listNo = Number(status.status_list.uri.split("/").at(-1));
    const token = await statusListToken(made.db, { listNo, now: new Date() }, issuer);
    const list = getListFromStatusListJWT(token);
    expect(list.getStatus(status.status_list.idx)).toBe(1);
    expect(list.statusList).toHaveLength(131_072);
    expect(token.length).toBeLessThan(4_000);
    expect(await refusal(statusListToken(made.db, { listNo: 99, now: new Date() }, issuer))).toBe(
      "not_found",
    );
  });
});

describe("SECURITY 20 and 28: whose passport", () => {
  it("only the owner's, freshly signed in; another's and a missing one look the same", async () => {
    const [mine, other] = [await shopkeeper(), await shopkeeper()];
    const claims = ["level" as const];
    expect(await refusal(issueCredential(mine.ctx, { accountId: other.accountId, claims }, issuer))).toBe(
      "not_found",
    );
    expect(await refusal(issueCredential(mine.ctx, { accountId: newId(), claims }, issuer))).toBe(
      "not_found",
    );
    expect(await refusal(issueCredential(test.ctx(), { accountId: mine.accountId, claims }, issuer))).toBe(
      "not_signed_in",
    );
    const stale = { ...mine.ctx, actor: { kind: "person", userId: mine.userId } as const };
    expect(await refusal(issueCredential(stale, { accountId: mine.accountId, claims }, issuer))).toBe(
      "reauthenticate",
    );
    expect(await refusal(mine.issue([]))).toBe("invalid_input");
    expect(await refusal(mine.issue(["stability"]))).toBe("invalid_input");
    const theirs = await other.issue();
    expect(await refusal(withdrawCredential(mine.ctx, { credentialId: theirs.credentialId }))).toBe(
      "not_found",
    );
    expect((await verify(theirs.compact)).state).toBe("good");
    const [shop] = await readCarryableShops(mine.ctx);
    expect(shop).toMatchObject({ accountId: mine.accountId, claims: Object.keys(values), credentials: [] });
    const [shown] = await readCarryableShops(other.ctx);
    expect(shown?.credentials.map(({ credentialId }) => credentialId)).toEqual([theirs.credentialId]);
  });

  it("taken ten times at once, each has a place of its own", async () => {
    const made = await shopkeeper();
    const taken = await Promise.all(Array.from({ length: 10 }, () => made.issue(["level"])));
    expect(new Set(taken.map(({ credentialId }) => credentialId)).size).toBe(10);
    const places = await made.db.shopCredential.findMany({
      where: { accountId: made.accountId },
      select: { listNo: true, listIndex: true },
    });
    expect(new Set(places.map(({ listNo, listIndex }) => `${listNo}/${listIndex}`)).size).toBe(10);
  });
});
