import { openShop } from "@hutong/identity/open-shop";
import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { siteRoles } from "@hutong/testing/site-roles";
import { describe, expect, it } from "vitest";
import {
  countSearchWords,
  findGoods,
  followShops,
  rebuildSearch,
  recordSold,
  suggest,
} from "../finding/index.ts";
import { makeShop } from "../test-shops.ts";
import { publishDraft } from "./change-state.ts";
import { readOwnListing } from "./read-own-listings.ts";
import { reprice } from "./reprice.ts";
import { saveListing } from "./save-listing.ts";
import { setStock } from "./set-stock.ts";
import { dress } from "./test-seller.ts";

const test = testDatabase();
const sites = siteRoles(test);

const asSite = (userId: Parameters<typeof test.as>[0]) => ({ ...test.as(userId), db: sites.retail.prisma });
const consumer = () =>
  makeShop(test.database.prisma, `role-${newId().slice(-10)}`, "retail", { shop: false });

describe("the shops' own role in the database", () => {
  it("is enough to open a shop and to sell in it", async () => {
    const { userId, accountId } = await consumer();
    const ctx = asSite(userId);
    const shop = {
      name: "角色小店",
      nameEn: "",
      region: "",
      notice: "",
      returnDays: 7,
      returnNote: "",
    } as const;
    expect(await openShop(ctx, { accountId, ...shop })).toMatchObject({ isNew: true });
    const wish = dress(accountId);
    await saveListing(ctx, wish);
    const { listingId } = wish;
    await publishDraft(ctx, { accountId, listingIds: [listingId] });
    await reprice(ctx, { accountId, listings: [{ listingId, version: 2 }], changeBp: 1_000 });
    const [sku] = (await readOwnListing(ctx, accountId, listingId)).skus;
    await setStock(ctx, { accountId, skuId: sku?.id ?? "", change: { kind: "by", pieces: 1 } });
    expect((await readOwnListing(ctx, accountId, listingId)).skus[0]).toMatchObject({
      stock: 6,
      priceFen: 20_790n,
    });
  });

  it("is enough for the search and its chores; a freeze by the login centre is followed by a trigger, and wholesale sees none of it", async () => {
    const { userId, accountId } = await makeShop(test.database.prisma, `role-${newId().slice(-10)}`);
    const wish = dress(accountId, { titleZh: "角色连衣裙" });
    await saveListing(asSite(userId), wish);
    await publishDraft(asSite(userId), { accountId, listingIds: [wish.listingId] });
    const db = sites.retail.prisma;
    const chore = { ...test.ctx({ actor: { kind: "system", name: "test" } }), db };
    await test.database.pool.query("update shops set name = '角色裁缝铺' where account_id = $1", [accountId]);
    while ((await followShops(chore)) > 0);
    expect(await countSearchWords(chore)).toBeGreaterThan(0);
    expect(await recordSold(chore, [{ listingId: wish.listingId, pieces: 3 }])).toBe(1);
    expect(await rebuildSearch(chore)).toBeGreaterThan(0);
    expect((await findGoods(db, { text: "角色裁缝 连衣裙" })).total).toBe(1);
    expect((await suggest(db, "角色裁缝")).shops).toHaveLength(1);
    await sites.identity.pool.query("update accounts set status = 'frozen' where id = $1", [accountId]);
    expect((await findGoods(db, { text: "角色裁缝" })).total).toBe(0);
    await expect(sites.wholesale.pool.query("select 1 from search_documents")).rejects.toMatchObject({
      code: "42501",
    });
  });

  it("opens no shop for another, no flagship, and none with a rating", async () => {
    const { userId, accountId } = await consumer();
    const other = await consumer();
    const open = async (account: string, kind: string) => {
      const client = await sites.retail.pool.connect();
      try {
        await client.query("begin");
        await client.query("select set_config('hutong.keeper', $1, true)", [userId]);
        await client.query(
          "insert into shops (account_id, kind, name, opened_at) values ($1, $2::shop_kind, 'x', now())",
          [account, kind],
        );
      } finally {
        await client.query("rollback");
        client.release();
      }
    };
    await expect(open(accountId, "shop")).resolves.toBeUndefined();
    await expect(open(other.accountId, "shop")).rejects.toThrow(/row-level security/);
    await expect(open(accountId, "flagship")).rejects.toThrow(/row-level security/);
    const rated = sites.retail.pool.query(
      "insert into shops (account_id, kind, name, opened_at, rating_points) values ($1, 'shop', 'x', now(), 9)",
      [accountId],
    );
    await expect(rated).rejects.toThrow(/permission denied/);
  });

  it("deletes nothing, and moves no listing to another account or market", async () => {
    for (const statement of [
      "delete from listings",
      "delete from skus",
      "update listings set account_id = account_id",
      "update listings set market = market",
      "update skus set listing_id = listing_id",
    ])
      await expect(sites.retail.pool.query(statement)).rejects.toThrow(/permission denied/);
  });

  it("the wholesale site writes no retail listing and opens no shop", async () => {
    for (const statement of [
      "update skus set stock = 9",
      "update listings set state = 'draft'",
      "insert into shops default values",
    ])
      await expect(sites.wholesale.pool.query(statement)).rejects.toThrow(/permission denied/);
  });
});
