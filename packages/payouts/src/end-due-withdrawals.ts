import { inTransaction } from "@hutong/db";
import { lockWithdrawal, moveWithdrawal } from "./move-withdrawal.ts";
import type { PayoutsCtx } from "./payouts-ctx.ts";
import { tellOfMoney } from "./tell-of-money.ts";

const atOnce = 100;

/**
 * Gives up withdrawals that nobody decided about, or that could not go, for too long: a chore. Their money is free again,
 * and the owner is told. @returns how many
 */
export async function endDueWithdrawals(ctx: PayoutsCtx): Promise<number> {
  const due = await ctx.db.withdrawal.findMany({
    where: { dueAt: { lte: ctx.now } },
    orderBy: { dueAt: "asc" },
    take: atOnce,
    select: { id: true, bankAccount: { select: { bank: true, lastFour: true } } },
  });
  let ended = 0;
  for (const { id, bankAccount } of due) {
    const isOver = await inTransaction(ctx.db, async (tx) => {
      const within = { ...ctx, db: tx };
      const withdrawal = await lockWithdrawal(within, id);
      // Somebody moved it meanwhile.
      if (!withdrawal?.dueAt || withdrawal.dueAt > ctx.now) return false;
      const { accountId, amountFen } = withdrawal;
      await moveWithdrawal(within, withdrawal, { command: "time_out", side: "system", reason: "given_up" });
      await tellOfMoney(within, { accountId, what: "withdrawal_given_up", ...bankAccount, amountFen });
      return true;
    });
    if (isOver) ended += 1;
  }
  return ended;
}
