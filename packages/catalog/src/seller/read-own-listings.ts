import { type ListingState, Prisma } from "@hutong/db";
import { DomainError, type Fen, idSchema, type ListingId } from "@hutong/kernel";
import { storedAttributes } from "../attributes.ts";
import { containing } from "../scopes.ts";
import { keepShop, lookingRoles, type SellerCtx } from "./keep-shop.ts";
import type { StoredListing, StoredSku } from "./lock-listing.ts";
import type { OwnListingsView } from "./schema.ts";

export interface OwnListing {
  readonly id: ListingId;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly category: string;
  readonly drawing: string;
  /** The picture that stands for it; null where it has none. */
  readonly pictureId: string | null;
  readonly colours: readonly string[];
  readonly state: ListingState;
  readonly version: number;
  readonly publishedAt: Date;
  readonly leastFen: Fen;
  readonly mostFen: Fen;
  /** Pieces over all variants. */
  readonly stock: number;
  readonly variants: number;
  /** How many of the variants are sold out. */
  readonly soldOut: number;
}

export interface OwnListings {
  readonly listings: readonly OwnListing[];
  /** What fits the words, by state. */
  readonly counts: Readonly<Record<ListingState, number>>;
  readonly total: number;
}

export const ownListingsPageSize = 30;

/**
 * The listings of a shop as its keepers see them, last begun or published first: drafts too. Two statements.
 * @throws DomainError `not_signed_in`, `forbidden`, `frozen`, `not_found`
 */
export async function readOwnListings(
  ctx: SellerCtx,
  accountId: string,
  { q, state, page }: OwnListingsView,
): Promise<OwnListings> {
  const acting = await keepShop(ctx, accountId, lookingRoles);
  const like = `%${containing(q).contains}%`;
  const fits = Prisma.sql`l.account_id = ${acting.accountId}::uuid and l.market = 'retail' and (${q} = ''
    or l.title_zh ilike ${like} or l.title_en ilike ${like} or l.code ilike ${like}
    or exists (select from skus k where k.listing_id = l.id and k.code ilike ${like}))`;
  const [listings, rows] = await Promise.all([
    ctx.db.$queryRaw<OwnListing[]>`
      select l.id, l.title_zh as "titleZh", l.title_en as "titleEn", l.category, l.drawing, l.picture_id as "pictureId", l.colours,
        l.state::text as state, l.version, l.published_at as "publishedAt",
        coalesce(k.least, l.price_fen) as "leastFen", coalesce(k.most, l.price_fen) as "mostFen",
        coalesce(k.stock, 0) as stock, coalesce(k.variants, 0) as variants, coalesce(k.sold_out, 0) as "soldOut"
      from listings l left join lateral (
        select min(s.price_fen) as least, max(s.price_fen) as most, sum(s.stock)::int as stock, count(*)::int as variants,
          count(*) filter (where s.stock = 0)::int as sold_out
        from skus s where s.listing_id = l.id and s.colour = any(l.colours) and s.size = any(l.sizes)) k on true
      where ${fits} and (${state ?? null}::text is null or l.state::text = ${state ?? null})
      order by l.published_at desc, l.id desc
      limit ${ownListingsPageSize} offset ${(page - 1) * ownListingsPageSize}`,
    ctx.db.$queryRaw<{ state: ListingState; count: number }[]>`
      select l.state::text as state, count(*)::int as count from listings l where ${fits} group by 1`,
  ]);
  const countOf = (one: ListingState) => rows.find((row) => row.state === one)?.count ?? 0;
  const counts = {
    draft: countOf("draft"),
    published: countOf("published"),
    taken_down: countOf("taken_down"),
  };
  const total = state ? counts[state] : counts.draft + counts.published + counts.taken_down;
  return { listings, counts, total };
}

/**
 * One listing of a shop with its variants in the order of its colours and sizes, as its keepers change it.
 * @throws DomainError as `readOwnListings`; `not_found` also for another's listing
 */
export async function readOwnListing(
  ctx: SellerCtx,
  accountId: string,
  listingId: string,
): Promise<StoredListing> {
  const acting = await keepShop(ctx, accountId, lookingRoles);
  const id = idSchema<"Listing">().safeParse(listingId);
  const row =
    id.success &&
    (await ctx.db.listing.findFirst({
      where: { id: id.data, accountId: acting.accountId, market: "retail" },
      select: {
        titleZh: true,
        titleEn: true,
        category: true,
        drawing: true,
        code: true,
        attributes: true,
        colours: true,
        sizes: true,
        state: true,
        version: true,
        skus: { select: { id: true, colour: true, size: true, code: true, priceFen: true, stock: true } },
      },
    }));
  if (!row) throw new DomainError("not_found");
  const place = ({ colour, size }: { colour: string; size: string }) =>
    row.colours.indexOf(colour) * 100 + row.sizes.indexOf(size);
  const skus = row.skus
    .filter(({ colour, size }) => row.colours.includes(colour) && row.sizes.includes(size))
    .sort((one, other) => place(one) - place(other));
  // Ids of its own rows: branded here.
  return {
    ...row,
    id: id.data,
    attributes: storedAttributes(row.attributes),
    skus: skus.map((sku) => ({ ...sku, id: sku.id as StoredSku["id"] })),
  };
}
