import { borrowClient } from "@hutong/db";
import type { Pool, PoolClient } from "pg";
import {
  canonicalEntry,
  chainHash,
  type EntryRow,
  entryColumns,
  entryTypes,
  genesisHash,
} from "./chain-hash.ts";
import { appendHead, type FoundHead, type HeadPlace, readHeads } from "./head-file.ts";

/**
 * What is wrong with the audit.
 * - `changed` an entry, its place or its hash is not what was sealed
 * - `reordered` an entry stands where another stood
 * - `missing` a sealed entry is gone
 * - `gap` a place of the chain is gone
 * - `truncated` a signed head lies beyond the end of the chain
 * - `rewritten` the chain is sound in itself, but is not the one that a signed head saw
 * - `unqueued` an entry is neither sealed nor waiting to be
 * - `vanished` an entry that waited to be sealed is gone
 * - `forged` a line of the head files is not signed with our key
 * - `headless` there is a chain, and no head outside the database to hold it against
 */
export type AuditFaultKind =
  | "changed"
  | "reordered"
  | "missing"
  | "gap"
  | "truncated"
  | "rewritten"
  | "unqueued"
  | "vanished"
  | "forged"
  | "headless";

export interface AuditFault {
  readonly kind: AuditFaultKind;
  readonly seq?: number;
  readonly entryId?: string;
  /** File and line of a head. */
  readonly where?: string;
}

export interface AuditReport {
  readonly ok: boolean;
  /** Entries in the chain. */
  readonly sealed: number;
  /** Entries that wait for their place in it. */
  readonly waiting: number;
  /** Sealed more than a quarter of an hour after the time they bear: a long stop, or an entry put in later. */
  readonly late: number;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  readonly heads: number;
  /** The first of them; `faultCount` counts all. */
  readonly faults: readonly AuditFault[];
  readonly faultCount: number;
}

export interface VerifyOptions {
  /** Null: only the chain in itself, for a copy of the database elsewhere. Cutting its end then goes unseen. */
  readonly heads: HeadPlace | null;
  readonly now?: Date;
  readonly onProgress?: (seq: number) => void;
}

const mostFaults = 100;
const fetchSize = 5_000;

/**
 * Reads the whole audit in one snapshot and holds it against its chain, and the chain against every head that was
 * signed. Writes nothing to the database; where all is well, a signed head that says so.
 */
export async function verifyAudit(pool: Pool, options: VerifyOptions): Promise<AuditReport> {
  const heads = options.heads ? await readHeads(options.heads) : [];
  const { client, giveBack } = await borrowClient(pool);
  const check = new ChainCheck(heads);
  let isOver = false;
  try {
    await client.query("begin isolation level repeatable read read only");
    // Counting out a log of many millions may take longer than a page ever should.
    await client.query("set local statement_timeout = 0");
    await walk(client, check, options.onProgress);
    await checkQueue(client, check);
    await client.query("rollback");
    isOver = true;
  } finally {
    giveBack(isOver);
  }
  if (options.heads) check.holdAgainstHeads(heads);
  const report = check.report(heads);
  if (report.ok && report.head && options.heads) {
    await appendHead(options.heads, { ...report.head, writtenAt: options.now ?? new Date(), verified: true });
  }
  return report;
}

interface ChainRow extends Omit<EntryRow, "id"> {
  readonly seq: string;
  readonly entry_id: string;
  readonly sealed_at: string;
  readonly hash: string;
  /** Null: the entry is gone. */
  readonly id: string | null;
  readonly late: boolean | null;
}

async function walk(
  client: PoolClient,
  check: ChainCheck,
  onProgress?: (seq: number) => void,
): Promise<void> {
  await client.query(`declare audit_walk no scroll cursor for
    select c.seq, c.entry_id, c.sealed_at, encode(c.hash, 'hex') as hash, c.sealed_at > e.at + interval '15 minutes' as late, ${entryColumns}
    from audit_chain c left join audit_entries e on e.id = c.entry_id order by c.seq`);
  const fetch = () =>
    client.query<ChainRow>({ text: `fetch ${fetchSize} from audit_walk`, types: entryTypes });
  // The next rows are on their way while these are hashed.
  for (let next = fetch(); ; ) {
    const { rows } = await next;
    if (rows.length === 0) return;
    next = fetch();
    for (const row of rows) check.take(row);
    onProgress?.(check.seq);
  }
}

