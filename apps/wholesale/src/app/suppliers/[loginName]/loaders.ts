import { readShop, readShowcase } from "@hutong/catalog";
import { readSupplierContact } from "@hutong/profile";
import { readPoints } from "@hutong/reputation";
import { readSession, site } from "@hutong/site";
import { readCertificates, readResponseTime } from "@hutong/trading";
import { cache } from "react";
import { servedAs } from "../../service/served-as.ts";
import { readGate, tradeOnly } from "../../trade-gate.ts";

/**
 * A supplier, its styles and what is known of it, or undefined. What is for the trade alone is read for nobody else: its
 * contact, how it serves her, and from how many it sells. Cached within a request: title and page ask alike.
 */
export const loadSupplier = cache(async (loginName: string) => {
  const db = site().database.prisma;
  const [session, gate, supplier] = await Promise.all([
    readSession(),
    readGate(),
    readShop(db, { market: "wholesale", loginName }),
  ]);
  if (!supplier) return undefined;
  const now = new Date();
  const { accountId } = supplier;
  const [{ listings }, certificates, response, generosity, service, contact] = await Promise.all([
    readShowcase(db, { market: "wholesale", shop: supplier, limit: 120 }),
    readCertificates(db, { accountId, now }),
    readResponseTime(db, { supplierAccountId: accountId, now }),
    readPoints(db, { accountId, index: "generosity", limit: 0 }),
    gate.isOpen ? servedAs(accountId) : undefined,
    gate.isOpen ? readSupplierContact(db, { accountId }) : undefined,
  ]);
  const isOwn = session?.account?.id === accountId;
  return {
    supplier,
    listings: tradeOnly(gate, listings),
    certificates,
    response,
    generosity,
    service,
    contact,
    isOwn,
    gate,
  };
});
