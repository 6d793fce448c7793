import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, idSchema, parseInput } from "@hutong/kernel";
import { passportKeepers } from "./read-passport.ts";

/**
 * The question of the first visit was read and put away: it is not asked again, and what holds without a choice goes on.
 * @throws DomainError `not_signed_in`, `invalid_input`, `not_found`, `forbidden`, `frozen`
 */
export async function putQuestionAway(ctx: Ctx<Db>, accountId: string): Promise<void> {
  const id = parseInput(idSchema<"Account">(), accountId);
  await actsFor(ctx, id, passportKeepers);
  await inTransaction(ctx.db, (tx) => markAsked(tx, id, ctx.now));
}

/** Marks the question as settled; the first time stays. */
export async function markAsked(db: Db, buyerAccountId: string, now: Date): Promise<void> {
  await db.$executeRaw`
    insert into passport_settings (buyer_account_id, asked_at) values (${buyerAccountId}::uuid, ${now})
    on conflict (buyer_account_id) do update set asked_at = excluded.asked_at
      where passport_settings.asked_at is null`;
}

/** Whether a wholesale account is still to be asked: a shop stands behind it, and nothing was settled. One statement. */
export async function isQuestionOpen(db: Db, buyerAccountId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ open: boolean }[]>`
    select exists (select from passport_shops where buyer_account_id = ${buyerAccountId}::uuid)
      and not exists (select from passport_settings
        where buyer_account_id = ${buyerAccountId}::uuid and asked_at is not null) as open`;
  return rows[0]?.open ?? false;
}
