import type { Db } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import type { Ctx } from "@hutong/kernel";
import type { ClaimName } from "../claims.ts";
import { passportKeepers } from "./read-passport.ts";
import type { LookReason } from "./schema.ts";

/** Looks of an hour of one supplier, for one reason, that saw the same. No person of the supplier's is named. */
export interface Look {
  readonly id: string;
  readonly supplierName: string;
  readonly supplierNameEn: string | null;
  readonly supplierLoginName: string;
  readonly reason: LookReason;
  readonly shown: readonly ClaimName[];
  readonly withheld: readonly ClaimName[];
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly count: number;
}

interface Row extends Omit<Look, "supplierName"> {
  readonly supplierName: string | null;
}

/**
 * Who looked at the passports of the shops behind a wholesale account, latest first. Two statements.
 * @throws DomainError `not_signed_in`, `not_found`, `forbidden`, `frozen`
 */
export async function readLooks(
  ctx: Ctx<Db>,
  { accountId, limit, offset = 0 }: { accountId: string; limit: number; offset?: number },
): Promise<{ readonly looks: readonly Look[]; readonly isMore: boolean }> {
  const { ownerId } = await actsFor(ctx, accountId, passportKeepers);
  const rows = await ctx.db.$queryRaw<Row[]>`
    select l.id, s.name as "supplierName", s.name_en as "supplierNameEn", a.login_name as "supplierLoginName",
      l.reason::text as reason, l.shown, l.withheld, l.first_at as "firstAt", l.last_at as "lastAt", l.count
    from accounts shop join passport_looks l on l.shop_account_id = shop.id
      join accounts a on a.id = l.supplier_account_id left join shops s on s.account_id = a.id
    where shop.user_id = ${ownerId}::uuid
    order by l.last_at desc, l.id desc limit ${limit + 1} offset ${offset}`;
  return {
    looks: rows
      .slice(0, limit)
      .map((row) => ({ ...row, supplierName: row.supplierName ?? row.supplierLoginName })),
    isMore: rows.length > limit,
  };
}
