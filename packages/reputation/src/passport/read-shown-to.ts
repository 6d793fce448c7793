import type { Db } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import type { Ctx } from "@hutong/kernel";
import type { Figure } from "../claims.ts";
import { asViewer } from "./as-viewer.ts";
import { type PassportRow, passportColumns, seenOf } from "./passport-row.ts";

/** Members of a buyer's staff who may know what a supplier is shown of the shop they work for. */
const buyersStaff = ["manager", "buyer", "service", "finance", "viewer"] as const;

/**
 * What a supplier is shown of a buyer, as the buyer herself may know it: for telling her how she is served, and why. It
 * is her own passport, so no look is written down. Three statements.
 * @throws DomainError `not_signed_in`, `not_found` (another's account and a missing one alike), `frozen`
 */
export async function readShownTo(
  ctx: Ctx<Db>,
  {
    buyerAccountId,
    supplierAccountId,
  }: { readonly buyerAccountId: string; readonly supplierAccountId: string },
): Promise<readonly Figure[]> {
  await actsFor(ctx, buyerAccountId, buyersStaff);
  return asViewer(ctx.db, buyerAccountId, async (tx) => {
    const rows = await tx.$queryRaw<(PassportRow & { deals: boolean; verified: boolean })[]>`
      select b.id as buyer_account_id, ${passportColumns},
        is_verified_supplier(${supplierAccountId}::uuid) as verified,
        exists (select from trade_relations r
          where r.buyer_account_id = b.id and r.supplier_account_id = ${supplierAccountId}::uuid) as deals
      from accounts b left join passport_shops p on p.buyer_account_id = b.id
      where b.id = ${buyerAccountId}::uuid and b.realm = 'wholesale'`;
    const row = rows[0];
    if (!row) return [];
    const onlooker = { isVerifiedSupplier: row.verified, hasDealings: row.deals };
    return seenOf(row, onlooker, ctx.now).figures;
  });
}
