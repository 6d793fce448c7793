import { lockWithdrawal, moveWithdrawal } from "./move-withdrawal.ts";
import type { PayoutsCtx } from "./payouts-ctx.ts";
import { tellOfMoney } from "./tell-of-money.ts";
import { withdrawalTransition } from "./withdrawal-states.ts";

/** Why a payer says it failed, as the messages know it; another's words are not shown to people. */
const knownReasons = ["holder_mismatch", "account_closed", "bank_refused"] as const;

/**
 * Takes as a fact what became of a payout, in the caller's transaction: paid, or failed (then the money goes back and the
 * owner is told). What is older news than what is known changes nothing.
 * @returns whether it moved
 */
export async function settlePayout(
  ctx: PayoutsCtx,
  withdrawalId: string,
  told: { readonly kind: "paid" | "failed"; readonly reason?: string | undefined },
): Promise<boolean> {
  const withdrawal = await lockWithdrawal(ctx, withdrawalId);
  const command = told.kind === "paid" ? "pay" : "fail";
  if (!withdrawal || !withdrawalTransition(withdrawal.state, command, "system")) return false;
  const { accountId, amountFen, bankAccountId } = withdrawal;
  const reason =
    told.kind === "failed"
      ? { reason: knownReasons.find((one) => one === told.reason) ?? "bank_refused" }
      : {};
  await moveWithdrawal(ctx, withdrawal, { command, side: "system", ...reason });
  const bank = await ctx.db.bankAccount.findUniqueOrThrow({
    where: { id: bankAccountId },
    select: { bank: true, lastFour: true },
  });
  const what = told.kind === "paid" ? "withdrawal_paid" : "withdrawal_failed";
  await tellOfMoney(ctx, { accountId, what, ...bank, amountFen });
  return true;
}
