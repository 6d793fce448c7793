import { createHmac } from "node:crypto";
import { inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { assertFreshSignIn } from "@hutong/identity/fresh-sign-in";
import { DomainError, parseInput, seal } from "@hutong/kernel";
import { isBankNumber } from "./bank-number.ts";
import { lockMoney } from "./lock-money.ts";
import type { PayoutsCtx } from "./payouts-ctx.ts";
import { type AddBankAccountInput, addBankAccountSchema } from "./schema.ts";
import { tellOfMoney } from "./tell-of-money.ts";
import { withdrawalRules } from "./withdrawal-rules.ts";

/**
 * Adds a bank account that money may be withdrawn to: the owner alone, with a sign-in of the last ten minutes (SECURITY
 * 20); she is told by mail. The number is sealed at once, and shown by its last four digits from then on. The same
 * request again changes nothing.
 * @param secret seals numbers: 32 bytes, base64url
 * @throws DomainError as `actsFor`; `reauthenticate`; `invalid_input` (field `number`: `bank_number_invalid`); `conflict`
 * (`number`: `bank_account_known`; `state`: `bank_accounts_full`, `request_taken`)
 */
export async function addBankAccount(
  ctx: PayoutsCtx,
  secret: string,
  input: AddBankAccountInput,
): Promise<void> {
  const { id, accountId, number, ...stated } = parseInput(addBankAccountSchema, input);
  const acting = await actsFor(ctx, accountId, []);
  assertFreshSignIn(ctx);
  if (!isBankNumber(stated.kind, number)) {
    throw new DomainError("invalid_input", { fields: { number: "bank_number_invalid" } });
  }
  const fingerprint = createHmac("sha256", Buffer.from(secret, "base64url"))
    .update(`${accountId}:${number}`)
    .digest();
  const lastFour = number.slice(-4);
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    await lockMoney(tx, accountId);
    const known = await tx.bankAccount.findUnique({
      where: { id },
      select: { accountId: true, kind: true, bank: true, holder: true, lastFour: true },
    });
    if (known) {
      const same = { accountId, ...stated, lastFour };
      const isSame = Object.entries(same).every(
        ([name, value]) => known[name as keyof typeof known] === value,
      );
      if (isSame) return;
      throw new DomainError("conflict", { fields: { state: "request_taken" } });
    }
    const count = await tx.bankAccount.count({ where: { accountId, removedAt: null } });
    if (count >= withdrawalRules.bankAccounts) {
      throw new DomainError("conflict", { fields: { state: "bank_accounts_full" } });
    }
    const numberSealed = seal(number, secret);
    const made = await tx.bankAccount.createMany({
      data: [{ id, accountId, ...stated, lastFour, numberSealed, fingerprint, addedAt: ctx.now }],
      skipDuplicates: true,
    });
    if (made.count === 0) throw new DomainError("conflict", { fields: { number: "bank_account_known" } });
    const data = { bankAccountId: id, bank: stated.bank, lastFour };
    await writeAudit(within, {
      action: "bank_account.added",
      subjectUserId: acting.ownerId,
      accountId,
      data,
    });
    await tellOfMoney(within, { accountId, what: "bank_account_added", lastFour, bank: stated.bank });
  });
}
