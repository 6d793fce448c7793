import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { readListing, readShop, readShowcase } from "../reads.ts";
import { publishDraft, takeDown } from "./change-state.ts";
import { readOwnListing, readOwnListings } from "./read-own-listings.ts";
import { reprice } from "./reprice.ts";
import { saveListing } from "./save-listing.ts";
import { setStock } from "./set-stock.ts";
import { dress, makeSeller, outcome } from "./test-seller.ts";

const test = testDatabase();
let shop: Awaited<ReturnType<typeof makeSeller>>;

beforeAll(async () => {
  shop = await makeSeller(test.database.prisma);
});

const view = { q: "", state: undefined, page: 1 };
const seen = (listingId: string) => readOwnListing(test.as(shop.owner), shop.accountId, listingId);

/** A draft that is there, and its input as an edit of what is stored. */
async function saved(more = {}) {
  const input = dress(shop.accountId, more);
  await saveListing(test.as(shop.owner), input);
  const edit = {
    ...input,
    version: 1,
    variants: input.variants.map((one) => ({ ...one, seenStock: one.stock })),
  };
  return { input, edit, id: input.listingId };
}

const sell = (listingId: string, colour: string, size: string, pieces: number) =>
  test.database.prisma.sku.update({
    where: { listingId_colour_size: { listingId, colour, size } },
    data: { stock: { decrement: pieces } },
  });

