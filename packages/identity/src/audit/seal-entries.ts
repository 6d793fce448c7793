import { borrowClient } from "@hutong/db";
import type { Pool, PoolClient } from "pg";
import {
  canonicalEntry,
  chainHash,
  type EntryRow,
  entryColumns,
  entryTypes,
  genesisHash,
  instantText,
} from "./chain-hash.ts";

/** So many entries are sealed in one transaction: well under a second, and the lock is given up in between. */
const batchSize = 1_000;

export interface SealOptions {
  /** Comes back after about so many, with the rest still waiting: whoever calls it has to end some time. */
  readonly atMost?: number;
}

/**
 * Gives every waiting audit entry its place in the chain. Any number of processes may call it at once: one seals, the
 * others come back at once. Entries of transactions that are still open are sealed by a later call; nothing waits for
 * this and this waits for nothing.
 * @returns how many were sealed
 */
export async function sealAuditEntries(
  pool: Pool,
  { atMost = Number.POSITIVE_INFINITY }: SealOptions = {},
): Promise<number> {
  let sealed = 0;
  for (let count = batchSize; count === batchSize && sealed < atMost; sealed += count) {
    count = await sealBatch(pool, new Date());
  }
  return sealed;
}

async function sealBatch(pool: Pool, now: Date): Promise<number> {
  // The usual case, and no transaction for it.
  const waiting = await pool.query({
    name: "audit_waiting",
    text: "select from audit_pending limit 1",
  });
  if (waiting.rowCount === 0) return 0;
  const { client, giveBack } = await borrowClient(pool);
  let isOver = false;
  try {
    await client.query("begin");
    const count = await sealLocked(client, now);
    await client.query("commit");
    isOver = true;
    return count;
  } finally {
    giveBack(isOver);
  }
}

async function sealLocked(client: PoolClient, now: Date): Promise<number> {
  const { rows: locks } = await client.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtext('hutong.audit_chain')) as mine",
  );
  if (!locks[0]?.mine) return 0;
  const { rows: entries } = await client.query<EntryRow>({
    name: "audit_pending_read",
    // Ids are of UUIDv7: by id is, but for transactions that took their time, the order in which things happened.
    text: `select ${entryColumns} from audit_pending p join audit_entries e on e.id = p.entry_id
      order by p.entry_id limit ${batchSize}`,
    types: entryTypes,
  });
  if (entries.length === 0) return 0;
  const { rows: tips } = await client.query<{ seq: string; hash: string }>({
    name: "audit_tip",
    text: "select seq, encode(hash, 'hex') as hash from audit_chain order by seq desc limit 1",
  });
  let tip = { seq: Number(tips[0]?.seq ?? 0), hash: tips[0]?.hash ?? genesisHash };
  const links = entries.map((entry) => {
    const seq = tip.seq + 1;
    tip = {
      seq,
      hash: chainHash({ seq, sealedAt: instantText(now), previous: tip.hash }, canonicalEntry(entry)),
    };
    return tip;
  });
  const ids = entries.map(({ id }) => id);
  await client.query({
    name: "audit_seal",
    text: `with gone as (delete from audit_pending where entry_id = any($2::uuid[]))
      insert into audit_chain (seq, entry_id, sealed_at, hash)
      select seq, entry_id, $4, decode(hash, 'hex') from unnest($1::bigint[], $2::uuid[], $3::text[]) as link (seq, entry_id, hash)`,
    values: [links.map(({ seq }) => seq), ids, links.map(({ hash }) => hash), now],
  });
  return entries.length;
}
