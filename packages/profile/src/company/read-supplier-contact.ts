import type { Db } from "@hutong/db";

/** Whom to call at a supplier, as it states it. */
export interface SupplierContact {
  readonly legalName: string;
  readonly contactName: string;
  readonly contactPhone: string;
}

/**
 * The contact of a supplier: an active company of the market that has stated one, else undefined. For verified traders
 * alone; the caller asks the gate.
 */
export async function readSupplierContact(
  db: Db,
  scope: { readonly accountId: string },
): Promise<SupplierContact | undefined> {
  const row = await db.companyData.findFirst({
    where: {
      accountId: scope.accountId,
      account: { realm: "wholesale", status: "active", shop: { kind: "company" } },
    },
    select: { legalName: true, contactName: true, contactPhone: true },
  });
  return row ?? undefined;
}
