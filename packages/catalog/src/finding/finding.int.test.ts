import { inTransaction } from "@hutong/db";
import { type AccountId, noOrigin } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { publishListing } from "../publish-listing.ts";
import { publishDraft, takeDown } from "../seller/change-state.ts";
import { reprice } from "../seller/reprice.ts";
import { saveListing } from "../seller/save-listing.ts";
import { setSkus } from "../seller/set-skus.ts";
import { dress, makeSeller, outcome } from "../seller/test-seller.ts";
import { returnStock, takeStock } from "../take-stock.ts";
import { makeShop, retailStyle, wholesaleStyle } from "../test-shops.ts";
import { countSearchWords } from "./count-search-words.ts";
import { findGoods } from "./find-goods.ts";
import { findWayOn } from "./find-way-on.ts";
import { recordSold } from "./record-sold.ts";
import { followShops, rebuildSearch, refreshSearch } from "./refresh-search.ts";
import type { FindGoodsInput } from "./schema.ts";
import { readHotWords, suggest } from "./suggest.ts";

const test = testDatabase();
const db = () => test.database.prisma;
const system = () => test.ctx({ actor: { kind: "system", name: "test" }, origin: noOrigin });

async function found(input: FindGoodsInput): Promise<string[]> {
  return (await findGoods(db(), input)).listings.map(({ titleZh }) => titleZh);
}

/** A shop with one published dress; `word` stands in the title of nothing else. */
async function makeDress(word: string) {
  const seller = await makeSeller(db());
  const wish = dress(seller.accountId, { titleZh: `${word}连衣裙`, titleEn: "" });
  const ctx = test.as(seller.owner);
  await saveListing(ctx, wish);
  await publishDraft(ctx, { accountId: seller.accountId, listingIds: [wish.listingId] });
  return { ...seller, wish, ctx, listingId: wish.listingId };
}

let shops: { lan: AccountId; xi: AccountId };

beforeAll(async () => {
  const xi = await makeShop(db(), "xi");
  const lan = await makeShop(db(), "lan", "mall");
  await db().shop.update({
    where: { accountId: xi.accountId },
    data: { name: "小西的布衣间", region: "浙江 杭州" },
  });
  await db().shop.update({
    where: { accountId: lan.accountId },
    data: { name: "岚序旗舰店", region: "上海" },
  });
  shops = { xi: xi.accountId, lan: lan.accountId };
  const publish = (accountId: AccountId, style: Partial<typeof retailStyle>) =>
    publishListing(system(), { ...retailStyle, accountId, ...style });
  await publish(xi.accountId, {
    titleZh: "法式方领泡泡袖连衣裙女秋款 收腰显瘦",
    titleEn: "French square-neck tea dress, puff sleeves",
    category: "dresses" as "tops",
    priceFen: 18_900n,
  });
  await publish(xi.accountId, {
    titleZh: "重磅纯棉T恤",
    titleEn: "Heavy cotton tee",
    colours: ["white"],
    priceFen: 6_900n,
  });
  await publish(lan.accountId, {
    titleZh: "羊绒大衣女中长款",
    titleEn: "Cashmere coats, mid-length",
    category: "outerwear" as "tops",
    sizes: ["L"],
    priceFen: 189_900n,
  });
  await db().sku.updateMany({ where: { listing: { titleZh: "重磅纯棉T恤" } }, data: { stock: 3 } });
}, 60_000);

