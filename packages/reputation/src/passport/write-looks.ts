import type { Db } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { claimNames } from "../claims.ts";
import type { SeenPassport } from "./passport-row.ts";
import type { LookReason } from "./schema.ts";

interface Looks {
  readonly supplierAccountId: string;
  readonly reason: LookReason;
  readonly now: Date;
}

/**
 * Writes down that a supplier looked at passports, in the transaction that reads them: no look without its row. Looks of
 * one hour for one reason that saw the same are counted on one row. One statement.
 */
export async function writeLooks(
  db: Db,
  { supplierAccountId, reason, now }: Looks,
  seen: readonly { readonly shopAccountId: string; readonly passport: SeenPassport }[],
): Promise<void> {
  if (seen.length === 0) return;
  const rows = seen.map(({ shopAccountId, passport: { buyerAccountId, withheld } }) => ({
    id: newId(),
    shop: shopAccountId,
    buyer: buyerAccountId,
    shown: claimNames.filter((claim) => !withheld.includes(claim)),
    withheld,
  }));
  // In one order for everybody, so that no two statements wait for each other.
  await db.$executeRaw`
    insert into passport_looks (id, shop_account_id, buyer_account_id, supplier_account_id, reason, hour, shown, withheld,
      first_at, last_at)
    select id, shop, buyer, ${supplierAccountId}::uuid, ${reason}::look_reason, date_trunc('hour', ${now}::timestamptz),
      shown, withheld, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as look (id uuid, shop uuid, buyer uuid, shown varchar(24)[], withheld varchar(24)[])
    order by shop, buyer
    on conflict (shop_account_id, supplier_account_id, buyer_account_id, reason, hour, shown, withheld)
      do update set count = passport_looks.count + 1, last_at = greatest(passport_looks.last_at, excluded.last_at)`;
}