describe("saveListing", () => {
  it("begins a draft that nobody sees but the shop's keepers", async () => {
    const { id } = await saved();
    expect(await seen(id)).toMatchObject({ state: "draft", version: 1, titleEn: "方领连衣裙" });
    expect((await seen(id)).skus.map(({ colour, size }) => `${colour}.${size}`)).toEqual([
      "ink.S",
      "ink.M",
      "rose.S",
      "rose.M",
    ]);
    const db = test.database.prisma;
    expect(await readListing(db, { market: "retail", id })).toBeUndefined();
    const { listings } = await readShowcase(db, { market: "retail", limit: 200 });
    expect(listings.map((one) => one.id)).not.toContain(id);
    const own = await readOwnListings(test.as(shop.service), shop.accountId, view);
    expect(own.listings.find((one) => one.id === id)).toMatchObject({ stock: 20, variants: 4, soldOut: 0 });
  });

  it("is for the owner and a manager, not for customer service", async () => {
    expect(await outcome(saveListing(test.as(shop.manager), dress(shop.accountId)))).toBe("done");
    expect(await outcome(saveListing(test.as(shop.service), dress(shop.accountId)))).toBe("forbidden");
    expect(await outcome(saveListing(test.ctx(), dress(shop.accountId)))).toBe("not_signed_in");
  });

  it("SECURITY 28: finds neither another's shop nor another's listing, and takes no id of hers", async () => {
    const { edit, id } = await saved();
    expect(await outcome(saveListing(test.as(shop.stranger), edit))).toBe("not_found");
    const own = { ...edit, accountId: shop.strangerAccountId };
    expect(await outcome(saveListing(test.as(shop.stranger), own))).toBe("not_found");
    expect(await outcome(saveListing(test.as(shop.stranger), { ...own, version: 0 }))).toBe("conflict");
    const missing = { ...edit, listingId: newId<"Listing">() };
    expect(await outcome(saveListing(test.as(shop.owner), missing))).toBe("not_found");
    expect(await outcome(readOwnListing(test.as(shop.stranger), shop.strangerAccountId, id))).toBe(
      "not_found",
    );
    expect(await outcome(readOwnListings(test.as(shop.stranger), shop.accountId, view))).toBe("not_found");
  });

  it("twice, and two at once, is one listing and one entry in the audit", async () => {
    const input = dress(shop.accountId);
    await Promise.all([1, 2].map(() => saveListing(test.as(shop.owner), input)));
    expect(await saveListing(test.as(shop.owner), input)).toMatchObject({
      status: "saved",
      isChanged: false,
    });
    const entries = await test.database.prisma.auditEntry.findMany({
      where: { action: "listing.saved", data: { path: ["listingId"], equals: input.listingId } },
      select: { id: true },
    });
    expect(entries).toHaveLength(1);
  });

  it("does not undo a sale in between, where the stock was left as it was seen", async () => {
    const { edit, id } = await saved();
    await sell(id, "ink", "S", 2);
    await saveListing(test.as(shop.owner), { ...edit, titleZh: "方领茶歇裙" });
    const now = await seen(id);
    expect(now).toMatchObject({ titleZh: "方领茶歇裙", version: 2 });
    expect(now.skus[0]).toMatchObject({ colour: "ink", size: "S", stock: 3 });
  });

  it("writes nothing and tells the present number, where a stock was changed under its hands", async () => {
    const { edit, id } = await saved();
    await sell(id, "ink", "S", 2);
    const [first, ...rest] = edit.variants;
    const wish = {
      ...edit,
      titleZh: "别的",
      variants: [{ ...first, stock: 50 }, ...rest] as typeof edit.variants,
    };
    expect(await saveListing(test.as(shop.owner), wish)).toEqual({
      status: "stock_changed",
      present: new Map([["ink.S", 3]]),
    });
    expect(await seen(id)).toMatchObject({ titleZh: "方领连衣裙", version: 1 });
    const again = {
      ...wish,
      variants: [{ ...first, stock: 50, seenStock: 3 }, ...rest] as typeof edit.variants,
    };
    expect(await saveListing(test.as(shop.owner), again)).toMatchObject({ status: "saved", version: 2 });
    expect((await seen(id)).skus[0]?.stock).toBe(50);
  });

  it("keeps what the goods are of their kind, and refuses what they cannot be", async () => {
    const attributes = { season: ["winter", "autumn"], material: ["wool"], heelMm: 40 };
    const { edit, id } = await saved({ attributes });
    expect((await seen(id)).attributes).toEqual({ material: ["wool"], season: ["autumn", "winter"] });
    expect(await saveListing(test.as(shop.owner), { ...edit, attributes })).toMatchObject({
      isChanged: false,
    });
    const fields = (input: object) =>
      saveListing(test.as(shop.owner), { ...edit, ...input }).catch((error) => error.fields);
    expect(await fields({ attributes: { material: ["gold"] } })).toEqual({
      "attribute.material": "attribute_invalid",
    });
  });

  it("is not shown before it has what its category asks for, and does not lose it afterwards", async () => {
    const { edit, id } = await saved({ attributes: {} });
    const ticked = { accountId: shop.accountId, listingIds: [id] };
    const lacking = { code: "invalid_input", fields: { "attribute.material": "attribute_missing" } };
    await expect(publishDraft(test.as(shop.owner), ticked)).rejects.toMatchObject(lacking);
    expect(await seen(id)).toMatchObject({ state: "draft" });
    await saveListing(test.as(shop.owner), { ...edit, attributes: { material: ["silk"] } });
    await publishDraft(test.as(shop.owner), ticked);
    const emptied = { ...edit, version: 3, attributes: {} };
    await expect(saveListing(test.as(shop.owner), emptied)).rejects.toMatchObject(lacking);
    expect(await seen(id)).toMatchObject({ attributes: { material: ["silk"] }, version: 3 });
  });

  it("a number is one style's within its shop, also of two who take it at once", async () => {
    const code = newId().slice(-12);
    const tries = await Promise.all(
      [1, 2].map(() =>
        saveListing(test.as(shop.owner), dress(shop.accountId, { code })).then(
          () => "done",
          (error) => error.fields,
        ),
      ),
    );
    expect(tries).toContainEqual({ code: "code_taken" });
    expect(tries).toContain("done");
    const other = dress(shop.strangerAccountId, { code });
    expect(await outcome(saveListing(test.as(shop.stranger), other))).toBe("done");
    expect(await outcome(saveListing(test.as(shop.owner), dress(shop.accountId, { code: " " })))).toBe(
      "done",
    );
  });

  it("of two who edit at once the second is told", async () => {
    const { edit } = await saved();
    const tries = await Promise.all([
      outcome(saveListing(test.as(shop.owner), { ...edit, titleZh: "甲" })),
      outcome(saveListing(test.as(shop.manager), { ...edit, titleZh: "乙" })),
    ]);
    expect(tries.sort()).toEqual(["conflict", "done"]);
  });

  it("a colour that goes leaves nothing in stock, and comes back with its code", async () => {
    const { edit, id } = await saved();
    const ink = edit.variants.filter(({ colour }) => colour === "ink");
    await saveListing(test.as(shop.owner), { ...edit, variants: ink });
    const db = test.database.prisma;
    const stored = await db.sku.findMany({
      where: { listingId: id, colour: "rose" },
      select: { stock: true, code: true },
    });
    expect(stored).toEqual([
      { stock: 0, code: expect.any(String) },
      { stock: 0, code: expect.any(String) },
    ]);
    expect((await seen(id)).colours).toEqual(["ink"]);
    const back = edit.variants.map((one) => (one.colour === "rose" ? { ...one, seenStock: null } : one));
    await saveListing(test.as(shop.owner), { ...edit, version: 2, variants: back });
    expect((await seen(id)).skus).toHaveLength(4);
  });

  it("its price is the least of its variants'", async () => {
    const { edit, id } = await saved();
    const [first, ...rest] = edit.variants;
    await saveListing(test.as(shop.owner), {
      ...edit,
      variants: [{ ...first, priceFen: 9_900n }, ...rest] as typeof edit.variants,
    });
    const row = await test.database.prisma.listing.findUniqueOrThrow({
      where: { id },
      select: { priceFen: true },
    });
    expect(row.priceFen).toBe(9_900n);
  });

  it("refuses what is no listing, by field", async () => {
    const wrong = dress(shop.accountId, { titleZh: " ", variants: [] });
    await expect(saveListing(test.as(shop.owner), wrong)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { titleZh: "required", variants: "no_variants" },
    });
  });
});

