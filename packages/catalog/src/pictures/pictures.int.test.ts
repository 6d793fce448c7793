import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { publishDraft } from "../seller/change-state.ts";
import { saveListing } from "../seller/save-listing.ts";
import { dress, makeSeller, outcome } from "../seller/test-seller.ts";
import { addPicture } from "./add-picture.ts";
import { arrangePictures } from "./arrange-pictures.ts";
import { assertSeesDraft, readOwnPictures, readPictureFile, readPictures } from "./read-pictures.ts";
import { pictureBounds } from "./schema.ts";
import { sweepPictures } from "./sweep-pictures.ts";

const test = testDatabase();
let shop: Awaited<ReturnType<typeof makeSeller>>;

beforeAll(async () => {
  shop = await makeSeller(test.database.prisma);
});

let shades = 0;
/** A picture like no other. */
async function photo(width = 900, height = 600): Promise<Uint8Array<ArrayBuffer>> {
  shades += 1;
  const background = { r: shades % 256, g: Math.floor(shades / 256), b: 90 };
  return new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer(),
  );
}

async function draft(): Promise<{
  accountId: typeof shop.accountId;
  listingId: ReturnType<typeof dress>["listingId"];
}> {
  const input = dress(shop.accountId);
  await saveListing(test.as(shop.owner), input);
  return { accountId: shop.accountId, listingId: input.listingId };
}

const mainOf = async (listingId: string) =>
  (
    await test.database.prisma.listing.findUniqueOrThrow({
      where: { id: listingId },
      select: { pictureId: true },
    })
  ).pictureId;
const idsOf = async (listingId: string) =>
  (await readOwnPictures(test.as(shop.owner), shop.accountId, listingId)).map(({ id }) => id);
const wordless = (id: string, colour: string | null = null) =>
  ({ id, colour, altZh: null, altEn: null }) as never;

describe("addPicture", () => {
  it("puts it behind the others, painted anew, and the first stands for the style", async () => {
    const of = await draft();
    const owner = test.as(shop.owner);
    const first = await addPicture(owner, { ...of, bytes: await photo(2_000, 1_000) });
    const second = await addPicture(test.as(shop.manager), { ...of, colour: "rose", bytes: await photo() });
    expect(await mainOf(of.listingId)).toBe(first.pictureId);
    expect(await readOwnPictures(test.as(shop.service), of.accountId, of.listingId)).toMatchObject([
      { id: first.pictureId, colour: null, width: 1_600, height: 800 },
      { id: second.pictureId, colour: "rose", width: 900, height: 600 },
    ]);
    const file = await readPictureFile(owner.db, { pictureId: first.pictureId, sidePx: 400 });
    expect(file).toMatchObject({ isPublic: false, accountId: shop.accountId });
    expect(await sharp(file?.bytes).metadata()).toMatchObject({ format: "webp", width: 400, height: 200 });
  });

  it("the same file twice, and twice at once, is one picture", async () => {
    const of = await draft();
    const bytes = await photo();
    const add = () => addPicture(test.as(shop.owner), { ...of, bytes });
    const [one, other] = await Promise.all([add(), add()]);
    expect(one.pictureId).toBe(other.pictureId);
    expect([one.isNew, other.isNew].sort()).toEqual([false, true]);
    expect(await add()).toEqual({ pictureId: one.pictureId, isNew: false });
    expect(await idsOf(of.listingId)).toHaveLength(1);
  });

  it("SECURITY 28, 29: is for the owner and a manager, of her own goods, and takes pictures alone", async () => {
    const of = await draft();
    const bytes = await photo();
    const tried = (userId: typeof shop.owner, more = {}) =>
      outcome(addPicture(test.as(userId), { ...of, bytes, ...more }));
    expect(await tried(shop.service)).toBe("forbidden");
    expect(await outcome(addPicture(test.ctx(), { ...of, bytes }))).toBe("not_signed_in");
    expect(await tried(shop.stranger)).toBe("not_found");
    expect(await tried(shop.stranger, { accountId: shop.strangerAccountId })).toBe("not_found");
    expect(await tried(shop.owner, { listingId: newId() })).toBe("not_found");
    const fields = (more: object) =>
      addPicture(test.as(shop.owner), { ...of, bytes, ...more }).catch((error) => error.fields);
    expect(await fields({ bytes: Buffer.from("<svg/>") })).toEqual({ picture: "picture_kind" });
    expect(await fields({ bytes: await photo(399, 200) })).toEqual({ picture: "picture_under_400" });
    expect(await fields({ colour: "vermilion" })).toEqual({ colour: "choose" });
    expect(await idsOf(of.listingId)).toEqual([]);
  });

  it("a style has so many and no more", async () => {
    const of = await draft();
    await test.database.prisma.listingPicture.createMany({
      data: Array.from({ length: pictureBounds.most }, (_, index) => ({
        id: crypto.randomUUID(),
        listingId: of.listingId,
        place: index + 1,
        digest: Buffer.alloc(32, index),
        width: 400,
        height: 400,
        uploadedAt: new Date(),
      })),
    });
    const more = addPicture(test.as(shop.owner), { ...of, bytes: await photo() });
    await expect(more).rejects.toMatchObject({ fields: { picture: "picture_too_many" } });
  });
});

