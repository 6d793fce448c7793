import { readShop, readShowcase } from "@hutong/catalog";
import { readPoints } from "@hutong/reputation";
import { readSession, site } from "@hutong/site";
import { readCertificates, readResponseTime } from "@hutong/trading";
import { cache } from "react";
import { servedAs } from "../../service/served-as.ts";

/** A supplier, its styles and what is known of it, or undefined. Cached within a request: title and page ask alike. */
export const loadSupplier = cache(async (loginName: string) => {
  const db = site().database.prisma;
  const [session, supplier] = await Promise.all([
    readSession(),
    readShop(db, { market: "wholesale", loginName }),
  ]);
  if (!supplier) return undefined;
  const now = new Date();
  const { accountId } = supplier;
  const [{ listings }, certificates, response, generosity, service] = await Promise.all([
    readShowcase(db, { market: "wholesale", shop: supplier, limit: 120 }),
    readCertificates(db, { accountId, now }),
    readResponseTime(db, { supplierAccountId: accountId, now }),
    readPoints(db, { accountId, index: "generosity", limit: 0 }),
    servedAs(accountId),
  ]);
  const isOwn = session?.account?.id === accountId;
  return {
    supplier,
    listings,
    certificates,
    response,
    generosity,
    service,
    isOwn,
    signedIn: session !== undefined,
  };
});
