import { seedDemoPeople } from "@hutong/identity/demo";
import { shopLevel } from "@hutong/kernel/shop-level";
import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import type { ClaimName } from "../claims.ts";
import { readShopFigures } from "../figures/read-shop-figures.ts";
import { refreshFigures } from "../figures/refresh-figures.ts";
import { readPoints } from "../points/read-points.ts";
import { seedDemoReputation } from "./seed-demo-reputation.ts";

const test = testDatabase();
const system = () => test.ctx({ actor: { kind: "system", name: "seed" } });

async function account(realm: "retail" | "wholesale", loginKey: string) {
  return test.database.prisma.account.findUniqueOrThrow({
    where: { realm_loginKey: { realm, loginKey } },
    select: { id: true, shop: { select: { ratingPoints: true } } },
  });
}

async function claimValue(accountId: string, claim: ClaimName) {
  const figures = (await readShopFigures(test.database.prisma, [accountId])).get(accountId);
  return figures?.find((figure) => figure.claim === claim)?.value;
}

describe("seedDemoReputation", () => {
  it("is for the system alone, and makes nothing where nobody is", async () => {
    await expect(seedDemoReputation(test.ctx())).rejects.toMatchObject({ code: "forbidden" });
    expect(await seedDemoReputation(system())).toBe(0);
  });

  it("gives the demo shops a trade that ends in the points they show, once", async () => {
    await seedDemoPeople(system());
    expect(await seedDemoReputation(system())).toBeGreaterThan(15_000);
    while ((await refreshFigures(test.database.pool, { now: new Date() })) > 0);
    expect(await seedDemoReputation(system())).toBe(0);
    const rows = await test.database.prisma.shop.findMany({
      select: { accountId: true, ratingPoints: true },
      where: { ratingPoints: { not: null } },
    });
    for (const { accountId, ratingPoints } of rows) {
      expect(await claimValue(accountId, "level")).toEqual({ points: ratingPoints });
    }
    const xixi = await account("retail", "xixi");
    expect(shopLevel(xixi.shop?.ratingPoints ?? 0)).toEqual({ kind: "crown", count: 1 });
    expect(await claimValue(xixi.id, "turnover_band")).toEqual({ band: 3, trend: "up" });
    expect(await claimValue(xixi.id, "main_categories")).toMatchObject({
      categories: expect.arrayContaining(["dresses", "knitwear"]),
    });
  });

  it("gives suppliers and the buyer their ledgers", async () => {
    const { prisma } = test.database;
    const laobi = await account("wholesale", "laobi");
    const generosity = await readPoints(prisma, { accountId: laobi.id, index: "generosity", limit: 3 });
    expect(generosity.total).toBeGreaterThan(200);
    expect(generosity.entries).toHaveLength(3);
    const buyer = await account("wholesale", "xiaoxi-trade");
    const integrity = await readPoints(prisma, { accountId: buyer.id, index: "integrity", limit: 3 });
    expect(await claimValue(buyer.id, "integrity")).toEqual({ points: integrity.total });
    expect(await claimValue(buyer.id, "stability")).toEqual({ activeMonths: 11 });
  });
});
