import type { ListingState, Prisma } from "@hutong/db";
import type { AccountId, Fen, Id, ListingId } from "@hutong/kernel";
import { type Attributes, storedAttributes } from "../attributes.ts";

export interface StoredSku {
  readonly id: Id<"Sku">;
  readonly colour: string;
  readonly size: string;
  readonly code: string | null;
  readonly priceFen: Fen;
  readonly stock: number;
}

export interface StoredListing {
  readonly id: ListingId;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly category: string;
  readonly drawing: string;
  readonly code: string | null;
  readonly attributes: Attributes;
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  readonly state: ListingState;
  readonly version: number;
  /** Those of colours and sizes that are no more, too. */
  readonly skus: readonly StoredSku[];
}

/**
 * Reads a retail listing of an account with its variants and holds them until the transaction ends: a sale waits, and
 * what was sold before is seen. Variants are held in the order of their ids.
 * @returns undefined for another's and a missing one alike
 */
export async function lockListing(
  tx: Prisma.TransactionClient,
  accountId: AccountId,
  listingId: ListingId,
): Promise<StoredListing | undefined> {
  const [listing] = await tx.$queryRaw<Omit<StoredListing, "skus">[]>`
    select id, title_zh as "titleZh", title_en as "titleEn", category, drawing, code, attributes, colours, sizes,
      state::text as state, version
    from listings where id = ${listingId}::uuid and account_id = ${accountId}::uuid and market = 'retail' for update`;
  if (!listing) return undefined;
  const skus = await tx.$queryRaw<StoredSku[]>`
    select id, colour, size, code, price_fen as "priceFen", stock
    from skus where listing_id = ${listingId}::uuid order by id for update`;
  return { ...listing, attributes: storedAttributes(listing.attributes), skus };
}

export interface SkuWrite extends Omit<StoredSku, "id"> {
  readonly listingId: ListingId;
}

/** Writes variants as they are to be, in one statement; those that are held by `lockListing`, and new ones. */
export async function writeSkus(
  tx: Prisma.TransactionClient,
  writes: readonly SkuWrite[],
  now: Date,
): Promise<void> {
  if (writes.length === 0) return;
  await tx.$executeRaw`
    insert into skus (id, listing_id, colour, size, code, price_fen, stock, updated_at)
    select gen_random_uuid(), w.listing_id, w.colour, w.size, w.code, w.price_fen, w.stock, ${now}
    from unnest(${writes.map((w) => w.listingId)}::uuid[], ${writes.map((w) => w.colour)}::text[],
      ${writes.map((w) => w.size)}::text[], ${writes.map((w) => w.code)}::text[],
      ${writes.map((w) => w.priceFen)}::bigint[], ${writes.map((w) => w.stock)}::int[])
      w (listing_id, colour, size, code, price_fen, stock)
    on conflict (listing_id, colour, size) do update
      set code = excluded.code, price_fen = excluded.price_fen, stock = excluded.stock, updated_at = excluded.updated_at`;
}

/** Lets a listing's own price follow its variants: the least of what is offered. */
export async function followPrices(
  tx: Prisma.TransactionClient,
  listingIds: readonly ListingId[],
): Promise<void> {
  await tx.$executeRaw`
    update listings l set price_fen = least.price_fen
    from (select k.listing_id, min(k.price_fen) as price_fen from skus k join listings o on o.id = k.listing_id
      where k.listing_id = any(${[...listingIds]}::uuid[]) and k.colour = any(o.colours) and k.size = any(o.sizes)
      group by k.listing_id) least
    where l.id = least.listing_id and l.price_fen is distinct from least.price_fen`;
}
