import { inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, parseInput } from "@hutong/kernel";
import { keepShop, type SellerCtx, seatOf, writingRoles } from "../seller/keep-shop.ts";
import { followFirstPicture, type ListingPicture, lockPictures } from "./listing-pictures.ts";
import { type ArrangePicturesInput, arrangePicturesSchema } from "./schema.ts";

/**
 * Puts the pictures of a retail listing into an order, says what they show, and takes some off. By the owner or a
 * manager. The first stands for the style. What the writer did not name (somebody added it meanwhile) stays, behind.
 * What is so already is no change.
 * @throws DomainError `invalid_input` (field `colour.ID` for a colour that the listing has not), `not_signed_in`,
 * `forbidden`, `frozen`; `not_found` for another's shop, listing or picture and a missing one alike
 * @returns whether anything was changed
 */
export async function arrangePictures(ctx: SellerCtx, input: ArrangePicturesInput): Promise<boolean> {
  const { accountId, listingId, pictures, removed } = parseInput(arrangePicturesSchema, input);
  const acting = await keepShop(ctx, accountId, writingRoles);
  return inTransaction(ctx.db, async (tx) => {
    const listing = await lockPictures(tx, accountId, listingId);
    const gone = new Set<string>(removed);
    const before = new Map(listing.pictures.map((picture) => [picture.id, picture]));
    // A second click takes off what is off already: that much may be missing.
    const named = pictures.filter(({ id }) => !gone.has(id));
    if (named.some(({ id }) => !before.has(id))) throw new DomainError("not_found");
    const fields = named
      .filter(({ colour }) => colour !== null && !listing.colours.includes(colour))
      .map(({ id }) => [`colour.${id}`, "choose"]);
    if (fields.length > 0) throw new DomainError("invalid_input", { fields: Object.fromEntries(fields) });
    const ids = new Set<string>(named.map(({ id }) => id));
    const rest = listing.pictures.filter(({ id }) => !ids.has(id) && !gone.has(id));
    const after = [...named, ...rest];
    const off = listing.pictures.filter(({ id }) => gone.has(id));
    if (off.length === 0 && isSame(listing.pictures, after)) return false;
    await tx.$executeRaw`
      update listing_pictures p set place = w.place, colour = w.colour, alt_zh = w.alt_zh, alt_en = w.alt_en
      from unnest(${after.map(({ id }) => id)}::uuid[], ${after.map((_, index) => index + 1)}::int[],
        ${after.map(({ colour }) => colour)}::text[], ${after.map(({ altZh }) => altZh)}::text[],
        ${after.map(({ altEn }) => altEn)}::text[]) as w (id, place, colour, alt_zh, alt_en)
      where p.id = w.id and p.listing_id = ${listingId}::uuid`;
    await tx.listingPicture.updateMany({
      where: { listingId, id: { in: off.map(({ id }) => id) } },
      data: { removedAt: ctx.now },
    });
    await followFirstPicture(tx, listingId);
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "listing.pictures_arranged",
        subjectUserId: acting.ownerId,
        accountId,
        data: { listingId, pictures: after.length, removed: off.length, ...seatOf(acting) },
      },
    );
    return true;
  });
}

type Arranged = Pick<ListingPicture, "id" | "colour" | "altZh" | "altEn">;

function isSame(before: readonly Arranged[], after: readonly Arranged[]): boolean {
  return before.every((one, index) => {
    const other = after[index];
    return (
      one.id === other?.id &&
      one.colour === other.colour &&
      one.altZh === other.altZh &&
      one.altEn === other.altEn
    );
  });
}
