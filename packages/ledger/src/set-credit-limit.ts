import type { Db } from "@hutong/db";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { accountRow } from "./ledger-account.ts";
import { type CreditLimitInput, creditLimitSchema } from "./schema.ts";

/**
 * Says how far a trader's account of purpose `credit` may go below zero (账期额度); opens it where it is not there.
 * @throws DomainError `forbidden` for anybody but the system, `conflict` (`limit_used`) where more is owed already
 */
export async function setCreditLimit(ctx: Ctx<Db>, input: CreditLimitInput): Promise<void> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  const { accountId, currency, limit } = parseInput(creditLimitSchema, input);
  const { id } = accountRow({ owner: accountId, purpose: "credit", currency }, "");
  // Opened first: an upsert names one key, and who opens the same in this moment may meet another one first.
  await ctx.db.$executeRaw`
    insert into ledger_accounts (id, owner_account_id, purpose, currency, opened_at)
    values (${id}::uuid, ${accountId}::uuid, 'credit', ${currency}, ${ctx.now}) on conflict do nothing`;
  const changed = await ctx.db.$executeRaw`
    update ledger_accounts set credit_limit = ${limit} where id = ${id}::uuid and balance >= -${limit}::bigint`;
  if (changed === 0) throw new DomainError("conflict", { fields: { limit: "limit_used" } });
}
