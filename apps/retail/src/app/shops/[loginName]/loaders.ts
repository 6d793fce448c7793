import { readShop, readShowcase, realmSchema } from "@hutong/catalog";
import { site } from "@hutong/site";
import { cache } from "react";

/** A shop and its goods, or undefined. Cached within a request: the title and the page ask for the same. */
export const loadShop = cache(async (loginName: string, realmText: string) => {
  const db = site().database.prisma;
  const realm = realmSchema.safeParse(realmText).data;
  const shop = await readShop(db, { market: "retail", realm, loginName });
  if (!shop) return undefined;
  const { listings } = await readShowcase(db, { market: "retail", shop, limit: 120 });
  return { shop, listings };
});
