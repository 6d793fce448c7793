import { readShelf, readShelfListing, retailCategories, type ShelfListing } from "@hutong/catalog";
import { DomainError } from "@hutong/kernel";
import { z } from "zod";
import { cursorOf, placeOf } from "../cursor.ts";
import { fen, id, instant, nextCursor, pageQuery } from "../fields.ts";
import { openOperation } from "../operation.ts";
import { say } from "../said.ts";

const shelfListing = z.strictObject({
  id,
  title_zh: z.string(),
  title_en: z.string(),
  category: z.string(),
  colours: z.array(z.string()),
  sizes: z.array(z.string()),
  price_fen: say(fen, "The least of its variants, in fen.", "各规格中的最低价，单位分。"),
  picture_url: say(z.string().nullable(), "Where its first picture lies.", "首图地址。"),
  published_at: instant,
  shop: z.strictObject({
    realm: z.enum(["retail", "mall", "deals", "wholesale"]),
    login_name: z.string(),
    name: z.string(),
    name_en: z.string().nullable(),
  }),
});

const shelfVariant = z.strictObject({
  sku_id: id,
  colour: z.string(),
  size: z.string(),
  price_fen: fen,
  stock: z.int().min(0),
});

function shown(listing: ShelfListing, origin: string): z.output<typeof shelfListing> {
  const { drawing, colours } = listing;
  return {
    id: listing.id,
    title_zh: listing.titleZh,
    title_en: listing.titleEn,
    category: listing.category,
    colours: [...colours],
    sizes: [...listing.sizes],
    price_fen: listing.priceFen,
    picture_url: colours[0] ? `${origin}/pictures/${drawing}/${colours[0]}` : null,
    published_at: listing.publishedAt.toISOString(),
    shop: {
      realm: listing.realm,
      login_name: listing.loginName,
      name: listing.shopName,
      name_en: listing.shopNameEn,
    },
  };
}

export const storefrontOperations = [
  openOperation({
    id: "listStorefrontListings",
    method: "GET",
    path: "/storefront/listings",
    group: "storefront",
    summary: { en: "What the shops show, newest first", zh: "各店在售商品，最新在前" },
    query: z.object({
      ...pageQuery,
      category: say(z.enum(retailCategories).optional(), "Of this category alone.", "只看该类目。"),
    }),
    answer: z.strictObject({ listings: z.array(shelfListing), next_cursor: nextCursor }),
    run: async ({ house, query: { cursor, limit, category } }) => {
      const { listings, next } = await readShelf(house.database, { category, after: placeOf(cursor), limit });
      return {
        listings: listings.map((listing) => shown(listing, house.origin)),
        next_cursor: cursorOf(next),
      };
    },
  }),
  openOperation({
    id: "readStorefrontListing",
    method: "GET",
    path: "/storefront/listings/{listing_id}",
    group: "storefront",
    summary: { en: "One style with all that can be bought of it", zh: "单个商品及其可购规格" },
    params: z.object({ listing_id: id }),
    answer: shelfListing.extend({ variants: z.array(shelfVariant) }),
    refusals: [404],
    run: async ({ house, path }) => {
      const listing = await readShelfListing(house.database, path.listing_id);
      if (!listing) throw new DomainError("not_found");
      const variants = listing.skus.map(({ id: skuId, ...sku }) => ({ sku_id: skuId, ...sku }));
      return { ...shown(listing, house.origin), variants };
    },
  }),
];
