import type { WithdrawalState } from "@hutong/db";
import { type AccountId, DomainError, namedId } from "@hutong/kernel";
import { giveProceeds, type LedgerEntryInput, type OwnMoney, withOwnMoney } from "@hutong/ledger";
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
  // An approval moves no money.
  if (command === "approve") return to;
  await withOwnMoney(asHouse(ctx), withdrawal.accountId, (own) => entriesOf(withdrawal, command, own));
  return to;
}

type Lines = Extract<LedgerEntryInput, { kind: "transfer" }>["lines"];

/** What a move does to the money. What comes back to an owner who owes something meanwhile pays that first. */
function entriesOf(
  withdrawal: LockedWithdrawal,
  command: Exclude<WithdrawalCommand, "approve">,
  own: OwnMoney,
): LedgerEntryInput[] {
  const { id, accountId, payer, amountFen, state } = withdrawal;
  const described = (code: string) => ({ id: namedId(`${code}:${id}`), code, reference: id });
  const moved = (code: string, lines: Lines): LedgerEntryInput => ({
    kind: "transfer",
    ...described(code),
    lines,
  });
  const onTheWay = { account: onItsWay(accountId), amount: amountFen };
  switch (command) {
    case "cancel":
    case "time_out":
      return [
        { kind: "void_hold", ...described("withdrawal.cancelled"), holdId: id },
        ...(own.owed > 0n
          ? [
              moved("withdrawal.debt", [
                { account: available(accountId), amount: -amountFen },
                ...giveProceeds(accountId, amountFen, own),
              ]),
            ]
          : []),
      ];
    case "send":
      return [{ kind: "post_hold", ...described("withdrawal.sent"), holdId: id, to: [onTheWay] }];
    case "pay":
      return [
        moved("withdrawal.paid", [
          { ...onTheWay, amount: -amountFen },
          { account: atPayer(payer), amount: amountFen },
        ]),
      ];
    case "fail":
      return [
        moved(state === "paid" ? "withdrawal.returned" : "withdrawal.failed", [
          state === "paid"
            ? { account: atPayer(payer), amount: -amountFen }
            : { ...onTheWay, amount: -amountFen },
          ...giveProceeds(accountId, amountFen, own),
        ]),
      ];
  }
}