describe("finding goods", () => {
  it.each([
    ["连衣裙", "法式方领泡泡袖连衣裙女秋款 收腰显瘦"],
    ["泡泡", "法式方领泡泡袖连衣裙女秋款 收腰显瘦"],
    ["裙", "法式方领泡泡袖连衣裙女秋款 收腰显瘦"],
    ["連衣裙 法式", "法式方领泡泡袖连衣裙女秋款 收腰显瘦"],
    ["lianyiqun", "法式方领泡泡袖连衣裙女秋款 收腰显瘦"],
    ["lian yi qun", "法式方领泡泡袖连衣裙女秋款 收腰显瘦"],
    ["lyq", "法式方领泡泡袖连衣裙女秋款 收腰显瘦"],
    ["DRESSES", "法式方领泡泡袖连衣裙女秋款 收腰显瘦"],
    ["Ｔ恤", "重磅纯棉T恤"],
    ["白色 T恤", "重磅纯棉T恤"],
    ["coat", "羊绒大衣女中长款"],
    ["岚序 大衣", "羊绒大衣女中长款"],
  ])("%s finds it", async (text, title) => expect(await found({ text })).toEqual([title]));

  it("all words must fit, and nothing is found by syntax", async () => {
    expect(await found({ text: "连衣裙 羊绒" })).toEqual([]);
    for (const text of ["' | 'a", "连衣裙' & 'x", "\\", "!*:()", "a'b"]) {
      expect(await outcome(findGoods(db(), { text }))).toBe("done");
    }
  });

  it("sorts", async () => {
    const prices = async (sort: "price_up" | "price_down") =>
      (await findGoods(db(), { sort })).listings.map(({ priceFen }) => Number(priceFen));
    expect(await prices("price_up")).toEqual([6_900, 18_900, 189_900]);
    expect(await prices("price_down")).toEqual([189_900, 18_900, 6_900]);
  });

  it("narrows down by everything at once, and by every thing alone", async () => {
    expect(await found({ category: ["dresses"] })).toHaveLength(1);
    expect(await found({ colour: ["white"], sort: "price_up" })).toEqual([
      "重磅纯棉T恤",
      "法式方领泡泡袖连衣裙女秋款 收腰显瘦",
      "羊绒大衣女中长款",
    ]);
    expect(await found({ colour: ["ink"], size: ["L"] })).toEqual(["羊绒大衣女中长款"]);
    expect(await found({ region: ["浙江"], kind: ["shop"], fromFen: 10_000n })).toHaveLength(1);
    expect(await found({ fromFen: 6_900n, toFen: 6_900n })).toEqual(["重磅纯棉T恤"]);
    expect(await found({ kind: ["flagship"] })).toEqual(["羊绒大衣女中长款"]);
    expect(await found({ inStock: true })).toEqual(["重磅纯棉T恤"]);
    expect(await found({ accountId: shops.lan })).toEqual(["羊绒大衣女中长款"]);
    expect(await found({ category: ["dresses", "outerwear"], sort: "price_up" })).toHaveLength(2);
  });

  it("counts what each choice would leave; a group's own choice does not lessen its counts", async () => {
    const { facets, total } = await findGoods(db(), { category: ["dresses"], colour: ["ink"] });
    expect(total).toBe(1);
    const counts = (values: readonly { key: string; count: number }[]) =>
      Object.fromEntries(values.map(({ key, count }) => [key, count]));
    expect(counts(facets.groups.category)).toEqual({ dresses: 1, outerwear: 1 });
    expect(counts(facets.groups.colour)).toEqual({ ink: 1, white: 1 });
    expect(counts(facets.groups.size)).toEqual({ S: 1, M: 1 });
    expect(counts(facets.groups.region)).toEqual({ 浙江: 1 });
    expect(facets).toMatchObject({ inStock: 0, isEstimate: false });
    const none = await findGoods(db(), { text: "羊绒", colour: ["plum"] });
    expect(none.facets.groups.colour[0]).toEqual({ key: "plum", count: 0, isChosen: true });
  });

  it("what sells stands before what is new, and telling it twice changes nothing", async () => {
    const { listings } = await findGoods(db(), { sort: "price_up" });
    const sold = [{ listingId: listings[0]?.id ?? "", pieces: 500 }];
    expect(await recordSold(system(), sold)).toBe(1);
    expect(await recordSold(system(), sold)).toBe(0);
    expect((await found({ sort: "sales" }))[0]).toBe("重磅纯棉T恤");
    expect((await found({}))[0]).toBe("重磅纯棉T恤");
    expect(await outcome(recordSold(test.ctx(), sold))).toBe("forbidden");
  });
});

