import type { Prisma } from "@hutong/db";
import { type AccountId, DomainError, type ListingId } from "@hutong/kernel";

/** A picture of a style, without its bytes. */
export interface ListingPicture {
  readonly id: string;
  /** The colour that it shows; null: the style as a whole. */
  readonly colour: string | null;
  /** What it shows; null: title and colour say it. */
  readonly altZh: string | null;
  readonly altEn: string | null;
  readonly width: number;
  readonly height: number;
}

export const pictureSelect = {
  id: true,
  colour: true,
  altZh: true,
  altEn: true,
  width: true,
  height: true,
} as const satisfies Prisma.ListingPictureSelect;

export interface PicturedListing {
  readonly colours: readonly string[];
  readonly pictures: readonly ListingPicture[];
}

/**
 * A retail listing of an account with the pictures that it shows, in their order; held until the transaction ends, so
 * that of two who work on its pictures one waits.
 * @throws DomainError `not_found` for another's and a missing one alike
 */
export async function lockPictures(
  tx: Prisma.TransactionClient,
  accountId: AccountId,
  listingId: ListingId,
): Promise<PicturedListing> {
  const [listing] = await tx.$queryRaw<{ colours: string[] }[]>`
    select colours from listings
    where id = ${listingId}::uuid and account_id = ${accountId}::uuid and market = 'retail' for no key update`;
  if (!listing) throw new DomainError("not_found");
  const pictures = await tx.listingPicture.findMany({
    where: { listingId, removedAt: null },
    orderBy: [{ place: "asc" }, { uploadedAt: "asc" }, { id: "asc" }],
    select: pictureSelect,
  });
  return { colours: listing.colours, pictures };
}

/** The first of its pictures stands for the style. */
export async function followFirstPicture(tx: Prisma.TransactionClient, listingId: ListingId): Promise<void> {
  await tx.$executeRaw`
    update listings l set picture_id = (
      select p.id from listing_pictures p where p.listing_id = l.id and p.removed_at is null
      order by p.place, p.uploaded_at, p.id limit 1)
    where l.id = ${listingId}::uuid`;
}
