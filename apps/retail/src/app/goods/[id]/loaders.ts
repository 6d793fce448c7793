import { readListing, readPictures, readShowcase, readSkus } from "@hutong/catalog";
import { site } from "@hutong/site";
import { cache } from "react";

/** A style and what else its shop shows, or undefined. Cached within a request. */
export const loadGoods = cache(async (id: string) => {
  const db = site().database.prisma;
  const listing = await readListing(db, { market: "retail", id });
  if (!listing) return undefined;
  const { shop } = listing;
  const [more, skus, pictures] = await Promise.all([
    readShowcase(db, { market: "retail", shop, except: listing.id, limit: 6 }),
    readSkus(db, listing.id),
    readPictures(db, listing.id),
  ]);
  return { listing, skus, pictures, more: more.listings, shopTotal: more.total + 1 };
});