describe("what may be found", () => {
  it("SECURITY 28: a draft, what was taken down and the goods of a frozen account are not; they come back when shown again", async () => {
    const seller = await makeSeller(db());
    const ctx = test.as(seller.owner);
    const wish = dress(seller.accountId, { titleZh: "孔雀蓝连衣裙" });
    const listing = { accountId: seller.accountId, listingIds: [wish.listingId] };
    const text = "孔雀蓝";
    await saveListing(ctx, wish);
    expect(await found({ text })).toEqual([]);
    expect((await suggest(db(), "孔雀")).words).toEqual([]);
    await publishDraft(ctx, listing);
    expect(await found({ text })).toEqual(["孔雀蓝连衣裙"]);
    const freeze = (status: "frozen" | "active") =>
      db().account.update({ where: { id: seller.accountId }, data: { status }, select: { id: true } });
    await freeze("frozen");
    expect(await found({ text })).toEqual([]);
    expect((await findGoods(db(), { accountId: seller.accountId })).total).toBe(0);
    await freeze("active");
    expect(await found({ text })).toHaveLength(1);
    await takeDown(ctx, listing);
    expect(await found({ text })).toEqual([]);
    await countSearchWords({ ...system(), now: new Date() }, { limit: 10_000 });
    expect((await suggest(db(), "孔雀")).words).toEqual([]);
  });

  it("a wholesale style is not", async () => {
    const { accountId } = await makeShop(db(), "laobi", "wholesale");
    await publishListing(system(), { ...wholesaleStyle, accountId, titleZh: "批发专用孔雀绿" });
    expect(await found({ text: "孔雀绿" })).toEqual([]);
    expect(await rebuildSearch(system())).toBeGreaterThan(0);
    expect(await found({ text: "孔雀绿" })).toEqual([]);
  });

  it("a refused save leaves everything as it was: another's, a customer service's, a transaction that fails", async () => {
    const { accountId, listingId, wish, ctx, service, stranger } = await makeDress("翡翠");
    for (const userId of [service, stranger]) {
      expect(
        await outcome(
          saveListing(test.as(userId), { ...wish, accountId, version: 2, titleZh: "琥珀连衣裙" }),
        ),
      ).toMatch(/forbidden|not_found/);
    }
    const failing = inTransaction(db(), async (tx) => {
      await takeDown({ ...ctx, db: tx }, { accountId, listingIds: [listingId] });
      throw new Error("the caller fails");
    });
    await expect(failing).rejects.toThrow("the caller fails");
    expect(await found({ text: "翡翠" })).toHaveLength(1);
    expect(await found({ text: "琥珀" })).toEqual([]);
  });
});

describe("what the search knows follows", () => {
  it("a new title, colours and price, in the transaction of the save", async () => {
    const { accountId, wish, ctx, listingId } = await makeDress("珊瑚");
    const variants = wish.variants.slice(0, 1).map((one) => ({ ...one, colour: "plum", priceFen: 45_000n }));
    await saveListing(ctx, { ...wish, version: 2, titleZh: "玛瑙连衣裙", variants });
    expect(await found({ text: "珊瑚", category: ["dresses"] })).toEqual([]);
    expect(await found({ text: "玛瑙", colour: ["plum"], fromFen: 45_000n, toFen: 45_000n })).toHaveLength(1);
    await reprice(ctx, { accountId, listings: [{ listingId, version: 3 }], changeBp: -5_000 });
    expect(await found({ text: "玛瑙", toFen: 22_500n })).toHaveLength(1);
    const sku = await db().sku.findFirstOrThrow({
      where: { listingId, stock: { gt: 0 } },
      select: { id: true },
    });
    await setSkus(ctx, { accountId, items: [{ sku: { skuId: sku.id }, priceFen: 9_900n }] });
    expect(await found({ text: "玛瑙", toFen: 9_900n })).toHaveLength(1);
  });

  it("two who save at once leave one document, of what was saved", async () => {
    const { wish, ctx } = await makeDress("琉璃");
    const save = (titleZh: string) => outcome(saveListing(ctx, { ...wish, version: 2, titleZh }));
    const outcomes = await Promise.all([save("琉璃一号"), save("琉璃二号")]);
    expect(outcomes.sort()).toEqual(["conflict", "done"]);
    const row = await db().listing.findUniqueOrThrow({
      where: { id: wish.listingId },
      select: { titleZh: true },
    });
    expect(await found({ text: "琉璃" })).toEqual([row.titleZh]);
  });

  it("the last piece that is sold and the first that comes back, also of two that go at once", async () => {
    const { listingId } = await makeDress("玳瑁");
    const skus = await db().sku.findMany({ where: { listingId }, select: { id: true, priceFen: true } });
    const take = (wanted: readonly { id: string; priceFen: bigint }[]) =>
      inTransaction(db(), (tx) =>
        takeStock(
          { ...system(), db: tx },
          wanted.map(({ id, priceFen }) => ({ skuId: id, count: 5, priceFen })),
        ),
      );
    const inStock = () => found({ text: "玳瑁", inStock: true });
    await take(skus.slice(0, 2));
    expect(await inStock()).toHaveLength(1);
    await Promise.all([take(skus.slice(2, 3)), take(skus.slice(3))]);
    expect(await inStock()).toEqual([]);
    await returnStock(system(), [{ skuId: skus[0]?.id ?? "", count: 1 }]);
    expect(await inStock()).toHaveLength(1);
  });

  it("a shop's new name and place, at the next turn of the chore; suggestions never say the old one", async () => {
    const { accountId } = await makeDress("琥珀光");
    const rename = (name: string, region: string) =>
      db().shop.update({ where: { accountId }, data: { name, region }, select: { accountId: true } });
    await rename("云上裁缝铺", "福建 泉州");
    while ((await followShops(system())) > 0);
    expect(await found({ text: "云上裁缝" })).toHaveLength(1);
    expect(await found({ text: "琥珀光", region: ["福建"] })).toHaveLength(1);
    expect((await suggest(db(), "yunshang")).shops).toMatchObject([{ name: "云上裁缝铺" }]);
    await rename("月下裁缝铺", "福建 泉州");
    expect((await suggest(db(), "云上")).shops).toEqual([]);
    while ((await followShops(system())) > 0);
    expect((await suggest(db(), "月下")).shops).toHaveLength(1);
    expect(await followShops(system())).toBe(0);
    expect(await outcome(followShops(test.ctx()))).toBe("forbidden");
  });

  it("rows of an older version: they get their documents, a second run makes none", async () => {
    const { listingId } = await makeDress("青瓷");
    await db().searchDocument.deleteMany({ where: { listingId } });
    expect(await found({ text: "青瓷" })).toEqual([]);
    expect(await outcome(refreshSearch(test.ctx()))).toBe("forbidden");
    expect(await refreshSearch(system(), { sliceSize: 1 })).toBe(1);
    expect(await found({ text: "青瓷" })).toHaveLength(1);
    expect(await refreshSearch(system())).toBe(0);
    const all = await db().searchDocument.count();
    expect(await rebuildSearch(system(), { sliceSize: 3 })).toBe(all);
    expect(await db().searchDocument.count()).toBe(all);
  });
});

