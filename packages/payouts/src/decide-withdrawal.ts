import { inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { assertFreshSignIn } from "@hutong/identity/fresh-sign-in";
import { DomainError, parseInput } from "@hutong/kernel";
import { lockWithdrawal, moveWithdrawal } from "./move-withdrawal.ts";
import { moneyRoles, type PayoutsCtx } from "./payouts-ctx.ts";
import { type WithdrawalRef, withdrawalRefSchema } from "./schema.ts";

/**
 * Lets a withdrawal that staff asked for go on: the owner alone, with a sign-in of the last ten minutes.
 * @throws DomainError `not_signed_in`; `not_found` for another's and a missing one alike; `forbidden`; `frozen`;
 * `reauthenticate`; `conflict` with `withdrawal_moved_on`
 */
export function approveWithdrawal(ctx: PayoutsCtx, input: WithdrawalRef): Promise<void> {
  return decide(ctx, input, "approve");
}

/**
 * Takes a withdrawal back before it has gone to the payer; its money is free again. Owner and staff for finance; what
 * leaves the money where it is needs no younger sign-in.
 * @throws as `approveWithdrawal`, never `reauthenticate`
 */
export function cancelWithdrawal(ctx: PayoutsCtx, input: WithdrawalRef): Promise<void> {
  return decide(ctx, input, "cancel");
}

async function decide(ctx: PayoutsCtx, input: WithdrawalRef, command: "approve" | "cancel"): Promise<void> {
  const { withdrawalId } = parseInput(withdrawalRefSchema, input);
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const withdrawal = await lockWithdrawal(within, withdrawalId);
    if (!withdrawal) throw new DomainError("not_found");
    const { accountId } = withdrawal;
    const acting = await actsFor(within, accountId, command === "approve" ? [] : moneyRoles);
    if (command === "approve") assertFreshSignIn(ctx);
    const side = acting.role === "owner" ? "owner" : "finance";
    const reason = command === "cancel" ? { reason: "taken_back" } : {};
    await moveWithdrawal(within, withdrawal, { command, side, ...reason });
    await writeAudit(within, {
      action: command === "approve" ? "withdrawal.approved" : "withdrawal.cancelled",
      subjectUserId: acting.ownerId,
      accountId,
      data: { withdrawalId },
    });
  });
}
