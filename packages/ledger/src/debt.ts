import type { Db } from "@hutong/db";
import { type AccountId, type Ctx, type Fen, isDomainError } from "@hutong/kernel";
import { accountRow, type LedgerAccountRef } from "./ledger-account.ts";
import { postEntries } from "./post-entries.ts";
import type { LedgerEntryInput } from "./schema.ts";
import type { PostedEntry } from "./write-entries.ts";

type Lines = Extract<LedgerEntryInput, { kind: "transfer" }>["lines"];

/** What somebody has and owes, none of it below zero. */
export interface OwnMoney {
  readonly available: Fen;
  readonly owed: Fen;
}

const currency = "CNY";
const available = (owner: AccountId): LedgerAccountRef => ({ owner, purpose: "available", currency });
const debt = (owner: AccountId): LedgerAccountRef => ({ owner, purpose: "debt", currency });

/** Lines that give an owner her proceeds: what she owes is paid off first. */
export function giveProceeds(owner: AccountId, amount: Fen, { owed }: OwnMoney): Lines {
  const paidOff = amount < owed ? amount : owed;
  return someOf([
    { account: debt(owner), amount: paidOff },
    { account: available(owner), amount: amount - paidOff },
  ]);
}

/** Lines that take money back from its owner: what she has of it, and the rest she owes. */
export function takeBack(owner: AccountId, amount: Fen, own: OwnMoney): Lines {
  const taken = amount < own.available ? amount : own.available;
  return someOf([
    { account: available(owner), amount: -taken },
    { account: debt(owner), amount: taken - amount },
  ]);
}

function someOf(lines: Lines): Lines {
  return lines.filter(({ amount }) => amount !== 0n);
}

const mostTries = 5;

/**
 * Posts entries that are made from what an owner has and owes. Both are read without a lock, so that rows are locked by the
 * one statement that posts, in their order (ADR 129); where they moved meanwhile the statement refuses, and entries are
 * made anew. Its first refusal holds the rows: the second try knows them.
 * @throws as `postEntries`
 */
export async function withOwnMoney(
  ctx: Ctx<Db>,
  owner: AccountId,
  makeEntries: (own: OwnMoney) => readonly LedgerEntryInput[],
): Promise<PostedEntry[]> {
  for (let tries = 1; ; tries += 1) {
    const own = await readOwnMoney(ctx, owner);
    try {
      return await postEntries(ctx, { entries: [...makeEntries(own)] });
    } catch (error) {
      const hasMoved = isDomainError(error) && error.fields?.amount === "insufficient_funds";
      if (!hasMoved || tries === mostTries) throw error;
    }
  }
}

async function readOwnMoney({ db }: Ctx<Db>, owner: AccountId): Promise<OwnMoney> {
  const has = accountRow(available(owner), "").id;
  const owes = accountRow(debt(owner), "").id;
  const rows = await db.ledgerAccount.findMany({
    where: { id: { in: [has, owes] } },
    select: { id: true, balance: true },
  });
  const balanceOf = (id: string) => rows.find((row) => row.id === id)?.balance ?? 0n;
  return { available: balanceOf(has), owed: -balanceOf(owes) };
}
