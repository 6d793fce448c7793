import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { publishDraft } from "../seller/change-state.ts";
import { readOwnListing } from "../seller/read-own-listings.ts";
import { saveListing } from "../seller/save-listing.ts";
import { dress, makeSeller, outcome } from "../seller/test-seller.ts";
import { applySheet, readSheetSight } from "./apply-sheet.ts";
import { exportSheet } from "./export-sheet.ts";
import { sheetBounds } from "./schema.ts";
import { stageSheet } from "./stage-sheet.ts";
import { sweepSheets } from "./sweep-sheets.ts";
import { testWords } from "./test-words.ts";

const test = testDatabase();
let shop: Awaited<ReturnType<typeof makeSeller>>;

beforeAll(async () => {
  shop = await makeSeller(test.database.prisma);
});

const everything = { q: "", state: undefined } as const;
const exported = (q = "") =>
  exportSheet(test.as(shop.service), shop.accountId, { ...everything, q }, testWords, "zh");
const bring = async (text: string | Uint8Array<ArrayBuffer>) => {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const of = { accountId: shop.accountId, fileName: "goods.csv", bytes };
  const { sheetId } = await stageSheet(test.as(shop.manager), of, testWords);
  return { accountId: shop.accountId, sheetId: sheetId as never };
};
const look = async (sheet: Awaited<ReturnType<typeof bring>>) => {
  const sight = await readSheetSight(test.as(shop.owner), sheet, testWords);
  if (sight.status !== "waiting") throw new Error("applied");
  return sight.verdicts;
};
const apply = (sheet: Awaited<ReturnType<typeof bring>>) => applySheet(test.as(shop.owner), sheet, testWords);
const outcomeOf = async (sheet: Awaited<ReturnType<typeof bring>>) => {
  const sight = await readSheetSight(test.as(shop.owner), sheet, testWords);
  return sight.status === "applied" ? sight.outcome : null;
};

/** A published dress with a number of its own. */
async function sold(more = {}) {
  const input = dress(shop.accountId, { code: `D${newId().slice(-8)}`, ...more });
  await saveListing(test.as(shop.owner), input);
  const of = { accountId: shop.accountId, listingIds: [input.listingId] };
  await publishDraft(test.as(shop.owner), of);
  const read = () => readOwnListing(test.as(shop.owner), shop.accountId, input.listingId);
  return { ...input, code: input.code ?? "", read };
}

