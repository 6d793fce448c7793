import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { publishListing } from "./publish-listing.ts";
import { readShopFacets } from "./read-shop-facets.ts";
import { readCategoryCounts, readListing, readShop, readShops, readShowcase } from "./reads.ts";
import { makeShop, retailStyle, wholesaleStyle } from "./test-shops.ts";

const test = testDatabase();
const ids: Record<string, string> = {};

beforeAll(async () => {
  const { prisma } = test.database;
  const anna = await makeShop(prisma, "anna", "retail", { points: 300 });
  const mall = await makeShop(prisma, "anna", "mall", { points: 60_000 });
  const bob = await makeShop(prisma, "Bob", "wholesale");
  const cold = await makeShop(prisma, "cold");
  const publish = async (name: string, day: number, input: Parameters<typeof publishListing>[1]) => {
    const now = new Date(Date.UTC(2026, 10, day));
    const ctx = test.ctx({ now, actor: { kind: "system", name: "test" } });
    ids[name] = (await publishListing(ctx, input)).id;
  };
  await publish("tee", 1, { ...retailStyle, accountId: anna.accountId });
  await publish("knit", 2, {
    ...retailStyle,
    accountId: anna.accountId,
    titleZh: "100%羊毛毛衣",
    titleEn: "Wool_sweater",
    category: "knitwear",
    priceFen: 19_900n,
  });
  await publish("suit", 3, { ...retailStyle, accountId: mall.accountId, titleZh: "西装", priceFen: 99_900n });
  await publish("bulk", 4, { ...wholesaleStyle, accountId: bob.accountId });
  await publish("zip", 5, { ...wholesaleStyle, accountId: bob.accountId, category: "zips", moq: 300 });
  await publish("hidden", 6, { ...retailStyle, accountId: cold.accountId });
  await prisma.account.update({ where: { id: cold.accountId }, data: { status: "frozen" } });
});

const titles = async (scope: Partial<Parameters<typeof readShowcase>[1]>) => {
  const { listings } = await readShowcase(test.database.prisma, { market: "retail", limit: 10, ...scope });
  return listings.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
};

describe("readShowcase", () => {
  it("shows the newest first, of one market, nothing of a frozen account", async () => {
    expect(await titles({})).toEqual(["suit", "knit", "tee"]);
    expect(await titles({ market: "wholesale" })).toEqual(["zip", "bulk"]);
  });

  it("narrows by category, line, shop, words, and leaves one out", async () => {
    expect(await titles({ category: "knitwear" })).toEqual(["knit"]);
    expect(await titles({ market: "wholesale", line: "raw" })).toEqual(["zip"]);
    expect(await titles({ shop: { realm: "mall", loginName: "anna" } })).toEqual(["suit"]);
    expect(await titles({ text: "纯棉" })).toEqual(["tee"]);
    expect(await titles({ text: "WOOL 羊毛" })).toEqual(["knit"]);
    expect(await titles({ text: "anna的店 cotton", shop: { realm: "retail", loginName: "anna" } })).toEqual([
      "tee",
    ]);
    expect(await titles({ market: "wholesale", except: ids.zip as never })).toEqual(["bulk"]);
  });

  it("takes % and _ as they stand", async () => {
    expect(await titles({ text: "100%" })).toEqual(["knit"]);
    expect(await titles({ text: "l_s" })).toEqual(["knit"]);
    expect(await titles({ text: "n_t" })).toEqual([]);
    expect(await titles({ text: "\\" })).toEqual([]);
  });

  it("sorts and pages", async () => {
    expect(await titles({ sort: "price_up" })).toEqual(["tee", "knit", "suit"]);
    expect(await titles({ sort: "price_down", limit: 1, offset: 1 })).toEqual(["knit"]);
    expect(await titles({ market: "wholesale", sort: "moq_up" })).toEqual(["bulk", "zip"]);
    expect((await readShowcase(test.database.prisma, { market: "retail", limit: 1 })).total).toBe(3);
  });
});

describe("readListing", () => {
  const read = (id: string, market: "retail" | "wholesale" = "retail") =>
    readListing(test.database.prisma, { market, id });

  it("reads one with its shop", async () => {
    expect(await read(ids.tee ?? "")).toMatchObject({ priceFen: 6_900n, shop: { loginName: "anna" } });
    expect(await read(ids.bulk ?? "", "wholesale")).toMatchObject({ priceFen: null, moq: 50 });
  });

  it("finds none by nonsense, through the other door, or of a frozen account", async () => {
    expect(await read("no-id")).toBeUndefined();
    expect(await read(ids.bulk ?? "")).toBeUndefined();
    expect(await read(ids.tee ?? "", "wholesale")).toBeUndefined();
    expect(await read(ids.hidden ?? "")).toBeUndefined();
  });
});