describe("publishDraft and takeDown", () => {
  it("show a listing to everybody and take it away, once each", async () => {
    const { id } = await saved();
    const db = test.database.prisma;
    const input = { accountId: shop.accountId, listingIds: [id] };
    const shown = async () => (await readListing(db, { market: "retail", id })) !== undefined;
    expect(await publishDraft(test.as(shop.owner), { ...input, isDry: true })).toEqual({
      changed: 1,
      unchanged: 0,
    });
    expect(await shown()).toBe(false);
    const first = await Promise.all([1, 2].map(() => publishDraft(test.as(shop.manager), input)));
    expect(first.map(({ changed }) => changed).sort()).toEqual([0, 1]);
    expect(await shown()).toBe(true);
    const { loginName } = await db.account.findUniqueOrThrow({
      where: { id: shop.accountId },
      select: { loginName: true },
    });
    const front = await readShop(db, { market: "retail", loginName });
    expect(front?.newest.length ?? 0).toBeGreaterThanOrEqual(0);
    expect(front?.listingCount).toBe(
      await db.listing.count({ where: { accountId: shop.accountId, state: "published" } }),
    );
    expect(await takeDown(test.as(shop.owner), input)).toEqual({ changed: 1, unchanged: 0 });
    expect(await takeDown(test.as(shop.owner), input)).toEqual({ changed: 0, unchanged: 1 });
    expect(await shown()).toBe(false);
  });

  it("coming back gets a listing no better place than it had", async () => {
    const { id } = await saved();
    const input = { accountId: shop.accountId, listingIds: [id] };
    const early = new Date("2026-01-01T00:00:00Z");
    await publishDraft(test.as(shop.owner, { now: early }), input);
    await takeDown(test.as(shop.owner), input);
    await publishDraft(test.as(shop.owner), input);
    const row = await test.database.prisma.listing.findUniqueOrThrow({
      where: { id },
      select: { publishedAt: true },
    });
    expect(row.publishedAt).toEqual(early);
  });

  it("SECURITY 28: among one's own, another's listing is missed, and nothing is changed", async () => {
    const { id } = await saved();
    const theirs = dress(shop.strangerAccountId);
    await saveListing(test.as(shop.stranger), theirs);
    const input = { accountId: shop.accountId, listingIds: [id, theirs.listingId] };
    expect(await outcome(publishDraft(test.as(shop.owner), input))).toBe("not_found");
    expect(await outcome(publishDraft(test.as(shop.stranger), { ...input, listingIds: [id] }))).toBe(
      "not_found",
    );
    expect(await outcome(publishDraft(test.as(shop.service), { ...input, listingIds: [id] }))).toBe(
      "forbidden",
    );
    expect(await seen(id)).toMatchObject({ state: "draft" });
  });
});

