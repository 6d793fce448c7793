import { newId } from "@hutong/kernel";
import { makePerson, testDatabase } from "@hutong/testing";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "./clients/index.ts";
import { giveConsent, keepClaims, readConsents, readSharedClaims, withdrawConsent } from "./consent.ts";

const test = testDatabase();
let clientId = "";
let owner: { userId: string; shop: string };

const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

async function shopkeeper() {
  const name = `retail/shop-${newId().slice(-10)}` as const;
  const { userId, accounts } = await makePerson(test.database.prisma, { ids: [name] });
  const shop = accounts[name] ?? "";
  await test.database.prisma.shop.create({
    data: { accountId: shop, kind: "shop", name: "西西的衣橱", openedAt: new Date("2019-03-01") },
    select: { accountId: true },
  });
  return { userId, shop };
}

beforeAll(async () => {
  const system = test.ctx({ actor: { kind: "system", name: "test" } });
  const site = { name: "Books", redirectUris: ["https://books.example/cb"], shopCredentials: true };
  ({ clientId } = await createClient(system, site));
});
beforeEach(async () => {
  owner = await shopkeeper();
});

const asked = ["level", "region", "dispute_rate"];

const give = (allowed: string[], accountId: string | null = owner.shop, what = asked) =>
  giveConsent(test.as(owner.userId), {
    clientId,
    asked: ["openid", "shop_credentials"],
    allowed: [],
    shop: { asked: what, allowed, accountId },
  });

const standing = async () => (await readConsents(test.database.prisma, owner.userId))[0];

const written = (action: string) =>
  test.database.prisma.auditEntry.findMany({
    where: { action, subjectUserId: owner.userId },
    orderBy: { at: "asc" },
    select: { data: true, accountId: true },
  });

describe("SECURITY 23: a consent to claims of a shop", () => {
  it("keeps what she allows and what she does not, of which shop, and the audit says so", async () => {
    await give(["level", "integrity"]);
    expect(await standing()).toMatchObject({
      scopes: ["openid", "shop_credentials"],
      claims: ["level"],
      shop: { realm: "retail", name: "西西的衣橱" },
    });
    expect(await written("consent.given")).toMatchObject([
      { accountId: owner.shop, data: { claims: ["level"], declinedClaims: ["region", "dispute_rate"] } },
    ]);
    const shared = { userId: owner.userId, clientId, now: new Date() };
    expect(await readSharedClaims(test.database.prisma, shared)).toEqual({
      claims: ["level"],
      shopAccountId: owner.shop,
    });
  });

  it("nothing ticked, or no shop, is the scope declined", async () => {
    for (const answer of [give([]), give(["level"], null)]) {
      await answer;
      expect(await standing()).toMatchObject({ scopes: ["openid"], claims: [], shop: undefined });
    }
  });

  it("is renewed where nothing is taken back; with less, or of another shop, it is a new one", async () => {
    const first = await give(["level"]);
    expect(await give(["level", "region"])).toEqual(first);
    const second = await give(["region"]);
    expect(second).not.toEqual(first);
    const other = await shopkeeper();
    await test.database.prisma.$executeRaw`with moved as (update accounts set user_id = ${owner.userId}::uuid
      where id = ${other.shop}::uuid) update links set user_id = ${owner.userId}::uuid where open_account_id = ${other.shop}::uuid`;
    expect(await give(["region"], other.shop)).not.toEqual(second);
    expect(await readConsents(test.database.prisma, owner.userId)).toHaveLength(1);
  });

  it("SECURITY 28: is of a shop of her own; another's and a missing one are alike", async () => {
    const { shop } = await shopkeeper();
    for (const id of [shop, newId()]) expect(await code(give(["level"], id))).toBe("not_found");
    expect(await standing()).toBeUndefined();
  });
});

describe("SECURITY 23: taking back single claims", () => {
  it("leaves the rest and the tokens, adds nothing, and is written down once", async () => {
    await give(["level", "region"]);
    const { id = "" } = (await standing()) ?? {};
    const keep = () => keepClaims(test.as(owner.userId), { id, keep: ["region", "dispute_rate"] });
    await keep();
    await keep();
    expect(await standing()).toMatchObject({
      id,
      claims: ["region"],
      scopes: ["openid", "shop_credentials"],
    });
    expect(await written("consent.claims_withdrawn")).toMatchObject([
      { data: { clientId, claims: ["level"] } },
    ]);
  });

  it("the last one takes the scope with it", async () => {
    await give(["level"]);
    const { id = "" } = (await standing()) ?? {};
    await keepClaims(test.as(owner.userId), { id, keep: [] });
    const row = await test.database.prisma.consent.findUniqueOrThrow({
      where: { id },
      select: { scopes: true, declined: true, claims: true, declinedClaims: true, shopAccountId: true },
    });
    expect(row).toEqual({
      scopes: ["openid"],
      declined: ["shop_credentials"],
      claims: [],
      declinedClaims: ["region", "dispute_rate", "level"],
      shopAccountId: null,
    });
  });

  it("two at once are both heard", async () => {
    await give(["level", "region", "dispute_rate"]);
    const { id = "" } = (await standing()) ?? {};
    const ctx = test.as(owner.userId);
    await Promise.all([
      keepClaims(ctx, { id, keep: ["level", "region"] }),
      keepClaims(ctx, { id, keep: ["level", "dispute_rate"] }),
    ]);
    expect((await standing())?.claims).toEqual(["level"]);
  });

  it("SECURITY 20 and 28: nobody's but hers; another's, a withdrawn and a missing one are alike", async () => {
    await give(["level"]);
    const { id = "" } = (await standing()) ?? {};
    const stranger = await shopkeeper();
    expect(await code(keepClaims(test.ctx(), { id, keep: [] }))).toBe("not_signed_in");
    expect(await code(keepClaims(test.as(stranger.userId), { id, keep: [] }))).toBe("not_found");
    expect(await code(keepClaims(test.as(owner.userId), { id: newId(), keep: [] }))).toBe("not_found");
    expect((await standing())?.claims).toEqual(["level"]);
    await withdrawConsent(test.as(owner.userId), { id });
    expect(await code(keepClaims(test.as(owner.userId), { id, keep: [] }))).toBe("not_found");
  });
});
