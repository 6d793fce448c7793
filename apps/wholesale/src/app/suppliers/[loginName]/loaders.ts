import { readShop, readShowcase } from "@hutong/catalog";
import { readPoints } from "@hutong/reputation";
import { readSession, site } from "@hutong/site";
import { cache } from "react";
import { servedAs } from "../../service/served-as.ts";

/** A supplier and its styles, or undefined. Cached within a request: the title and the page ask for the same. */
export const loadSupplier = cache(async (loginName: string) => {
  const db = site().database.prisma;
  const [session, supplier] = await Promise.all([
    readSession(),
    readShop(db, { market: "wholesale", loginName }),
  ]);
  if (!supplier) return undefined;
  const [{ listings }, generosity, service] = await Promise.all([
    readShowcase(db, { market: "wholesale", shop: supplier, limit: 120 }),
    readPoints(db, { accountId: supplier.accountId, index: "generosity", limit: 0 }),
    servedAs(supplier.accountId),
  ]);
  return { supplier, listings, generosity, service, signedIn: session !== undefined };
});
