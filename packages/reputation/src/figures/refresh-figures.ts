import { borrowClient, type Database } from "@hutong/db";
import type { PoolClient } from "pg";
import { figuresStatement } from "./figures-statement.ts";
import { refreshTrades } from "./refresh-trades.ts";
import { figureLifeHours } from "./windows.ts";

export interface RefreshOptions {
  readonly now: Date;
  /** So many accounts in one turn; the rest waits for the next. */
  readonly atMost?: number;
}

/**
 * Computes the figures anew of accounts whose facts or points have grown, and of those whose figures are a day old,
 * since their windows have moved. Any number of processes may do so at once: each takes accounts that no other has
 * (FOR UPDATE SKIP LOCKED), and what arrives meanwhile is for the next turn.
 * @returns how many accounts
 */
export async function refreshFigures(
  pool: Database["pool"],
  { now, atMost = 200 }: RefreshOptions,
): Promise<number> {
  // The usual case, and no transaction for it.
  const { rows } = await pool.query<{ due: boolean }>({
    name: "reputation_due",
    text: `select exists (select from reputation_arrivals) or exists (
      select from reputation_shops where computed_at <= $1::timestamptz - interval '${figureLifeHours} hours') as due`,
    values: [now],
  });
  if (!rows[0]?.due) return 0;
  const { client, giveBack } = await borrowClient(pool);
  let isOver = false;
  try {
    await client.query("begin");
    await refreshTrades(client, now, false);
    await client.query("commit");
    await client.query("begin");
    const accounts = await takeAccounts(client, now, atMost);
    if (accounts.length > 0) {
      await client.query({
        name: "reputation_arrivals_taken",
        text: "delete from reputation_arrivals where account_id = any ($1::uuid[])",
        values: [accounts],
      });
      // A statement of its own: what it sees is no older than the lock.
      await client.query(figuresStatement({ list: accounts }, now));
    }
    await client.query("commit");
    isOver = true;
    return accounts.length;
  } finally {
    giveBack(isOver);
  }
}

/** Locks up to `atMost` accounts to be computed: those with arrivals first, then those whose figures are oldest. */
async function takeAccounts(client: PoolClient, now: Date, atMost: number): Promise<string[]> {
  const { rows: waiting } = await client.query<{ account_id: string }>({
    name: "reputation_waiting",
    text: `select distinct account_id from (
      select account_id from reputation_arrivals limit $1) as waiting`,
    values: [atMost],
  });
  const arrived = waiting.map((row) => row.account_id);
  if (arrived.length > 0) await meetAccounts(client, arrived);
  const { rows } = await client.query<{ account_id: string }>({
    name: "reputation_take_arrived",
    text: `select account_id from reputation_shops where account_id = any ($1::uuid[])
      order by account_id for update skip locked`,
    values: [arrived],
  });
  const { rows: aged } = await client.query<{ account_id: string }>({
    name: "reputation_take_aged",
    text: `select account_id from reputation_shops
      where computed_at <= $1::timestamptz - interval '${figureLifeHours} hours' and account_id <> all ($2::uuid[])
      order by computed_at limit $3 for update skip locked`,
    values: [now, arrived, Math.max(0, atMost - rows.length)],
  });
  return [...rows, ...aged].map((row) => row.account_id);
}

/** Accounts heard of for the first time get their row; what came for an account that is no more is dropped. */
async function meetAccounts(client: PoolClient, ids: readonly string[]): Promise<void> {
  await client.query({
    name: "reputation_meet",
    text: `with unknown as (
        delete from reputation_arrivals r where r.account_id = any ($1::uuid[])
          and not exists (select from accounts a where a.id = r.account_id)
      )
      insert into reputation_shops (account_id, computed_at)
      select id, to_timestamp(0) from accounts where id = any ($1::uuid[])
      order by id on conflict do nothing`,
    values: [ids],
  });
}