async function checkQueue(client: PoolClient, check: ChainCheck): Promise<void> {
  const { rows: unqueued } = await client.query<{ id: string }>(
    `select e.id from audit_entries e where not exists (select from audit_chain c where c.entry_id = e.id)
      and not exists (select from audit_pending p where p.entry_id = e.id)`,
  );
  for (const { id } of unqueued) check.fault({ kind: "unqueued", entryId: id });
  const { rows: waiting } = await client.query<{ entry_id: string; gone: boolean }>(
    `select p.entry_id, e.id is null as gone from audit_pending p left join audit_entries e on e.id = p.entry_id`,
  );
  check.waiting = waiting.length;
  for (const { entry_id } of waiting.filter(({ gone }) => gone)) {
    check.fault({ kind: "vanished", entryId: entry_id });
  }
}

/** A place whose hash does not fit, kept to see whether another's entry would. */
interface Misfit {
  readonly seq: number;
  readonly entryId: string;
  readonly entry: string;
  readonly hash: string;
  readonly sealedAt: string;
  readonly previous: string;
}

class ChainCheck {
  seq = 0;
  waiting = 0;
  #late = 0;
  #sealed = 0;
  #hash = genesisHash;
  #faultCount = 0;
  readonly #faults: AuditFault[] = [];
  readonly #misfits: Misfit[] = [];
  /** The hash of each place that a head speaks of. */
  readonly #seen = new Map<number, string>();

  constructor(heads: readonly FoundHead[]) {
    for (const { head } of heads) if (head) this.#seen.set(head.seq, "");
  }

  fault(fault: AuditFault): void {
    this.#faultCount += 1;
    if (this.#faults.length < mostFaults) this.#faults.push(fault);
  }

  /** The next place of the chain. After a fault it goes on with the hash that is written there: each is told once. */
  take(row: ChainRow): void {
    const seq = Number(row.seq);
    const entryId = row.entry_id;
    if (seq !== this.seq + 1) this.fault({ kind: "gap", seq: this.seq + 1 });
    if (row.id === null) this.fault({ kind: "missing", seq, entryId });
    else {
      const place = { seq, sealedAt: row.sealed_at, previous: this.#hash };
      const entry = canonicalEntry(row as ChainRow & EntryRow);
      const fits = chainHash(place, entry) === row.hash;
      // After a gap the hash before is not known: it cannot fit, and has been told.
      if (!fits && seq === this.seq + 1) this.#misfit({ ...place, entryId, entry, hash: row.hash });
    }
    if (row.late) this.#late += 1;
    this.#sealed += 1;
    this.seq = seq;
    this.#hash = row.hash;
    if (this.#seen.has(seq)) this.#seen.set(seq, row.hash);
  }

  #misfit(misfit: Misfit): void {
    if (this.#misfits.length < mostFaults) this.#misfits.push(misfit);
    else this.fault({ kind: "changed", seq: misfit.seq, entryId: misfit.entryId });
  }

  holdAgainstHeads(heads: readonly FoundHead[]): void {
    if (this.seq > 0 && heads.length === 0) this.fault({ kind: "headless" });
    for (const { file, line, head } of heads) {
      const where = `${file}:${line}`;
      if (!head) this.fault({ kind: "forged", where });
      else if (head.seq > this.seq) this.fault({ kind: "truncated", seq: head.seq, where });
      else if (this.#seen.get(head.seq) !== head.hash)
        this.fault({ kind: "rewritten", seq: head.seq, where });
    }
  }

  report(heads: readonly FoundHead[]): AuditReport {
    for (const misfit of this.#misfits) {
      const moved = this.#misfits.some((other) => chainHash(misfit, other.entry) === misfit.hash);
      this.fault({ kind: moved ? "reordered" : "changed", seq: misfit.seq, entryId: misfit.entryId });
    }
    return {
      ok: this.#faultCount === 0,
      sealed: this.#sealed,
      waiting: this.waiting,
      late: this.#late,
      head: this.seq > 0 ? { seq: this.seq, hash: this.#hash } : null,
      heads: heads.length,
      faults: this.#faults,
      faultCount: this.#faultCount,
    };
  }
}
