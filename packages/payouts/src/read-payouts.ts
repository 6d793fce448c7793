import type { BankAccountKind, WithdrawalState } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { DomainError, type Fen, idSchema } from "@hutong/kernel";
import { moneyRoles, type PayoutsCtx } from "./payouts-ctx.ts";
import { type WithdrawalCommand, withdrawalCommands } from "./withdrawal-states.ts";

export interface BankAccountCard {
  readonly id: string;
  readonly kind: BankAccountKind;
  readonly bank: string;
  readonly holder: string;
  readonly lastFour: string;
  readonly addedAt: Date;
}

/** The bank accounts of an account, oldest first. For its owner, and her staff for finance. @throws as `actsFor` */
export async function readBankAccounts(ctx: PayoutsCtx, accountId: string): Promise<BankAccountCard[]> {
  const { id } = await keepMoney(ctx, accountId);
  return ctx.db.bankAccount.findMany({
    where: { accountId: id, removedAt: null },
    orderBy: { addedAt: "asc" },
    select: { id: true, kind: true, bank: true, holder: true, lastFour: true, addedAt: true },
  });
}

export interface WithdrawalCard {
  readonly id: string;
  readonly amountFen: Fen;
  readonly state: WithdrawalState;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  readonly seatName: string | null;
  readonly reason: string | null;
  readonly bankAccount: { readonly bank: string; readonly lastFour: string };
  /** What whoever looks may do. */
  readonly commands: readonly WithdrawalCommand[];
}

const shown = 20;

/** The latest withdrawals of an account. For its owner, and her staff for finance. @throws as `actsFor` */
export async function readWithdrawals(ctx: PayoutsCtx, accountId: string): Promise<WithdrawalCard[]> {
  const { id, side } = await keepMoney(ctx, accountId);
  const rows = await ctx.db.withdrawal.findMany({
    where: { accountId: id },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: shown,
    select: {
      id: true,
      amountFen: true,
      state: true,
      askedAt: true,
      endedAt: true,
      seatName: true,
      reason: true,
      bankAccount: { select: { bank: true, lastFour: true } },
    },
  });
  return rows.map((row) => ({ ...row, commands: withdrawalCommands(row.state, side) }));
}

async function keepMoney(ctx: PayoutsCtx, accountId: string) {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const id = idSchema<"Account">().safeParse(accountId);
  if (!id.success) throw new DomainError("not_found");
  const { role } = await actsFor(ctx, id.data, moneyRoles);
  return { id: id.data, side: role === "owner" ? ("owner" as const) : ("finance" as const) };
}