describe("arrangePictures", () => {
  async function three() {
    const of = await draft();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1)
      ids.push((await addPicture(test.as(shop.owner), { ...of, bytes: await photo(400, 400) })).pictureId);
    return { of, ids: ids as [string, string, string] };
  }

  it("orders them, says what they show, takes some off, and is no change the second time", async () => {
    const { of, ids } = await three();
    const [a, b, c] = ids;
    const wish = {
      ...of,
      pictures: [{ id: c, colour: "rose", altZh: " 背面 ", altEn: "" }, wordless(a)] as never,
      removed: [b] as never,
    };
    expect(await arrangePictures(test.as(shop.manager), wish)).toBe(true);
    expect(await readOwnPictures(test.as(shop.owner), of.accountId, of.listingId)).toMatchObject([
      { id: c, colour: "rose", altZh: "背面", altEn: null },
      { id: a },
    ]);
    expect(await mainOf(of.listingId)).toBe(c);
    expect(await arrangePictures(test.as(shop.manager), wish)).toBe(false);
  });

  it("keeps what somebody added meanwhile, and two at once leave each picture once", async () => {
    const { of, ids } = await three();
    const [a, b, c] = ids;
    await Promise.all([
      arrangePictures(test.as(shop.owner), { ...of, pictures: [wordless(b), wordless(a)] }),
      arrangePictures(test.as(shop.manager), { ...of, pictures: [wordless(c)] }),
    ]);
    expect((await idsOf(of.listingId)).sort()).toEqual([a, b, c].sort());
    expect(await mainOf(of.listingId)).toBe((await idsOf(of.listingId))[0]);
  });

  it("SECURITY 28: touches neither another's pictures nor another's goods", async () => {
    const { of, ids } = await three();
    const other = await three();
    const tried = (userId: typeof shop.owner, more = {}) =>
      outcome(arrangePictures(test.as(userId), { ...of, pictures: [wordless(ids[0])], ...more }));
    expect(await tried(shop.service)).toBe("forbidden");
    expect(await tried(shop.stranger)).toBe("not_found");
    expect(await tried(shop.owner, { pictures: [wordless(other.ids[0])] })).toBe("not_found");
    await arrangePictures(test.as(shop.owner), { ...of, pictures: [], removed: [other.ids[0]] as never });
    expect(await idsOf(other.of.listingId)).toHaveLength(3);
    const wrong = arrangePictures(test.as(shop.owner), { ...of, pictures: [wordless(ids[0], "plum")] });
    await expect(wrong).rejects.toMatchObject({ fields: { [`colour.${ids[0]}`]: "choose" } });
  });

  it("one that was taken off comes back with its file", async () => {
    const of = await draft();
    const bytes = await photo();
    const { pictureId } = await addPicture(test.as(shop.owner), { ...of, bytes });
    await arrangePictures(test.as(shop.owner), { ...of, pictures: [], removed: [pictureId] as never });
    expect(await mainOf(of.listingId)).toBeNull();
    expect(await addPicture(test.as(shop.owner), { ...of, bytes })).toEqual({ pictureId, isNew: true });
    expect(await mainOf(of.listingId)).toBe(pictureId);
  });
});

describe("who sees a picture", () => {
  it("SECURITY 28: a draft's the shop's people alone; a published one everybody", async () => {
    const of = await draft();
    const db = test.database.prisma;
    const { pictureId } = await addPicture(test.as(shop.owner), { ...of, bytes: await photo() });
    const file = await readPictureFile(db, { pictureId, sidePx: 1_600 });
    if (!file) throw new Error("gone");
    expect(file.isPublic).toBe(false);
    expect(await outcome(assertSeesDraft(test.as(shop.service), file))).toBe("done");
    expect(await outcome(assertSeesDraft(test.as(shop.stranger), file))).toBe("not_found");
    expect(await outcome(assertSeesDraft(test.ctx(), file))).toBe("not_signed_in");
    expect(await readPictures(db, of.listingId)).toEqual([]);
    await publishDraft(test.as(shop.owner), { accountId: of.accountId, listingIds: [of.listingId] });
    expect(await readPictureFile(db, { pictureId, sidePx: 400 })).toMatchObject({ isPublic: true });
    expect(await readPictures(db, of.listingId)).toMatchObject([{ id: pictureId }]);
    expect(await readPictureFile(db, { pictureId: newId(), sidePx: 400 })).toBeUndefined();
    expect(await readPictureFile(db, { pictureId: "1 or 1", sidePx: 400 })).toBeUndefined();
  });
});

describe("sweepPictures", () => {
  it("throws away what was taken off a day ago, and never what an order shows", async () => {
    const { prisma, pool } = test.database;
    const of = await draft();
    const owner = test.as(shop.owner);
    const [kept, sold, gone] = await Promise.all(
      [1, 2, 3].map(async () => (await addPicture(owner, { ...of, bytes: await photo() })).pictureId),
    );
    await arrangePictures(owner, { ...of, pictures: [], removed: [sold, gone] as never });
    const client = await pool.connect();
    // A line without its order: what matters here is what it shows.
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into order_lines (order_id, place, sku_id, listing_id, title_zh, title_en, category, drawing, colour, size,
        price_fen, count, picture_id) values ($1::uuid, 1, $1::uuid, $2::uuid, 'x', 'x', 'dresses', 'dress', 'ink', 'S', 1, 1, $3::uuid)`,
      [newId(), of.listingId, sold],
    );
    await client.query("reset session_replication_role");
    client.release();
    expect(await sweepPictures(prisma)).toBe(0);
    await pool.query("update listing_pictures set removed_at = removed_at - interval '25 hours'");
    await sweepPictures(prisma);
    const left = await prisma.listingPicture.findMany({
      where: { listingId: of.listingId },
      select: { id: true },
    });
    expect(left.map(({ id }) => id).sort()).toEqual([kept, sold].sort());
    const files = await prisma.listingPictureFile.count({ where: { pictureId: gone ?? "" } });
    expect(files).toBe(0);
  });
});
