import type { Db } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import { asViewer } from "./as-viewer.ts";
import { type PassportRow, passportColumns, type SeenPassport, seenOf } from "./passport-row.ts";
import { readPassportsSchema } from "./schema.ts";
import { writeLooks } from "./write-looks.ts";

/** Members of a supplier's staff who are shown the passports of its buyers. */
export const passportReaders = ["manager", "service", "finance", "viewer"] as const;

/**
 * What a supplier is shown of buyers' passports, by buyer account, and the look is written down for each of them. A buyer
 * that is not there is left out. Nothing is kept: a withdrawal holds at the next call. Four statements, however many.
 * @throws DomainError `not_signed_in`, `not_found`, `forbidden` (also where the account is no verified supplier), `frozen`
 */
export async function readPassportsFor(
  ctx: Ctx<Db>,
  input: z.input<typeof readPassportsSchema>,
): Promise<ReadonlyMap<string, SeenPassport>> {
  const { supplierAccountId, buyerAccountIds, reason } = parseInput(readPassportsSchema, input);
  const { ownerId } = await actsFor(ctx, supplierAccountId, passportReaders);
  return asViewer(ctx.db, supplierAccountId, async (tx, isVerifiedSupplier) => {
    if (!isVerifiedSupplier) throw new DomainError("forbidden");
    const rows = await tx.$queryRaw<(PassportRow & { deals: boolean; is_own: boolean })[]>`
      select b.id as buyer_account_id, b.user_id = ${ownerId}::uuid as is_own, ${passportColumns},
        exists (select from trade_relations r
          where r.buyer_account_id = b.id and r.supplier_account_id = ${supplierAccountId}::uuid) as deals
      from accounts b left join passport_shops p on p.buyer_account_id = b.id
      where b.id = any (${buyerAccountIds}::uuid[]) and b.realm = 'wholesale'`;
    const seen = rows.map((row) => {
      const onlooker = { isVerifiedSupplier, hasDealings: row.deals };
      return { row, passport: seenOf(row, onlooker, ctx.now) };
    });
    const looks = seen.flatMap(({ row, passport }) =>
      row.shop_account_id && !row.is_own ? [{ shopAccountId: row.shop_account_id, passport }] : [],
    );
    await writeLooks(tx, { supplierAccountId, reason, now: ctx.now }, looks);
    return new Map(seen.map(({ row, passport }) => [row.buyer_account_id, passport]));
  });
}
