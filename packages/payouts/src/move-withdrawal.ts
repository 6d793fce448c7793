import type { WithdrawalState } from "@hutong/db";
import { type AccountId, DomainError, namedId } from "@hutong/kernel";
import { type LedgerEntryInput, postEntries } from "@hutong/ledger";
import { asHouse, atPayer, available, onItsWay, type PayoutsCtx } from "./payouts-ctx.ts";
import { type WithdrawalCommand, type WithdrawalSide, withdrawalTransition } from "./withdrawal-states.ts";

export interface LockedWithdrawal {
  readonly id: string;
  readonly accountId: AccountId;
  readonly bankAccountId: string;
  readonly payer: string;
  readonly amountFen: bigint;
  readonly state: WithdrawalState;
  readonly dueAt: Date | null;
}

/** Locks a withdrawal until the caller's transaction ends. */
export async function lockWithdrawal(ctx: PayoutsCtx, id: string): Promise<LockedWithdrawal | undefined> {
  const [row] = await ctx.db.$queryRaw<LockedWithdrawal[]>`
    select id::text, account_id::text as "accountId", bank_account_id::text as "bankAccountId", payer,
      amount_fen as "amountFen", state::text as state, due_at as "dueAt"
    from withdrawals where id = ${id}::uuid for no key update`;
  return row;
}

interface Move {
  readonly command: WithdrawalCommand;
  readonly side: WithdrawalSide;
  readonly reason?: string;
}

/**
 * Moves a locked withdrawal along the table, and its money with it, in the caller's transaction.
 * @returns its new state
 * @throws DomainError `conflict` with `withdrawal_moved_on` where the table has no such transition
 */
export async function moveWithdrawal(
  ctx: PayoutsCtx,
  withdrawal: LockedWithdrawal,
  { command, side, reason }: Move,
): Promise<WithdrawalState> {
  const to = withdrawalTransition(withdrawal.state, command, side);
  if (!to) throw new DomainError("conflict", { fields: { state: "withdrawal_moved_on" } });
  const waits = to === "wait_owner" || to === "wait_send";
  const isOver = to === "paid" || to === "failed" || to === "cancelled";
  await ctx.db.withdrawal.update({
    where: { id: withdrawal.id },
    data: {
      state: to,
      dueAt: waits ? withdrawal.dueAt : null,
      endedAt: isOver ? ctx.now : null,
      ...(isOver && { askPayerAt: null }),
      ...(reason !== undefined && { reason }),
    },
    select: { id: true },
  });
  const entry = entryOf(withdrawal, command);
  if (entry) await postEntries(asHouse(ctx), { entries: [entry] });
  return to;
}

/** What a move does to the money; an approval moves none. */
function entryOf(withdrawal: LockedWithdrawal, command: WithdrawalCommand): LedgerEntryInput | undefined {
  const { id, accountId, payer, amountFen, state } = withdrawal;
  const described = (code: string) => ({ id: namedId(`${code}:${id}`), code, reference: id });
  const moved = (code: string, from: typeof wallet, to: typeof wallet): LedgerEntryInput => ({
    kind: "transfer",
    ...described(code),
    lines: [
      { account: from, amount: -amountFen },
      { account: to, amount: amountFen },
    ],
  });
  const wallet = available(accountId);
  const way = onItsWay(accountId);
  switch (command) {
    case "approve":
      return undefined;
    case "cancel":
    case "time_out":
      return { kind: "void_hold", ...described("withdrawal.cancelled"), holdId: id };
    case "send":
      return {
        kind: "post_hold",
        ...described("withdrawal.sent"),
        holdId: id,
        to: [{ account: way, amount: amountFen }],
      };
    case "pay":
      return moved("withdrawal.paid", way, atPayer(payer));
    case "fail":
      return state === "paid"
        ? moved("withdrawal.returned", atPayer(payer), wallet)
        : moved("withdrawal.failed", way, wallet);
  }
}
