import { inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { assertFreshSignIn } from "@hutong/identity/fresh-sign-in";
import { DomainError, parseInput } from "@hutong/kernel";
import { lockMoney } from "./lock-money.ts";
import type { PayoutsCtx } from "./payouts-ctx.ts";
import { type BankAccountRef, bankAccountRefSchema } from "./schema.ts";
import { tellOfMoney } from "./tell-of-money.ts";

/**
 * Takes a bank account off: the owner alone, with a sign-in of the last ten minutes; she is told by mail. Once more, it
 * changes nothing.
 * @throws DomainError as `actsFor`; `reauthenticate`; `not_found`; `conflict` (`state`: `withdrawals_pending`) while money
 * is on its way there
 */
export async function removeBankAccount(ctx: PayoutsCtx, input: BankAccountRef): Promise<void> {
  const { accountId, bankAccountId } = parseInput(bankAccountRefSchema, input);
  const acting = await actsFor(ctx, accountId, []);
  assertFreshSignIn(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    await lockMoney(tx, accountId);
    const found = await tx.bankAccount.findFirst({
      where: { id: bankAccountId, accountId },
      select: { removedAt: true, bank: true, lastFour: true },
    });
    if (!found) throw new DomainError("not_found");
    if (found.removedAt) return;
    const pending = await tx.withdrawal.count({
      where: { bankAccountId, state: { in: ["wait_owner", "wait_send", "wait_bank"] } },
    });
    if (pending > 0) throw new DomainError("conflict", { fields: { state: "withdrawals_pending" } });
    await tx.bankAccount.update({
      where: { id: bankAccountId },
      data: { removedAt: ctx.now },
      select: { id: true },
    });
    const { bank, lastFour } = found;
    await writeAudit(within, {
      action: "bank_account.removed",
      subjectUserId: acting.ownerId,
      accountId,
      data: { bankAccountId, bank, lastFour },
    });
    await tellOfMoney(within, { accountId, what: "bank_account_removed", lastFour, bank });
  });
}
