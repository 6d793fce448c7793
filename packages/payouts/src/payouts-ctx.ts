import type { Db, SeatRole } from "@hutong/db";
import type { AccountId, Ctx } from "@hutong/kernel";
import type { LedgerAccountRef } from "@hutong/ledger";

export type PayoutsCtx = Ctx<Db>;

/** Who of an owner's staff sees its money and asks for withdrawals. */
export const moneyRoles: readonly SeatRole[] = ["finance"];

/** The books of money are written by the house, whoever asked for it. */
export function asHouse(ctx: PayoutsCtx): PayoutsCtx {
  return { ...ctx, actor: { kind: "system", name: "payouts" } };
}

const currency = "CNY";

export function available(owner: AccountId): LedgerAccountRef {
  return { owner, purpose: "available", currency };
}

/** Handed to a payer, and not told of yet (提现中). */
export function onItsWay(owner: AccountId): LedgerAccountRef {
  return { owner, purpose: "payout", currency };
}

/** What a payer has paid out for the house. */
export function atPayer(payer: string): LedgerAccountRef {
  return { owner: { house: `payer_${payer}` }, purpose: "clearing", currency };
}