describe("a file of goods", () => {
  it("brought back as it was exported changes nothing, in UTF-8 and as Excel in China writes it", async () => {
    const goods = await sold({
      titleZh: '=方领,"裙"',
      attributes: { material: ["cotton", "linen"], composition: "棉 95%" },
    });
    const before = await goods.read();
    const text = await exported();
    expect(text.startsWith("\uFEFF商品ID,")).toBe(true);
    expect(text).toContain("'=方领");
    const sheet = await bring(text);
    expect((await look(sheet)).map(({ verdict }) => verdict)).not.toContain("changed");
    await apply(sheet);
    expect(await outcomeOf(sheet)).toMatchObject({ made: 0, changed: 0, refused: 0 });
    expect(await goods.read()).toEqual(before);
    expect(await exported()).toBe(text);
    // GB 18030 of 款号, 颜色, 尺码 and 价格（元）, written by hand.
    const gbk = Uint8Array.from([
      0xbf,
      0xee,
      0xba,
      0xc5,
      0x2c,
      0xd1,
      0xd5,
      0xc9,
      0xab,
      0x2c,
      0xb3,
      0xdf,
      0xc2,
      0xeb,
      0x2c,
      0xbc,
      0xdb,
      0xb8,
      0xf1,
      0xa3,
      0xa8,
      0xd4,
      0xaa,
      0xa3,
      0xa9,
      0x0d,
      0x0a,
      ...new TextEncoder().encode(`${goods.code},ink,S,99\r\n`),
    ]);
    await apply(await bring(gbk));
    const after = await goods.read();
    expect(after.skus.map(({ priceFen }) => priceFen)).toEqual([9_900n, 18_900n, 18_900n, 18_900n]);
    expect(after.skus.map(({ stock }) => stock)).toEqual([5, 5, 5, 5]);
    expect(after.titleZh).toBe('=方领,"裙"');
  });

  it("changes a price, makes a draft, publishes it, and takes another down; looking changes nothing", async () => {
    const goods = await sold();
    const code = `N${newId().slice(-8)}`;
    const text = [
      "款号,标题,类目,图样,状态,材质,颜色,尺码,价格（元）,库存",
      `${goods.code},,,,已下架,,ink,S,99,`,
      `${code},新款,连衣裙,dress,在售,棉,ink,M,120,7`,
      `${code},新款,连衣裙,dress,在售,棉,rose,M,120,8`,
    ].join("\n");
    // An empty cell empties: the title, the stock.
    expect((await look(await bring(text)))[0]).toMatchObject({ verdict: "refused" });
    // A column that is not there changes nothing; of a new style it is missing.
    const short = [
      "款号,状态,颜色,尺码,价格（元）,库存",
      `${goods.code},已下架,ink,S,99,5`,
      `${code},在售,ink,M,120,7`,
    ].join("\n");
    expect((await look(await bring(short))).map(({ verdict }) => verdict)).toEqual(["changed", "refused"]);
    const whole = text.replace(
      `${goods.code},,,,已下架,,ink,S,99,`,
      `${goods.code},方领连衣裙,连衣裙,dress,已下架,棉,ink,S,99,5`,
    );
    const good = await bring(whole);
    expect((await look(good)).map(({ verdict }) => verdict)).toEqual(["changed", "new"]);
    expect(await goods.read()).toMatchObject({ state: "published" });
    await apply(good);
    expect(await goods.read()).toMatchObject({ state: "taken_down" });
    expect((await goods.read()).skus[0]).toMatchObject({ priceFen: 9_900n, stock: 5 });
    const made = await test.database.prisma.listing.findFirstOrThrow({
      where: { code },
      select: { id: true },
    });
    const found = await readOwnListing(test.as(shop.owner), shop.accountId, made.id);
    expect(found).toMatchObject({ state: "published", attributes: { material: ["cotton"] } });
    expect(found.skus.map(({ stock }) => stock)).toEqual([7, 8]);
  });

  it("each style all or nothing: a fault keeps back its own style and no other", async () => {
    const [one, other] = [await sold(), await sold()];
    const text = (await exported(one.code)).replaceAll("189.00", "150.00");
    const more = (await exported(other.code))
      .replaceAll("189.00", "160.00")
      .replace("160.00", "abc")
      .split("\r\n")
      .slice(1);
    const sheet = await bring(text + more.join("\r\n"));
    const verdicts = await look(sheet);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(["changed", "refused"]);
    expect(verdicts[1]?.faults).toMatchObject([{ line: 6, column: "price", fault: "price_invalid" }]);
    await apply(sheet);
    expect(await outcomeOf(sheet)).toMatchObject({
      changed: 1,
      refused: 1,
      faults: [{ line: 6, column: "price" }],
    });
    expect((await one.read()).skus.map(({ priceFen }) => priceFen)).toEqual([
      15_000n,
      15_000n,
      15_000n,
      15_000n,
    ]);
    expect((await other.read()).skus.map(({ priceFen }) => priceFen)).toEqual([
      18_900n,
      18_900n,
      18_900n,
      18_900n,
    ]);
  });

  it("puts no sold piece back, and tells of what was changed by others", async () => {
    const goods = await sold();
    const text = await exported(goods.code);
    await test.database.prisma.sku.updateMany({
      where: { listingId: goods.listingId, colour: "ink", size: "S" },
      data: { stock: 3 },
    });
    await apply(await bring(text.replaceAll("189.00", "170.00")));
    expect((await goods.read()).skus[0]).toMatchObject({ priceFen: 17_000n, stock: 3 });
    const again = (await exported(goods.code)).replace(",3,3\r\n", ",50,3\r\n");
    await test.database.prisma.sku.updateMany({
      where: { listingId: goods.listingId, colour: "ink", size: "S" },
      data: { stock: 2 },
    });
    expect(await look(await bring(again))).toMatchObject([
      { verdict: "refused", faults: [{ line: 2, column: "stock", fault: "stock_changed", present: 2 }] },
    ]);
    const old = text.replaceAll("189.00", "99.00");
    expect(await look(await bring(old))).toMatchObject([
      { verdict: "refused", faults: [{ column: "version", fault: "sheet_conflict" }] },
    ]);
  });

  it("a number that another style has, and one that is twice in the file, are told", async () => {
    const [one, other] = [await sold(), await sold()];
    const text = (await exported(one.code)).replaceAll(one.code, other.code);
    expect(await look(await bring(text))).toMatchObject([
      { verdict: "refused", faults: [{ line: 2, column: "code", fault: "code_taken" }] },
    ]);
  });

  it("applied twice, and twice at once, is applied once", async () => {
    const code = `T${newId().slice(-8)}`;
    const sheet = await bring(
      `Style number,Title (Chinese),Category,Drawing,Colour,Size,Price (yuan),Stock\n${code},新款,Dresses,Dress,Ink,M,12.5,1`,
    );
    await Promise.all([apply(sheet), apply(sheet)]);
    await apply(sheet);
    expect(await test.database.prisma.listing.count({ where: { code } })).toBe(1);
    const entries = await test.database.prisma.auditEntry.count({
      where: {
        accountId: shop.accountId,
        action: "listings.sheet_applied",
        data: { path: ["made"], equals: 1 },
      },
    });
    expect(entries).toBeGreaterThan(0);
    expect(await outcomeOf(sheet)).toMatchObject({ made: 1 });
  });

  it("SECURITY 28: is the shop's owner's and managers' matter, and touches no other shop's goods", async () => {
    const goods = await sold();
    const text = (await exported(goods.code)).replaceAll("189.00", "1.00");
    const bytes = new TextEncoder().encode(text);
    const stage = (userId: typeof shop.owner, accountId = shop.accountId) =>
      outcome(stageSheet(test.as(userId), { accountId, fileName: "x", bytes }, testWords));
    expect(await stage(shop.service)).toBe("forbidden");
    expect(await stage(shop.stranger)).toBe("not_found");
    expect(
      await outcome(exportSheet(test.as(shop.stranger), shop.accountId, everything, testWords, "en")),
    ).toBe("not_found");
    expect(await outcome(exportSheet(test.ctx(), shop.accountId, everything, testWords, "en"))).toBe(
      "not_signed_in",
    );
    const sheet = await bring(text);
    const of = { ...sheet, accountId: shop.strangerAccountId };
    expect(await outcome(applySheet(test.as(shop.stranger), of, testWords))).toBe("not_found");
    expect(await outcome(readSheetSight(test.as(shop.stranger), of, testWords))).toBe("not_found");
    expect(await outcome(applySheet(test.as(shop.service), sheet, testWords))).toBe("forbidden");
    const { sheetId } = await stageSheet(
      test.as(shop.stranger),
      { accountId: shop.strangerAccountId, fileName: "x", bytes },
      testWords,
    );
    await applySheet(
      test.as(shop.stranger),
      { accountId: shop.strangerAccountId, sheetId: sheetId as never },
      testWords,
    );
    expect((await goods.read()).skus[0]).toMatchObject({ priceFen: 18_900n });
  });

  it("SECURITY 29: what is too large or no file of goods is refused at once", async () => {
    const field = (bytes: Uint8Array<ArrayBuffer>) =>
      stageSheet(test.as(shop.owner), { accountId: shop.accountId, fileName: "x", bytes }, testWords).catch(
        (error) => error.fields.file,
      );
    const startedAt = performance.now();
    expect(await field(new Uint8Array())).toBe("sheet_empty");
    expect(await field(new Uint8Array(sheetBounds.bytes + 1))).toBe("sheet_too_big");
    expect(await field(Uint8Array.from([0xff, 0xff, 0x80]))).toBe("sheet_unreadable");
    expect(await field(new TextEncoder().encode("a,b\n\0,2"))).toBe("sheet_unreadable");
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it("a shop's files make room for each other, and go after a day", async () => {
    const { prisma, pool } = test.database;
    const text = await exported();
    for (let count = 0; count < 7; count += 1) await bring(text);
    expect(await prisma.listingSheet.count({ where: { accountId: shop.accountId } })).toBe(5);
    await pool.query("update listing_sheets set made_at = made_at - interval '25 hours'");
    await sweepSheets(prisma);
    expect(await prisma.listingSheet.count({ where: { accountId: shop.accountId } })).toBe(0);
  });
});
