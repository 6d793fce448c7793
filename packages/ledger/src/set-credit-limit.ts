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
  const changed = await ctx.db.$executeRaw`
    insert into ledger_accounts as a (id, owner_account_id, purpose, currency, credit_limit, opened_at)
    values (${id}::uuid, ${accountId}::uuid, 'credit', ${currency}, ${limit}, ${ctx.now})
    on conflict (id) do update set credit_limit = excluded.credit_limit where a.balance >= -excluded.credit_limit`;
  if (changed === 0) throw new DomainError("conflict", { fields: { limit: "limit_used" } });
}
