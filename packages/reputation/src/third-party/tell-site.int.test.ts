import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { siteRoles } from "@hutong/testing/site-roles";
import { beforeAll, describe, expect, it } from "vitest";
import { type ClaimName, claimNames } from "../claims.ts";
import { type MadeBuyer, makeBuyer, moveAccount } from "../passport/test-passports.ts";
import { readSiteLooks } from "./read-site-looks.ts";
import { tellSite } from "./tell-site.ts";

// What `shop-credentials.int.test.ts` of the identity site does from outside, from within: the wall by itself.

const test = testDatabase();
const sites = siteRoles(test);
const clientId = "site-of-a-bookkeeper";

beforeAll(async () => {
  await test.database.prisma.client.create({
    data: {
      id: newId(),
      clientId,
      name: "Books",
      authMethod: "none",
      shopCredentials: true,
      redirectUris: [],
    },
    select: { id: true },
  });
});

/** A consent to the site, as it is kept. */
async function consentOf(
  { userId, shop }: MadeBuyer,
  claims: readonly ClaimName[],
  changes: { expiresAt?: Date; withdrawnAt?: Date; shopAccountId?: string } = {},
): Promise<string> {
  const id = newId();
  await test.database.prisma.consent.create({
    data: { id, userId, clientId, claims: [...claims], shopAccountId: shop, ...changes },
    select: { id: true },
  });
  return id;
}

const past = () => new Date(Date.now() - 1_000);

const tell = (consentId: string, claims: readonly ClaimName[] = claimNames) =>
  tellSite(sites.identity.prisma, {
    consentId,
    clientId,
    clientName: "Books",
    claims,
    withheld: [],
    now: new Date(),
  });

const looksAt = (shopAccountId: string) =>
  test.database.prisma.passportLook.findMany({
    where: { shopAccountId },
    select: { shown: true, withheld: true },
  });

/** Everything of `shop_claims` that a query finds while a site is told by a consent. */
async function found(
  consentId: string | null,
  sql: string,
): Promise<{ account_id: string; claim: string }[]> {
  const client = await sites.identity.pool.connect();
  try {
    await client.query("begin");
    if (consentId) await client.query("select set_config('hutong.consent', $1, true)", [consentId]);
    return (await client.query(sql)).rows;
  } finally {
    await client.query("rollback");
    client.release();
  }
}

const everything = "select account_id, claim from shop_claims order by claim";

describe("SECURITY 23: what a site is told by a consent", () => {
  it("the database shows what the consent gives and no other row, of no other shop, by whatever query", async () => {
    const [owner, other] = [await makeBuyer(test.database.prisma), await makeBuyer(test.database.prisma)];
    await consentOf(other, claimNames);
    const consentId = await consentOf(owner, ["region", "integrity", "level"]);
    const given = [
      { account_id: owner.buyer, claim: "integrity" },
      { account_id: owner.shop, claim: "level" },
      { account_id: owner.shop, claim: "region" },
    ];
    for (const sql of [
      everything,
      `select c.account_id, c.claim from accounts a join shop_claims c on c.account_id = a.id order by c.claim`,
      `with c as materialized (select * from shop_claims) select account_id, claim from c order by claim`,
      `select account_id, claim from shop_claims where account_id = '${other.shop}' or true order by claim`,
    ])
      expect(await found(consentId, sql)).toEqual(given);
    const [as] = (await found(consentId, "select count(*)::int as claim from shop_claims")) as unknown as [
      { claim: number },
    ];
    expect(as.claim).toBe(3);
    expect((await found(null, everything)).length, "it is over with the transaction").toBeGreaterThan(12);
    expect(await found(newId(), everything), "of no consent at all").toEqual([]);
  });

  const closed: Record<string, (of: MadeBuyer) => Promise<string>> = {
    withdrawn: (of) => consentOf(of, claimNames, { withdrawnAt: past() }),
    expired: (of) => consentOf(of, claimNames, { expiresAt: past() }),
    "of another's shop": async (of) =>
      consentOf(of, claimNames, { shopAccountId: (await makeBuyer(test.database.prisma)).shop }),
    unlinked: async (of) => {
      const id = await consentOf(of, claimNames);
      await moveAccount(test.database.prisma, of.shop, (await makeBuyer(test.database.prisma)).userId);
      return id;
    },
    "of a frozen person": async (of) => {
      const id = await consentOf(of, claimNames);
      await test.database.pool.query("update users set status = 'frozen' where id = $1", [of.userId]);
      return id;
    },
    "of no claim": (of) => consentOf(of, []),
  };
  it.each(Object.entries(closed))("%s: no figure, no row", async (name, make) => {
    const owner = await makeBuyer(test.database.prisma);
    const consentId = await make(owner);
    const told = await tell(consentId);
    expect(Object.keys(told).filter((key) => key !== "shop")).toEqual([]);
    if (name !== "of no claim") expect(told).toEqual({});
    expect(await found(consentId, everything)).toEqual([]);
  });

  it("more asked for than was consented to: what was, the rest written down as withheld", async () => {
    const owner = await makeBuyer(test.database.prisma);
    const told = await tell(await consentOf(owner, ["level"]), ["level", "dispute_rate"]);
    expect(Object.keys(told)).toEqual(["shop", "level"]);
    expect(await looksAt(owner.shop)).toEqual([{ shown: ["level"], withheld: ["dispute_rate"] }]);
  });

  it("ten at once are ten looks on one row; nothing asked is no look", async () => {
    const owner = await makeBuyer(test.database.prisma);
    const consentId = await consentOf(owner, ["level"]);
    await Promise.all(Array.from({ length: 10 }, () => tell(consentId, ["level"])));
    await tell(consentId, []);
    const { rows } = await test.database.pool.query(
      "select count, client_name from passport_looks where shop_account_id = $1",
      [owner.shop],
    );
    expect(rows).toEqual([{ count: 10, client_name: "Books" }]);
    const looks = await readSiteLooks(sites.identity.prisma, owner.userId);
    expect([...looks]).toEqual([[clientId, { count: 10, lastAt: expect.any(Date) }]]);
    const stranger = await makeBuyer(test.database.prisma);
    expect(await readSiteLooks(sites.identity.prisma, stranger.userId)).toEqual(new Map());
  });

  it("a look is a supplier's or a site's, never both or neither", async () => {
    const { shop, buyer } = await makeBuyer(test.database.prisma);
    for (const who of [
      "null, null, null, null",
      `'${buyer}', '${buyer}', 'site', 'Site'`,
      "null, null, 'site', null",
    ])
      await expect(
        test.database.pool.query(
          `insert into passport_looks (id, shop_account_id, buyer_account_id, supplier_account_id, client_id, client_name,
              reason, hour, shown, withheld, first_at, last_at)
            values (gen_random_uuid(), $1, ${who}, 'third_party', now(), '{}', '{}', now(), now())`,
          [shop],
        ),
      ).rejects.toThrow(/passport_looks_who/);
  });
});
