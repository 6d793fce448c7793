import { readListing, readShowcase } from "@hutong/catalog";
import { readSession, site } from "@hutong/site";
import { cache } from "react";

/** A style and what else its supplier makes, or undefined. Cached within a request. It carries no price. */
export const loadStyle = cache(async (id: string) => {
  const db = site().database.prisma;
  const [session, listing] = await Promise.all([readSession(), readListing(db, { market: "wholesale", id })]);
  if (!listing) return undefined;
  const { shop } = listing;
  const more = await readShowcase(db, { market: "wholesale", shop, except: listing.id, limit: 6 });
  const account = session?.account;
  const isOwn = account?.realm === shop.realm && account.loginName === shop.loginName;
  return { listing, more: more.listings, shopTotal: more.total + 1, isOwn, signedIn: session !== undefined };
});
