import { newId } from "@hutong/kernel";
import { readKeptAccounts, readTradeProfile, saveTradeProfile } from "@hutong/profile";
import { readInquiryCounts } from "@hutong/trading";
import { describe, expect, it } from "vitest";
import { makePerson } from "./people.ts";
import { siteRoles } from "./site-roles.ts";
import { testDatabase } from "./test-database.ts";

const test = testDatabase();
const sites = siteRoles(test);
const texts = { nameEn: "", region: "", intro: "", introEn: "", notice: "周三上新", noticeEn: "" };

describe("SECURITY 28: an account kept through the other door's connection", () => {
  it("a shop is written by its keeper inside wholesale, seen by nobody else there, and never rated by a form", async () => {
    const tag = newId().slice(-10);
    const owner = await makePerson(test.database.prisma, { ids: [`retail/s-${tag}`, `wholesale/w-${tag}`] });
    const shop = owner.accounts[`retail/s-${tag}`] ?? "";
    const trade = owner.accounts[`wholesale/w-${tag}`] ?? "";
    await test.database.prisma.shop.create({
      data: { accountId: shop, kind: "shop", name: "小店", openedAt: new Date() },
      select: { accountId: true },
    });
    const ctx = test.as(owner.userId, { db: sites.wholesale.prisma });
    await saveTradeProfile(ctx, { accountId: shop, name: "小西的布衣间", ...texts });
    expect(await readTradeProfile(ctx, shop)).toMatchObject({ name: "小西的布衣间", hasShop: true });
    expect((await readKeptAccounts(ctx)).map(({ name }) => name)).toContain("小西的布衣间");
    expect(await readTradeProfile(test.as(owner.userId, { db: sites.retail.prisma }), shop)).toMatchObject({
      notice: "周三上新",
    });
    // Without a keeper named in the transaction the wall stands, also on the connections just used.
    const { rows } = await sites.wholesale.pool.query("select from shops where account_id = $1", [shop]);
    expect(rows).toEqual([]);
    for (const change of [
      "update shops set rating_points = 1",
      "update shops set kind = 'company'",
      "delete from shops",
    ])
      await expect(sites.wholesale.pool.query(change), change).rejects.toThrow(/permission denied/);
    expect(await readInquiryCounts(sites.retail.prisma, trade)).toEqual({ open: 0, unread: 0, closed: 0 });
    await expect(sites.retail.pool.query("select subject from inquiries")).rejects.toThrow(
      /permission denied/,
    );
  });
});
