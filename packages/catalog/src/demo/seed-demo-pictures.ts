import { readFile } from "node:fs/promises";
import type { Db } from "@hutong/db";
import { type AccountId, type Ctx, DomainError, type UserId } from "@hutong/kernel";
import { addPicture } from "../pictures/add-picture.ts";
import { arrangePictures } from "../pictures/arrange-pictures.ts";
import { demoId } from "./demo-id.ts";
import { parseStyles } from "./parse-styles.ts";
import { retailStyles } from "./retail-styles.ts";

/** Styles of one demo shop that have pictures: the beginning of each title, and the word for what is seen close up. */
const pictured = [
  {
    loginName: "xixi",
    title: "法式方领泡泡袖连衣裙",
    closeUp: { zh: "领口与泡泡袖细节", en: "Neckline and puff sleeves, close up" },
  },
  {
    loginName: "xixi",
    title: "秋冬慵懒风羊毛混纺",
    closeUp: { zh: "针织纹理细节", en: "The knit, close up" },
  },
  { loginName: "xixi", title: "双面呢大衣", closeUp: undefined },
] as const;

/**
 * Gives a few demo styles pictures of each of their colours, painted anew as any that a seller brings; a style that has had pictures is passed over.
 * @returns how many were made now
 * @throws DomainError("forbidden") for anybody but the system
 */
export async function seedDemoPictures(ctx: Ctx<Db>): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  let count = 0;
  for (const style of parseStyles("retail", retailStyles)) {
    const found = pictured.find(
      ({ loginName, title }) => style.loginName === loginName && style.listing.titleZh.startsWith(title),
    );
    if (!found) continue;
    const listingId = demoId(style);
    const row = await ctx.db.listing.findFirst({
      where: { id: listingId, pictures: { none: {} } },
      select: { account: { select: { id: true, userId: true, status: true } } },
    });
    if (row?.account.status !== "active") continue;
    // Its owner's own rows: branded here.
    const owner = { ...ctx, actor: { kind: "person", userId: row.account.userId as UserId } } as const;
    const of = { accountId: row.account.id as AccountId, listingId };
    const { drawing, colours } = style.listing;
    for (const colour of colours) {
      await addPicture(owner, { ...of, colour, bytes: await fileOf(`${drawing}-${colour}`) });
      count += 1;
    }
    if (!found.closeUp) continue;
    const close = await fileOf(`${drawing}-${colours[0]}-close`);
    const { pictureId } = await addPicture(owner, { ...of, colour: null, bytes: close });
    count += 1;
    const { zh: altZh, en: altEn } = found.closeUp;
    await nameLast(owner, of, pictureId, { altZh, altEn });
  }
  return count;
}

/** Says what a picture shows; the others stay as they are. */
async function nameLast(
  owner: Ctx<Db>,
  of: { readonly accountId: AccountId; readonly listingId: ReturnType<typeof demoId> },
  pictureId: string,
  words: { readonly altZh: string; readonly altEn: string },
): Promise<void> {
  const rows = await owner.db.listingPicture.findMany({
    where: { listingId: of.listingId, removedAt: null },
    orderBy: { place: "asc" },
    select: { id: true, colour: true, altZh: true, altEn: true },
  });
  const pictures = rows.map((row) => (row.id === pictureId ? { ...row, ...words } : row));
  await arrangePictures(owner, { ...of, pictures: pictures as never }); // ids of its own rows
}

/** As a camera would bring it. They are our own drawings (`goodsPictureSvg`) in 1,200 px: to draw one takes seconds. */
async function fileOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(`pictures/${name}.webp`, import.meta.url)));
}
