import { Prisma } from "@hutong/db";
import type { PlannedEntry } from "./plan-entries.ts";

/** What the one statement saw and did. */
export interface Verdict {
  /** Entries that it wrote: all of them, or none that counts. */
  readonly written: number;
  /** Rows that are there. */
  readonly found: number;
  /** Accounts that would be overspent. */
  readonly short: number;
}

/**
 * Writes linked entries in one statement, or none of them. Rows are locked in the order of their ids, so that postings
 * never wait for each other in a circle; under the locks the balances are the latest, so the verdict holds and the new
 * balances are written as they are. Everything that needs no lock is summed up here, not in the database.
 * What it leaves half done (an id or a hold that somebody else took in the same moment) the constraints refuse at commit.
 */
export function writeStatement(entries: readonly PlannedEntry[], postedAt: Date): Prisma.Sql {
  const { accounts, lines } = runningSums(entries);
  const placed = entries.flatMap(({ id, places }) => (places ? [{ id, ...places }] : []));
  const resolved = entries.flatMap(({ id, resolves }) => (resolves ? [{ id, ...resolves }] : []));
  const at = Prisma.sql`${postedAt.toISOString()}::timestamptz`;
  const isWritten = Prisma.sql`(select count(*) from entry) = ${entries.length}::int`;
  const begin = Prisma.sql`with locked as materialized (
  select a.id, a.currency, a.balance, a.seq, d.delta, d.lines,
    a.house is null and case when a.purpose = 'debt' then a.balance + d.delta > 0
      else d.delta < 0 and a.balance + d.delta < -a.credit_limit end as short
  from unnest(${accounts.map(({ id }) => id)}::uuid[], ${accounts.map(({ delta }) => String(delta))}::bigint[],
    ${accounts.map((one) => one.lines)}::int[]) as d (id, delta, lines)
    join ledger_accounts a on a.id = d.id
  order by a.id for no key update of a
), verdict as materialized (
  select count(*)::int as found, (count(*) filter (where short))::int as short from locked
)`;
  const entry = Prisma.sql`, entry as (
  insert into ledger_entries (id, code, reference, digest, line_count, posted_at)
  select id, code, reference, decode(digest, 'hex'), line_count, ${at}
  from unnest(${entries.map((one) => one.id)}::uuid[], ${entries.map((one) => one.code)}::text[],
    ${entries.map((one) => one.reference)}::text[], ${entries.map((one) => one.digest.toString("hex"))}::text[],
    ${entries.map((one) => one.lines.length)}::smallint[]) as t (id, code, reference, digest, line_count)
  where (select found = ${accounts.length}::int and short = 0 from verdict) ${resolved.length > 0 ? allResolved(resolved.length) : Prisma.empty}
  on conflict (id) do nothing
  returning id
), moved as (
  update ledger_accounts a set balance = l.balance + l.delta, seq = l.seq + l.lines
  from locked l where a.id = l.id and ${isWritten}
), written as (
  insert into ledger_lines (account_id, seq, entry_id, place, currency, amount, balance_after)
  select l.id, l.seq + t.nth, t.entry_id, t.place, l.currency, t.amount, l.balance + t.sum
  from unnest(${lines.map((one) => one.accountId)}::uuid[], ${lines.map((one) => one.nth)}::int[],
    ${lines.map((one) => one.entryId)}::uuid[], ${lines.map((one) => one.place)}::smallint[],
    ${lines.map((one) => String(one.amount))}::bigint[], ${lines.map((one) => String(one.sum))}::bigint[])
    as t (account_id, nth, entry_id, place, amount, sum)
    join locked l on l.id = t.account_id
  where ${isWritten}
)`;
  const holds = placed.length > 0 ? placing(placed, at, isWritten) : Prisma.empty;
  const end = Prisma.sql`select (select count(*) from entry)::int as written, found, short from verdict`;
  // A name for each of the four texts; their values differ, the texts do not.
  const mark = Prisma.raw(
    `/* prepared: ledger_write${placed.length > 0 ? "_placing" : ""}${resolved.length > 0 ? "_resolving" : ""} */`,
  );
  const release = resolved.length > 0 ? resolving(resolved, at, accounts.length) : Prisma.empty;
  return Prisma.sql`${mark} ${begin} ${release} ${entry} ${holds} ${end}`;
}

function allResolved(count: number): Prisma.Sql {
  return Prisma.sql`and (select count(*) from resolved) = ${count}::int`;
}

type Placed = Required<PlannedEntry>["places"] & { readonly id: string };
type Resolved = Required<PlannedEntry>["resolves"] & { readonly id: string };

function placing(holds: readonly Placed[], at: Prisma.Sql, isWritten: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`, placed as (
  insert into ledger_holds (id, from_account_id, held_account_id, amount, placed_at, expires_at)
  select id, from_account_id, held_account_id, amount, ${at}, ends::timestamptz
  from unnest(${holds.map((one) => one.id)}::uuid[], ${holds.map((one) => one.from.id)}::uuid[],
    ${holds.map((one) => one.held.id)}::uuid[], ${holds.map((one) => String(one.amount))}::bigint[],
    ${holds.map((one) => one.expiresAt.toISOString())}::text[]) as t (id, from_account_id, held_account_id, amount, ends)
  where ${isWritten}
)`;
}

/** Once: of many that resolve a hold one finds it pending, since all of them hold the same account's row. */
function resolving(holds: readonly Resolved[], at: Prisma.Sql, accounts: number): Prisma.Sql {
  const release = Prisma.sql`unnest(${holds.map((one) => one.holdId)}::uuid[], ${holds.map((one) => one.id)}::uuid[],
    ${holds.map((one) => one.state)}::text[], ${holds.map((one) => textOf(one.postedAmount))}::bigint[])
    as r (hold_id, entry_id, state, posted)`;
  return Prisma.sql`, resolved as (
  update ledger_holds h set state = r.state::ledger_hold_state, resolved_entry_id = r.entry_id, posted_amount = r.posted
  from ${release}
  where h.id = r.hold_id and h.state = 'pending' and (r.state = 'expired') = (h.expires_at <= ${at})
    and (select found = ${accounts}::int and short = 0 from verdict)
  returning h.id
)`;
}

/** What the lines add up to: for each account as a whole, in the order of ids, and for each line so far. */
function runningSums(entries: readonly PlannedEntry[]) {
  const sums = new Map<string, { id: string; delta: bigint; lines: number }>();
  const lines = entries.flatMap((entry) =>
    entry.lines.map(({ account, amount }, index) => {
      const sum = sums.get(account.id) ?? { id: account.id, delta: 0n, lines: 0 };
      sum.delta += amount;
      sum.lines += 1;
      sums.set(account.id, sum);
      const place = { entryId: entry.id, place: index + 1, nth: sum.lines };
      return { ...place, accountId: account.id, amount, sum: sum.delta };
    }),
  );
  return { accounts: [...sums.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), lines };
}

function textOf(amount: bigint | null): string | null {
  return amount === null ? null : String(amount);
}
