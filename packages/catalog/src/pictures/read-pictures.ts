import type { Db } from "@hutong/db";
import { DomainError, idSchema, type ListingId } from "@hutong/kernel";
import { keepShop, lookingRoles, type SellerCtx } from "../seller/keep-shop.ts";
import { type ListingPicture, pictureSelect } from "./listing-pictures.ts";

const inOrder = [{ place: "asc" as const }, { uploadedAt: "asc" as const }, { id: "asc" as const }];

/** The pictures of a retail listing that customers see, in their order; of any other none. */
export function readPictures(db: Db, listingId: ListingId): Promise<ListingPicture[]> {
  return db.listingPicture.findMany({
    where: { listingId, removedAt: null, listing: { market: "retail", state: "published" } },
    orderBy: inOrder,
    select: pictureSelect,
  });
}

/**
 * The same of a listing of a shop as its keepers see it: drafts too.
 * @throws DomainError `not_signed_in`, `forbidden`, `frozen`; `not_found` for another's and a missing one alike
 */
export async function readOwnPictures(
  ctx: SellerCtx,
  accountId: string,
  listingId: string,
): Promise<ListingPicture[]> {
  const acting = await keepShop(ctx, accountId, lookingRoles);
  const id = idSchema<"Listing">().safeParse(listingId);
  const isThere =
    id.success &&
    (await ctx.db.listing.count({
      where: { id: id.data, accountId: acting.accountId, market: "retail" },
    }));
  if (!isThere) throw new DomainError("not_found");
  return ctx.db.listingPicture.findMany({
    where: { listingId: id.data, removedAt: null },
    orderBy: inOrder,
    select: pictureSelect,
  });
}

export interface PictureFile {
  /** WebP. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Customers have seen it: its goods were published. */
  readonly isPublic: boolean;
  /** The shop whose people may see it before. */
  readonly accountId: string;
}

/** The bytes of a picture, not longer than so many pixels; undefined for one that is not there. One statement. */
export async function readPictureFile(
  db: Db,
  { pictureId, sidePx }: { readonly pictureId: string; readonly sidePx: number },
): Promise<PictureFile | undefined> {
  const id = idSchema<"ListingPicture">().safeParse(pictureId);
  if (!id.success) return undefined;
  const [file] = await db.$queryRaw<PictureFile[]>`/* prepared: read_picture_file */
    select f.bytes, l.state <> 'draft' as "isPublic", l.account_id::text as "accountId"
    from listing_picture_files f join listing_pictures p on p.id = f.picture_id join listings l on l.id = p.listing_id
    where f.picture_id = ${id.data}::uuid and f.side_px <= ${sidePx}::int
    order by f.side_px desc limit 1`;
  return file;
}

/**
 * The same of goods that customers do not see yet, for the people of their shop.
 * @throws DomainError as `keepShop`
 */
export async function assertSeesDraft(ctx: SellerCtx, { accountId }: PictureFile): Promise<void> {
  await keepShop(ctx, accountId, lookingRoles);
}

/** The picture of a style in a colour: one of that colour, else one of the style, else the first; undefined without any. */
export function pictureOfColour<P extends Pick<ListingPicture, "colour">>(
  pictures: readonly P[],
  colour: string,
): P | undefined {
  return (
    pictures.find((one) => one.colour === colour) ??
    pictures.find((one) => one.colour === null) ??
    pictures[0]
  );
}
