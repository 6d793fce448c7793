import { type BorrowedClient, borrowClient, type Database, type LedgerPurpose } from "@hutong/db";

/** One row of the trial balance: all accounts of a kind in a currency. */
export interface TrialBalanceRow {
  readonly owner: "traders" | string;
  readonly purpose: LedgerPurpose;
  readonly currency: string;
  readonly accounts: number;
  /** Sums of lines, in minor units. */
  readonly debits: bigint;
  readonly credits: bigint;
  /** Credits less debits, and what the accounts themselves say. */
  readonly computed: bigint;
  readonly cached: bigint;
}

/** What should not be: a row that was written past the ledger, or lost. */
export interface LedgerFault {
  readonly kind:
    | "balance_differs"
    | "chain_broken"
    | "entry_unbalanced"
    | "entry_incomplete"
    | "overspent"
    | "held_differs"
    | "hold_unfounded";
  /** The account, entry or hold. */
  readonly id: string;
  readonly detail: string;
}

export interface TrialBalance {
  readonly ok: boolean;
  readonly rows: readonly TrialBalanceRow[];
  readonly entries: bigint;
  readonly lines: bigint;
  readonly faults: readonly LedgerFault[];
}

const mostFaults = 200;

/** Each compares what is kept twice; at rest every one of them finds nothing. */
const checks: Record<LedgerFault["kind"], string> = {
  balance_differs: `select a.id, format('says %s after %s lines, its lines %s after %s', a.balance, a.seq, s.sum, s.count) as detail
    from ledger_accounts a cross join lateral (
      select coalesce(sum(amount), 0) as sum, count(*) as count from ledger_lines where account_id = a.id) s
    where a.balance <> s.sum or a.seq <> s.count`,
  chain_broken: `select account_id as id, format('line %s', seq) as detail from (
      select account_id, seq, balance_after, sum(amount) over w as sum, row_number() over w as nth
      from ledger_lines window w as (partition by account_id order by seq)) l
    where balance_after <> sum or seq <> nth`,
  entry_unbalanced: `select entry_id as id, format('%s %s', sum(amount), currency) as detail
    from ledger_lines group by entry_id, currency having sum(amount) <> 0`,
  entry_incomplete: `select e.id, format('%s of %s lines', count(l.entry_id), e.line_count) as detail
    from ledger_entries e left join ledger_lines l on l.entry_id = e.id
    group by e.id having count(l.entry_id) <> e.line_count`,
  overspent: `select id, balance::text as detail from ledger_accounts where house is null
    and case when purpose = 'debt' then balance > 0 else balance < -credit_limit end`,
  held_differs: `select a.id, format('holds %s, pending are %s', a.balance, coalesce(sum(h.amount), 0)) as detail
    from ledger_accounts a left join ledger_holds h on h.held_account_id = a.id and h.state = 'pending'
    where a.purpose = 'held' group by a.id having a.balance <> coalesce(sum(h.amount), 0)`,
  hold_unfounded: `select h.id, h.amount::text as detail from ledger_holds h
    where not exists (select from ledger_lines where entry_id = h.id and account_id = h.held_account_id and amount = h.amount)
      or h.state <> 'pending' and not exists (
        select from ledger_lines where entry_id = h.resolved_entry_id and account_id = h.held_account_id and amount = -h.amount)`,
};

const rowsQuery = `select coalesce(a.house, 'traders') as owner, a.purpose, a.currency, count(*)::int as accounts,
    coalesce(sum(l.debits), 0)::bigint as debits, coalesce(sum(l.credits), 0)::bigint as credits,
    sum(a.balance)::bigint as cached
  from ledger_accounts a left join (
    select account_id, -sum(amount) filter (where amount < 0) as debits, sum(amount) filter (where amount > 0) as credits
    from ledger_lines group by account_id) l on l.account_id = a.id
  group by 1, 2, 3 order by 3, 1, 2`;

/**
 * Sums the whole ledger and compares everything that is kept twice, at one moment of it. Reads as the database's owner:
 * a site sees its viewer's lines alone.
 */
export async function readTrialBalance({ pool }: Pick<Database, "pool">): Promise<TrialBalance> {
  const { client, giveBack } = await borrowClient(pool);
  let isClean = false;
  try {
    await client.query("begin isolation level repeatable read read only");
    // The pool bounds statements for web requests; this one reads everything.
    await client.query("set local statement_timeout = 0");
    const trial = await sumLedger(client);
    await client.query("rollback");
    isClean = true;
    return trial;
  } finally {
    giveBack(isClean);
  }
}

/** The same within the transaction of a connection. */
export async function sumLedger(client: BorrowedClient["client"]): Promise<TrialBalance> {
  const rows = (await client.query(rowsQuery)).rows.map(rowOf);
  const faults: LedgerFault[] = [];
  for (const [kind, check] of Object.entries(checks)) {
    const found = await client.query<{ id: string; detail: string }>(
      `${check} order by 1 limit ${mostFaults}`,
    );
    // The keys of `checks` are the kinds.
    faults.push(...found.rows.map((row) => ({ kind: kind as LedgerFault["kind"], ...row })));
  }
  const counted = await client.query<{ entries: string; lines: string }>(
    "select (select count(*) from ledger_entries) as entries, (select count(*) from ledger_lines) as lines",
  );
  const { entries = 0, lines = 0 } = counted.rows[0] ?? {};
  return { ok: faults.length === 0, rows, entries: BigInt(entries), lines: BigInt(lines), faults };
}

function rowOf(row: Record<string, string | number>): TrialBalanceRow {
  const debits = BigInt(row.debits ?? 0);
  const credits = BigInt(row.credits ?? 0);
  return {
    owner: String(row.owner),
    purpose: row.purpose as LedgerPurpose, // the column's type
    currency: String(row.currency),
    accounts: Number(row.accounts),
    debits,
    credits,
    computed: credits - debits,
    cached: BigInt(row.cached ?? 0),
  };
}