describe("shops", () => {
  it("stand by rating, with their newest and what they sell", async () => {
    const { shops, total } = await readShops(test.database.prisma, { market: "retail", limit: 5, newest: 1 });
    expect(total).toBe(2);
    expect(shops.map((shop) => shop.realm)).toEqual(["mall", "retail"]);
    expect(shops[1]).toMatchObject({ listingCount: 2, categories: ["knitwear", "tops"] });
    expect(shops[1]?.newest.map((listing) => listing.id)).toEqual([ids.knit]);
  });

  it("are found by login name as it is compared, and by realm where two share it", async () => {
    const { prisma } = test.database;
    expect(await readShop(prisma, { market: "retail", loginName: " ANNA " })).toMatchObject({
      realm: "retail",
    });
    expect(await readShop(prisma, { market: "retail", realm: "mall", loginName: "anna" })).toMatchObject({
      realm: "mall",
    });
    expect(await readShop(prisma, { market: "wholesale", loginName: "bob" })).toMatchObject({
      loginName: "Bob",
      listingCount: 2,
    });
    expect(await readShop(prisma, { market: "retail", loginName: "bob" })).toBeUndefined();
    expect(
      await readShop(prisma, { market: "retail", realm: "wholesale", loginName: "bob" }),
    ).toBeUndefined();
    expect(await readShop(prisma, { market: "retail", loginName: "cold" })).toBeUndefined();
  });

  it("are counted by category", async () => {
    const counts = await readCategoryCounts(test.database.prisma, { market: "retail" });
    expect([...counts].sort()).toEqual([
      ["knitwear", 1],
      ["tops", 2],
    ]);
  });
});

describe("the directory of suppliers", () => {
  const where: Record<string, string> = { lane: "浙江 杭州", north: "浙江省外 某地", silk: "江苏 苏州" };

  beforeAll(async () => {
    const { prisma } = test.database;
    for (const [index, [name, region]] of Object.entries(where).entries()) {
      const { accountId } = await makeShop(prisma, name, "wholesale", { points: 10 * (index + 1) });
      const openedAt = new Date(Date.UTC(2015 + index, 0, 1));
      await prisma.shop.update({ where: { accountId }, data: { region, openedAt, introEn: `100% ${name}` } });
      const ctx = test.ctx({ actor: { kind: "system", name: "test" } });
      if (name === "silk") await publishListing(ctx, { ...wholesaleStyle, category: "silk", accountId });
    }
  });

  const names = async (scope: object) => {
    const found = await readShops(test.database.prisma, { market: "wholesale", limit: 10, ...scope });
    expect(found.total).toBe(found.shops.length);
    return found.shops.map((shop) => shop.loginName);
  };

  it("is narrowed by province, by what they make and by words, as they stand", async () => {
    expect(await names({ region: "浙江" })).toEqual(["lane"]);
    expect(await names({ region: "江苏 苏州" })).toEqual(["silk"]);
    expect(await names({ region: "%" })).toEqual([]);
    expect(await names({ category: "silk" })).toEqual(["silk"]);
    expect(await names({ text: "苏州 SILK" })).toEqual(["silk"]);
    expect(await names({ text: "100% north" })).toEqual(["north"]);
    expect(await names({ text: "_" })).toEqual([]);
  });

  it("is sorted and paged", async () => {
    const only = { text: "100%" };
    expect(await names({ ...only, sort: "since" })).toEqual(["lane", "north", "silk"]);
    expect(await names({ ...only, sort: "rating" })).toEqual(["silk", "north", "lane"]);
    expect((await names({ ...only, sort: "styles" }))[0]).toBe("silk");
    const { shops, total } = await readShops(test.database.prisma, {
      market: "wholesale",
      ...only,
      sort: "since",
      limit: 1,
      offset: 1,
    });
    expect([shops.map((shop) => shop.loginName), total]).toEqual([["north"], 3]);
  });

  it("says what can be narrowed down, and how many are left", async () => {
    const facets = await readShopFacets(test.database.prisma, { market: "wholesale" });
    expect(facets.categories).toContainEqual(["silk", 1]);
    expect(facets.regions).toContainEqual(["浙江", 1]);
    const retail = await readShopFacets(test.database.prisma, { market: "retail" });
    expect(retail.categories.map(([key]) => key)).not.toContain("silk");
  });
});
