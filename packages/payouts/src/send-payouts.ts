import { inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { isDomainError, unseal } from "@hutong/kernel";
import { readWallet } from "@hutong/ledger";
import { lockWithdrawal, moveWithdrawal } from "./move-withdrawal.ts";
import type { Payer, PayoutAnswer } from "./payer.ts";
import type { PayoutsCtx } from "./payouts-ctx.ts";
import { settlePayout } from "./settle-payout.ts";

const atOnce = 50;
/** What the payer has not told so long after it was asked, it is asked about; then again after as long. */
const askAfterMs = 60_000;

/**
 * Hands withdrawals that wait to a payer: a chore. Any number of processes may do so: a withdrawal leaves the wallet once,
 * and a payout whose answer was lost is asked for again under its id. One that cannot go now (its owner is frozen, she
 * owes the house) waits, and is given up in the end.
 * @param secret opens the numbers of bank accounts
 * @returns how many the payer took on
 * @throws AggregateError of what failed, when the others are done
 */
export async function sendPayouts(ctx: PayoutsCtx, payer: Payer, secret: string): Promise<number> {
  const waiting = await ctx.db.withdrawal.findMany({
    where: { state: "wait_send", payer: payer.name, account: mayGoNow },
    orderBy: { askedAt: "asc" },
    take: atOnce,
    select: { id: true },
  });
  const failed: unknown[] = [];
  for (const { id } of waiting) await takeOff(ctx, id).catch((error) => failed.push(error));
  const due = await ctx.db.withdrawal.findMany({
    where: { state: "wait_bank", payer: payer.name, sentAt: null },
    orderBy: { askedAt: "asc" },
    take: atOnce,
    select: { id: true },
  });
  let sent = 0;
  for (const { id } of due) {
    try {
      await send(ctx, payer, secret, id);
      sent += 1;
    } catch (error) {
      failed.push(error);
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, "payouts that could not be sent");
  return sent;
}

/** Those that cannot go stand in nobody's way; it is looked at again under the lock (`mayGo`). */
const mayGoNow = {
  status: "active",
  user: { status: "active" },
  ledgerAccounts: { none: { balance: { lt: 0n }, purpose: { not: "credit" } } },
} as const;

/** Takes the money out of the wallet, before the payer hears of it: it is never paid out and still there. */
async function takeOff(ctx: PayoutsCtx, id: string): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const withdrawal = await lockWithdrawal(within, id);
    if (withdrawal?.state !== "wait_send") return;
    if (!(await mayGo(within, withdrawal.accountId))) return;
    await moveWithdrawal(within, withdrawal, { command: "send", side: "system" });
  });
}

async function mayGo(ctx: PayoutsCtx, accountId: string): Promise<boolean> {
  try {
    await actsFor(ctx, accountId, []);
  } catch (error) {
    if (isDomainError(error) && error.code === "frozen") return false;
    throw error;
  }
  // Who owes the house pays that first: no account of hers may be below zero but the credit she was given.
  const balances = await readWallet(ctx, { accountId });
  return balances.every(({ purpose, balance }) => purpose === "credit" || balance >= 0n);
}

async function send(ctx: PayoutsCtx, payer: Payer, secret: string, id: string): Promise<void> {
  const { amountFen, bankAccount } = await ctx.db.withdrawal.findUniqueOrThrow({
    where: { id },
    select: {
      amountFen: true,
      bankAccount: { select: { kind: true, bank: true, holder: true, numberSealed: true } },
    },
  });
  const { numberSealed, ...stated } = bankAccount;
  const to = { ...stated, number: unseal(numberSealed, secret) };
  await takeAnswer(ctx, id, await payer.send(ctx, { id, amountFen, to }));
}

/**
 * Asks a payer about payouts that it has been silent about for too long: a chore.
 * @returns how many are settled by what it answered
 */
export async function askPayer(ctx: PayoutsCtx, payer: Payer): Promise<number> {
  const silent = await ctx.db.withdrawal.findMany({
    where: { state: "wait_bank", payer: payer.name, askPayerAt: { lte: ctx.now } },
    orderBy: { askPayerAt: "asc" },
    take: atOnce,
    select: { id: true },
  });
  let settled = 0;
  for (const { id } of silent) if (await takeAnswer(ctx, id, await payer.ask(ctx, id))) settled += 1;
  return settled;
}

/** @returns whether that was its end */
async function takeAnswer(ctx: PayoutsCtx, id: string, answer: PayoutAnswer): Promise<boolean> {
  const { kind } = answer;
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const isKnown = kind !== "unknown";
    await tx.withdrawal.updateMany({
      where: { id, state: "wait_bank" },
      // Of what the payer never heard it is told again.
      data: {
        sentAt: isKnown ? ctx.now : null,
        askPayerAt: isKnown ? new Date(ctx.now.getTime() + askAfterMs) : null,
      },
    });
    return kind === "paid" || kind === "failed" ? settlePayout(within, id, { ...answer, kind }) : false;
  });
}
