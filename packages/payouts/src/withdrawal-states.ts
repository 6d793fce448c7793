import type { WithdrawalState } from "@hutong/db";

/** Who moves a withdrawal: the account's owner, her staff for finance, or the house (payers, time). */
export type WithdrawalSide = "owner" | "finance" | "system";

export type WithdrawalCommand = "approve" | "cancel" | "time_out" | "send" | "pay" | "fail";

interface WithdrawalTransition {
  readonly to: WithdrawalState;
  readonly by: readonly WithdrawalSide[];
}

export const withdrawalStates = [
  "wait_owner",
  "wait_send",
  "wait_bank",
  "paid",
  "failed",
  "cancelled",
] as const satisfies readonly WithdrawalState[];

/**
 * The one table of how withdrawals move: what is not here does not happen. A payer's "failed" is its last word: a payout
 * that was told as paid may still come back (退汇), and one that failed is never paid.
 */
const withdrawalTransitions: Readonly<
  Record<WithdrawalState, Readonly<Partial<Record<WithdrawalCommand, WithdrawalTransition>>>>
> = {
  wait_owner: {
    approve: { to: "wait_send", by: ["owner"] },
    cancel: { to: "cancelled", by: ["owner", "finance"] },
    time_out: { to: "cancelled", by: ["system"] },
  },
  wait_send: {
    cancel: { to: "cancelled", by: ["owner", "finance"] },
    time_out: { to: "cancelled", by: ["system"] },
    send: { to: "wait_bank", by: ["system"] },
  },
  wait_bank: {
    pay: { to: "paid", by: ["system"] },
    fail: { to: "failed", by: ["system"] },
  },
  paid: {
    fail: { to: "failed", by: ["system"] },
  },
  failed: {},
  cancelled: {},
};

/** Where a command of a side leads from a state, or undefined. */
export function withdrawalTransition(
  state: WithdrawalState,
  command: WithdrawalCommand,
  side: WithdrawalSide,
): WithdrawalState | undefined {
  const transition = withdrawalTransitions[state][command];
  return transition?.by.includes(side) ? transition.to : undefined;
}

/** What a side may do in a state. */
export function withdrawalCommands(state: WithdrawalState, side: WithdrawalSide): WithdrawalCommand[] {
  const commands = Object.keys(withdrawalTransitions[state]) as WithdrawalCommand[]; // its own keys
  return commands.filter((command) => withdrawalTransition(state, command, side));
}
