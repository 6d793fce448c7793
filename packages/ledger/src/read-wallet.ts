import { type Db, inTransaction, type LedgerPurpose, type SeatRole } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { type Ctx, type Fen, parseInput } from "@hutong/kernel";
import { accountRow } from "./ledger-account.ts";
import { type StatementInput, statementSchema, type WalletRef, walletRefSchema } from "./schema.ts";

/** Who of an owner's staff sees its money. */
const walletReaders: readonly SeatRole[] = ["finance"];

export interface WalletBalance {
  readonly purpose: LedgerPurpose;
  readonly currency: string;
  /** In minor units. */
  readonly balance: Fen;
  readonly creditLimit: Fen;
}

/**
 * What an account has, by purpose and currency. For its owner, and her staff with the role finance.
 * @throws DomainError as `actsFor`
 */
export async function readWallet(ctx: Ctx<Db>, input: WalletRef): Promise<WalletBalance[]> {
  const { accountId } = parseInput(walletRefSchema, input);
  await actsFor(ctx, accountId, walletReaders);
  return ctx.db.ledgerAccount.findMany({
    where: { ownerAccountId: accountId },
    orderBy: [{ currency: "asc" }, { purpose: "asc" }],
    select: { purpose: true, currency: true, balance: true, creditLimit: true },
  });
}

export interface StatementLine {
  /** The line's number in its account: the place to go on from. */
  readonly seq: bigint;
  readonly at: Date;
  readonly code: string;
  readonly reference: string | null;
  readonly entryId: string;
  /** Above zero in, below zero out. */
  readonly amount: Fen;
  readonly balanceAfter: Fen;
}

export interface Statement {
  /** Newest first. */
  readonly lines: readonly StatementLine[];
  /** What `before` is to be for the lines that follow; null at the first line of all. */
  readonly before: bigint | null;
}

/**
 * The lines of one account of a wallet with its running balance, newest first, a page at a time.
 * For its owner, and her staff with the role finance.
 * @throws DomainError as `actsFor`, `invalid_input`
 */
export async function readStatement(ctx: Ctx<Db>, input: StatementInput): Promise<Statement> {
  const { accountId, purpose, currency, before, limit } = parseInput(statementSchema, input);
  await actsFor(ctx, accountId, walletReaders);
  const { id } = accountRow({ owner: accountId, purpose, currency }, "");
  const lines = await inTransaction(ctx.db, async (tx) => {
    // The second wall: a site sees the lines of the account that looks (ADR 129).
    await tx.$executeRaw`select set_config('hutong.viewer', ${accountId}, true)`;
    return tx.$queryRaw<StatementLine[]>`
      select l.seq, e.posted_at as at, e.code, e.reference, l.entry_id::text as "entryId", l.amount,
        l.balance_after as "balanceAfter"
      from ledger_lines l join ledger_entries e on e.id = l.entry_id
      where l.account_id = ${id}::uuid and l.seq < ${before ?? 9_223_372_036_854_775_807n}
      order by l.seq desc limit ${limit}`;
  });
  const last = lines.at(-1)?.seq ?? 1n;
  return { lines, before: lines.length === limit && last > 1n ? last : null };
}
