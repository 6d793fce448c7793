import { readShop, readShowcase, realmSchema } from "@hutong/catalog";
import { readShopRating } from "@hutong/reputation";
import { site } from "@hutong/site";
import { cache } from "react";

/** A shop and its goods, or undefined. Cached within a request: the title and the page ask for the same. */
export const loadShop = cache(async (loginName: string, realmText: string) => {
  const db = site().database.prisma;
  const realm = realmSchema.safeParse(realmText).data;
  const shop = await readShop(db, { market: "retail", realm, loginName });
  if (!shop) return undefined;
  const [{ listings }, rating] = await Promise.all([
    readShowcase(db, { market: "retail", shop, limit: 120 }),
    readShopRating(db, shop.accountId),
  ]);
  return { shop, listings, rating };
});
