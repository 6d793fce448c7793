import type { Db } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import type { Ctx } from "@hutong/kernel";
import type { ClaimName } from "../claims.ts";
import { passportKeepers } from "./read-passport.ts";
import type { LookReason } from "./schema.ts";

/** Looks of an hour of one supplier or other site, for one reason, that saw the same. No person of theirs is named. */
export interface Look {
  readonly id: string;
  /** Of the supplier, or of the site as it was called then. */
  readonly name: string;
  readonly nameEn: string | null;
  /** Null for a site. */
  readonly loginName: string | null;
  readonly reason: LookReason | "third_party";
  readonly shown: readonly ClaimName[];
  readonly withheld: readonly ClaimName[];
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly count: number;
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
  const rows = await ctx.db.$queryRaw<Look[]>`
    select l.id, coalesce(l.client_name, s.name, a.login_name) as name, s.name_en as "nameEn", a.login_name as "loginName",
      l.reason::text as reason, l.shown, l.withheld, l.first_at as "firstAt", l.last_at as "lastAt", l.count
    from accounts shop join passport_looks l on l.shop_account_id = shop.id
      left join accounts a on a.id = l.supplier_account_id left join shops s on s.account_id = a.id
    where shop.user_id = ${ownerId}::uuid
    order by l.last_at desc, l.id desc limit ${limit + 1} offset ${offset}`;
  return {
    looks: rows.slice(0, limit),
    isMore: rows.length > limit,
  };
}
