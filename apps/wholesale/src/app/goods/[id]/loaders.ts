import { readListing, readShowcase } from "@hutong/catalog";
import { readSession, site } from "@hutong/site";
import { cache } from "react";
import { readGate, tradeOnly } from "../../trade-gate.ts";

/** A style and what else its supplier makes, or undefined. Cached within a request. It carries no price. */
export const loadStyle = cache(async (id: string) => {
  const db = site().database.prisma;
  const [session, gate, found] = await Promise.all([
    readSession(),
    readGate(),
    readListing(db, { market: "wholesale", id }),
  ]);
  const [listing] = tradeOnly(gate, found ? [found] : []);
  if (!listing) return undefined;
  const { shop } = listing;
  const more = await readShowcase(db, { market: "wholesale", shop, except: listing.id, limit: 6 });
  const account = session?.account;
  const isOwn = account?.realm === shop.realm && account.loginName === shop.loginName;
  return { listing, more: tradeOnly(gate, more.listings), shopTotal: more.total + 1, isOwn, gate };
});
