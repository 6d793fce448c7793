import { borrowClient, type Database } from "@hutong/db";
import type { PoolClient } from "pg";
import { figuresStatement } from "./figures-statement.ts";
import { refreshTrades } from "./refresh-trades.ts";

export interface RecomputeOptions {
  readonly now: Date;
  /** Accounts in one transaction. */
  readonly sliceSize?: number;
  readonly onProgress?: (accounts: number) => void;
}

/**
 * Computes every figure of every account from the facts, whatever was computed before; slice after slice, so that
 * nobody waits for all of it.
 * @returns how many accounts
 */
export async function recomputeFigures(
  pool: Database["pool"],
  { now, sliceSize = 50_000, onProgress }: RecomputeOptions,
): Promise<number> {
  await inLongTransaction(pool, async (client) => {
    await meetAll(client);
    await refreshTrades(client, now, true);
  });
  let accounts = 0;
  for (let after: string | undefined; ; ) {
    const slice = await inLongTransaction(pool, (client) => computeSlice(client, after, sliceSize, now));
    if (!slice) return accounts;
    accounts += slice.count;
    after = slice.to;
    onProgress?.(accounts);
  }
}

/** Computes the figures of one account anew. @returns false where nothing is known of it */
export async function recomputeAccount(
  pool: Database["pool"],
  accountId: string,
  now: Date,
): Promise<boolean> {
  return inLongTransaction(pool, async (client) => {
    const { rowCount } = await client.query("select from reputation_shops where account_id = $1 for update", [
      accountId,
    ]);
    if (rowCount === 0) return false;
    await client.query("delete from reputation_arrivals where account_id = $1", [accountId]);
    await client.query(figuresStatement({ list: [accountId] }, now));
    return true;
  });
}

async function computeSlice(
  client: PoolClient,
  after: string | undefined,
  size: number,
  now: Date,
): Promise<{ to: string; count: number } | undefined> {
  const { rows } = await client.query<{ account_id: string }>({
    // In order, so that two of them at once take turns.
    text: `select account_id from reputation_shops where $1::uuid is null or account_id > $1::uuid
      order by account_id limit $2 for update`,
    values: [after ?? null, size],
  });
  const from = rows[0]?.account_id;
  const to = rows.at(-1)?.account_id;
  if (!from || !to) return undefined;
  const range = [from, to];
  await client.query("delete from reputation_arrivals where account_id between $1 and $2", range);
  await client.query(figuresStatement({ from, to }, now));
  return { to, count: rows.length };
}

/** Every account that has a shop, a fact or points gets its row. */
async function meetAll(client: PoolClient): Promise<void> {
  await client.query(`insert into reputation_shops (account_id, computed_at)
    select a.id, to_timestamp(0) from accounts a
    where not exists (select from reputation_shops r where r.account_id = a.id) and (
      exists (select from shops s where s.account_id = a.id)
      or exists (select from reputation_facts f where f.account_id = a.id)
      or exists (select from reputation_points p where p.account_id = a.id))
    order by a.id on conflict do nothing`);
}

/** Statements of minutes, with the memory for them. */
async function inLongTransaction<T>(
  pool: Database["pool"],
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const { client, giveBack } = await borrowClient(pool);
  let isOver = false;
  try {
    await client.query("begin");
    await client.query("set local statement_timeout = '30min'");
    await client.query("set local work_mem = '256MB'");
    await client.query("set local jit = off");
    const result = await work(client);
    await client.query("commit");
    isOver = true;
    return result;
  } finally {
    giveBack(isOver);
  }
}