describe("reprice", () => {
  it("changes every variant to the fen, and a second click changes nothing", async () => {
    const { id } = await saved();
    const input = { accountId: shop.accountId, listings: [{ listingId: id, version: 1 }], changeBp: -1_050 };
    expect(await reprice(test.as(shop.owner), { ...input, isDry: true })).toEqual({
      listings: 1,
      variants: 4,
    });
    expect((await seen(id)).skus[0]?.priceFen).toBe(18_900n);
    const two = await Promise.all([1, 2].map(() => outcome(reprice(test.as(shop.owner), input))));
    expect(two.sort()).toEqual(["conflict", "done"]);
    expect((await seen(id)).skus.map(({ priceFen }) => priceFen)).toEqual(Array(4).fill(16_916n));
  });

  it("SECURITY 28: not of another's listing, and not by customer service", async () => {
    const { id } = await saved();
    const input = { accountId: shop.accountId, listings: [{ listingId: id, version: 1 }], changeBp: 1_000 };
    const theirs = { ...input, accountId: shop.strangerAccountId };
    expect(await outcome(reprice(test.as(shop.stranger), theirs))).toBe("not_found");
    expect(await outcome(reprice(test.as(shop.service), input))).toBe("forbidden");
  });
});

describe("setStock", () => {
  const change = async (id: string, wish: Parameters<typeof setStock>[1]["change"], who = shop.owner) => {
    const [sku] = (await seen(id)).skus;
    return setStock(test.as(who), { accountId: shop.accountId, skuId: sku?.id ?? "", change: wish });
  };

  it("to a number, where it is still what was seen", async () => {
    const { id } = await saved();
    await sell(id, "ink", "S", 1);
    expect(await change(id, { kind: "to", pieces: 9, seen: 5 })).toEqual({ status: "changed", present: 4 });
    expect(await change(id, { kind: "to", pieces: 9, seen: 4 })).toEqual({ status: "set", stock: 9 });
    expect(await change(id, { kind: "to", pieces: 9, seen: 4 })).toEqual({ status: "set", stock: 9 });
  });

  it("by so many, all of them, however many at once, and never below nought", async () => {
    const { id } = await saved();
    await Promise.all(Array.from({ length: 8 }, () => change(id, { kind: "by", pieces: 2 })));
    expect(await change(id, { kind: "by", pieces: -22 })).toEqual({ status: "changed", present: 21 });
    expect(await change(id, { kind: "by", pieces: -21 })).toEqual({ status: "set", stock: 0 });
  });

  it("SECURITY 28: not of another's variant, and not by customer service", async () => {
    const { id } = await saved();
    const [sku] = (await seen(id)).skus;
    const wish = { skuId: sku?.id ?? "", change: { kind: "by", pieces: 1 } as const };
    const as = (who: typeof shop.owner, accountId: string) =>
      outcome(setStock(test.as(who), { accountId, ...wish }));
    expect(await as(shop.stranger, shop.strangerAccountId)).toBe("not_found");
    expect(await as(shop.stranger, shop.accountId)).toBe("not_found");
    expect(await as(shop.service, shop.accountId)).toBe("forbidden");
  });
});