describe("suggestions and ways on", () => {
  it("words that begin so, in Chinese and by their sound, what was typed before kept", async () => {
    await countSearchWords({ ...system(), now: new Date() }, { limit: 10_000 });
    expect((await suggest(db(), "连")).words).toContain("连衣裙");
    expect((await suggest(db(), "lianyi")).words).toContain("连衣裙");
    expect((await suggest(db(), "lyq")).words).toContain("连衣裙");
    expect((await suggest(db(), "法式 连")).words).toContain("法式 连衣裙");
    expect((await suggest(db(), "cashm")).words).toEqual(["cashmere"]);
    expect(await suggest(db(), " ' ")).toEqual({ words: [], categories: [], shops: [] });
    expect((await suggest(db(), "niuzai")).categories).toEqual(["denim"]);
    expect((await readHotWords(db(), "zh"))[0]).toBe("连衣裙");
    expect(await readHotWords(db(), "en")).toContain("cashmere");
  });

  it("SECURITY 28: the shop of a frozen account is not suggested", async () => {
    const { accountId } = await makeDress("水墨");
    await db().shop.update({
      where: { accountId },
      data: { name: "水墨丹青阁" },
      select: { accountId: true },
    });
    while ((await followShops(system())) > 0);
    expect((await suggest(db(), "水墨丹")).shops).toHaveLength(1);
    await db().account.update({ where: { id: accountId }, data: { status: "frozen" }, select: { id: true } });
    expect((await suggest(db(), "水墨丹")).shops).toEqual([]);
  });

  it("where nothing is found: words that sound or are written alike, fewer words, fewer filters", async () => {
    expect((await findWayOn(db(), { text: "连衣群" })).nearTexts).toContain("连衣裙");
    expect((await findWayOn(db(), { text: "kashmere coats" })).nearTexts).toContain("cashmere coats");
    expect((await findWayOn(db(), { text: "羊绒 连衣裙" })).words).toEqual(["羊绒", "连衣裙"]);
    expect((await findWayOn(db(), { text: "羊绒", colour: ["plum"] })).withoutFilters).toBe(1);
  });
});
