import { type Db, sqlStateOf } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import type { PlannedEntry } from "./plan-entries.ts";
import { type Verdict, writeStatement } from "./write-statement.ts";

/** An entry of the journal, as every request for it is answered. */
export interface PostedEntry {
  readonly id: string;
  readonly postedAt: Date;
}

/**
 * Writes linked entries, or finds them written.
 * @throws DomainError `conflict` (an id with another body, `insufficient_funds`, `hold_resolved`), `expired` (the hold's time),
 * `not_found` (owner), `invalid_input` (a new hold whose time is past)
 */
export async function writeEntries(
  db: Db,
  entries: readonly PlannedEntry[],
  now: Date,
): Promise<PostedEntry[]> {
  if (entries.some(({ places }) => places && places.expiresAt <= now)) {
    const known = await findWritten(db, entries);
    if (known) return known;
    throw new DomainError("invalid_input", { fields: { expiresAt: "past" } });
  }
  let verdict = await tryWrite(db, entries, now);
  if (verdict.found < countAccounts(entries)) {
    const known = await findWritten(db, entries);
    if (known) return known;
    await openAccounts(db, entries, now);
    verdict = await tryWrite(db, entries, now);
  }
  if (verdict.written === entries.length) return entries.map(({ id }) => ({ id, postedAt: now }));
  // In a statement of its own: it sees what was committed while the first one waited for its locks.
  const known = await findWritten(db, entries);
  if (known) return known;
  throw await refusalOf(db, entries, verdict);
}

async function tryWrite(db: Db, entries: readonly PlannedEntry[], now: Date): Promise<Verdict> {
  try {
    const [verdict] = await db.$queryRaw<Verdict[]>(writeStatement(entries, now));
    if (!verdict) throw new Error("the ledger gave no verdict");
    return verdict;
  } catch (error) {
    // Half of it was somebody else's in the same moment: whose the ids are now says why.
    if (!halfWritten.has(sqlStateOf(error) ?? "")) throw error;
    if (!(await findWritten(db, entries)) && !(await countResolved(db, entries))) throw error;
    return { written: 0, found: countAccounts(entries), short: 0 };
  }
}

function countAccounts(entries: readonly PlannedEntry[]): number {
  return new Set(entries.flatMap(({ lines }) => lines.map(({ account }) => account.id))).size;
}

/** A check or a foreign key: the constraints that no half of a posting passes. */
const halfWritten = new Set(["23514", "23503"]);

/**
 * What these ids answer to already; undefined where none is known.
 * @throws DomainError `conflict` where one was posted with another body, or without the others
 */
async function findWritten(db: Db, entries: readonly PlannedEntry[]): Promise<PostedEntry[] | undefined> {
  const rows = await db.ledgerEntry.findMany({
    where: { id: { in: entries.map(({ id }) => id) } },
    select: { id: true, digest: true, postedAt: true },
  });
  if (rows.length === 0) return undefined;
  const known = new Map(rows.map((row) => [row.id, row]));
  return entries.map(({ id, digest }) => {
    const row = known.get(id);
    if (!row || !digest.equals(row.digest)) throw new DomainError("conflict", { fields: { id: "id_taken" } });
    return { id, postedAt: row.postedAt };
  });
}

/** Opens the accounts that are not there, in the order of their ids as everywhere. @throws DomainError `not_found` (owner) */
async function openAccounts(db: Db, entries: readonly PlannedEntry[], now: Date): Promise<void> {
  const byId = new Map(entries.flatMap(({ lines }) => lines.map(({ account }) => [account.id, account])));
  const rows = [...byId.values()];
  try {
    // A conflict of any key: who opens the same in this moment may be met at another one than the first.
    await db.$executeRaw`
      insert into ledger_accounts (id, owner_account_id, house, purpose, currency, stripe, opened_at)
      select id, owner, house, purpose::ledger_purpose, currency, stripe, ${now.toISOString()}::timestamptz
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map((row) => row.ownerAccountId)}::uuid[],
        ${rows.map(({ house }) => house)}::text[], ${rows.map(({ purpose }) => purpose)}::text[],
        ${rows.map(({ currency }) => currency)}::text[], ${rows.map(({ stripe }) => stripe)}::smallint[])
        as t (id, owner, house, purpose, currency, stripe)
      order by id on conflict do nothing`;
  } catch (error) {
    if (sqlStateOf(error) !== "23503") throw error;
    throw new DomainError("not_found", { fields: { account: "owner_unknown" }, cause: error });
  }
}

async function refusalOf(db: Db, entries: readonly PlannedEntry[], { short }: Verdict): Promise<DomainError> {
  // First: where a hold is gone, its account is short of it.
  const hasResolved = entries.some(({ resolves }) => resolves) && (await countResolved(db, entries)) > 0;
  if (hasResolved) return new DomainError("conflict", { fields: { holdId: "hold_resolved" } });
  if (short > 0) return new DomainError("conflict", { fields: { amount: "insufficient_funds" } });
  return new DomainError("expired", { fields: { holdId: "hold_expired" } });
}

function countResolved(db: Db, entries: readonly PlannedEntry[]): Promise<number> {
  const ids = entries.flatMap(({ resolves }) => (resolves ? [resolves.holdId] : []));
  return db.ledgerHold.count({ where: { id: { in: ids }, state: { not: "pending" } } });
}
