import { createHash, randomUUID } from "node:crypto";
import { inTransaction, type Prisma } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, type ListingId, parseInput } from "@hutong/kernel";
import { PictureRefused, paintSizes } from "@hutong/media";
import { keepShop, type SellerCtx, seatOf, writingRoles } from "../seller/keep-shop.ts";
import { followFirstPicture, lockPictures } from "./listing-pictures.ts";
import { type AddPictureInput, addPictureSchema, pictureBounds, pictureSidesPx } from "./schema.ts";

export { maxPictureBytes } from "@hutong/media";

/**
 * Puts a picture behind the others of a retail listing, by the owner or a manager. It is painted anew in three sizes,
 * under a random id. The same file twice is one picture; one that was taken off comes back with its words.
 * @throws DomainError `invalid_input` (field `picture`: `picture_…`; field `colour`), `not_signed_in`, `forbidden`, `frozen`,
 * `busy`; `not_found` for another's shop or listing and a missing one alike
 */
export async function addPicture(
  ctx: SellerCtx,
  input: AddPictureInput,
): Promise<{ readonly pictureId: string; readonly isNew: boolean }> {
  const { accountId, listingId, colour, bytes } = parseInput(addPictureSchema, input);
  const acting = await keepShop(ctx, accountId, writingRoles);
  const digest = createHash("sha256").update(bytes).digest();
  // Asked before the work is done, and again when it is written.
  const shown = await inTransaction(ctx.db, async (tx) => {
    const listing = await lockPictures(tx, accountId, listingId);
    const same = await findSame(tx, listingId, digest);
    if (!same || same.removedAt) assertRoom(listing, colour);
    return same && !same.removedAt ? same.id : undefined;
  });
  if (shown) return { pictureId: shown, isNew: false };
  const { files, width, height } = await paintSizes(bytes, { sidesPx: pictureSidesPx, minSidePx: 400 }).catch(
    (error) => {
      if (error instanceof PictureRefused)
        throw new DomainError("invalid_input", {
          // What is too small to be read is another matter than what is too small to be looked at.
          fields: { picture: error.fault === "picture_too_small" ? "picture_under_400" : error.fault },
        });
      throw error;
    },
  );
  return inTransaction(ctx.db, async (tx) => {
    const listing = await lockPictures(tx, accountId, listingId);
    const same = await findSame(tx, listingId, digest);
    if (same && !same.removedAt) return { pictureId: same.id, isNew: false };
    assertRoom(listing, colour);
    const { _max } = await tx.listingPicture.aggregate({
      where: { listingId, removedAt: null },
      _max: { place: true },
    });
    const place = (_max.place ?? 0) + 1;
    // Random, not by time as other ids are: it stands in an address.
    const id = same?.id ?? randomUUID();
    if (same)
      await tx.listingPicture.update({
        where: { id },
        data: { removedAt: null, place, colour },
        select: { id: true },
      });
    else {
      await tx.listingPicture.create({
        data: { id, listingId, colour, place, digest, width, height, uploadedAt: ctx.now },
        select: { id: true },
      });
      await tx.listingPictureFile.createMany({ data: files.map((file) => ({ ...file, pictureId: id })) });
    }
    await followFirstPicture(tx, listingId);
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "listing.picture_added",
        subjectUserId: acting.ownerId,
        accountId,
        data: { listingId, pictureId: id, ...seatOf(acting) },
      },
    );
    return { pictureId: id, isNew: true };
  });
}

/** The picture that was made from the same file, also one that was taken off. */
function findSame(tx: Prisma.TransactionClient, listingId: ListingId, digest: Buffer<ArrayBuffer>) {
  return tx.listingPicture.findUnique({
    where: { listingId_digest: { listingId, digest } },
    select: { id: true, removedAt: true },
  });
}

function assertRoom(
  { colours, pictures }: { readonly colours: readonly string[]; readonly pictures: readonly unknown[] },
  colour: string | null,
): void {
  if (colour !== null && !colours.includes(colour))
    throw new DomainError("invalid_input", { fields: { colour: "choose" } });
  if (pictures.length >= pictureBounds.most)
    throw new DomainError("invalid_input", { fields: { picture: "picture_too_many" } });
}
