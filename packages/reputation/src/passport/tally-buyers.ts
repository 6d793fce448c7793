import type { Db } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError } from "@hutong/kernel";
import type { Figure } from "../claims.ts";
import { asViewer } from "./as-viewer.ts";
import { type PassportRow, passportColumnsOfBuyers, seenOf } from "./passport-row.ts";
import { passportReaders } from "./read-passports-for.ts";

/** Of so many buyers, the newest first, a tally is made. */
export const tallySize = 2_000;

/** How many of a supplier's buyers fall where. */
export interface Tally {
  readonly counts: ReadonlyMap<string, number>;
  readonly buyers: number;
}

/**
 * Counts a supplier's present buyers by what they show it: `groupOf` names the group of each. Only the counts leave: no
 * figure of anybody, so that this is no look at a passport and none is written down (ADR 115). Three statements.
 * @throws DomainError `not_signed_in`, `not_found`, `forbidden` (also where the account is no verified supplier), `frozen`
 */
export async function tallyBuyers(
  ctx: Ctx<Db>,
  supplierAccountId: string,
  groupOf: (figures: readonly Figure[]) => string,
): Promise<Tally> {
  await actsFor(ctx, supplierAccountId, passportReaders);
  return asViewer(ctx.db, supplierAccountId, async (tx, isVerifiedSupplier) => {
    if (!isVerifiedSupplier) throw new DomainError("forbidden");
    const rows = await tx.$queryRaw<PassportRow[]>`
      with buyers as (
        select r.buyer_account_id from trade_relations r
          join accounts b on b.id = r.buyer_account_id and b.status = 'active'
        where r.supplier_account_id = ${supplierAccountId}::uuid order by r.since desc limit ${tallySize}
      )
      select buyers.buyer_account_id, ${passportColumnsOfBuyers}
      from buyers left join passport_shops p on p.buyer_account_id = buyers.buyer_account_id`;
    const counts = new Map<string, number>();
    for (const row of rows) {
      const group = groupOf(seenOf(row, { isVerifiedSupplier, hasDealings: true }, ctx.now).figures);
      counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    return { counts, buyers: rows.length };
  });
}
