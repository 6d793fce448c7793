import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { borrowClient, type Database } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import { from as copyFrom } from "pg-copy-streams";
import { factColumns, factLines } from "./fact-lines.ts";

export interface GenerateFactsOptions {
  readonly facts: number;
  /** Spread over so many shops, those that are there. */
  readonly shops: number;
  readonly seed: number;
  readonly now: Date;
  readonly onProgress?: (facts: number) => void;
}

const linesInChunk = 500;
const factsBetweenProgress = 500_000;
const primaryKey = "reputation_facts_pkey";
const figuresIndex = "reputation_facts_figures_idx";

/**
 * Fills a world for measurements with facts, by COPY. Facts cannot be taken away again, so a world that has trade of its
 * own is refused.
 * @throws DomainError `conflict` where facts of trade are there, `not_found` where there are not so many shops
 */
export async function generateFacts(pool: Database["pool"], options: GenerateFactsOptions): Promise<void> {
  const { rows: there } = await pool.query("select from reputation_facts where kind <> 'before' limit 1");
  if (there.length > 0) throw new DomainError("conflict");
  const { rows } = await pool.query<{ account_id: string }>(
    "select account_id from shops where kind in ('shop', 'flagship') order by account_id limit $1",
    [options.shops],
  );
  if (rows.length < Math.max(1, options.shops)) throw new DomainError("not_found");
  const { client, giveBack } = await borrowClient(pool);
  let isOver = false;
  try {
    await client.query("begin");
    await client.query("set local statement_timeout = 0; set local maintenance_work_mem = '1GB'");
    // Made afterwards, in one go: facts come in the order of time and would each go to another place of it.
    const { rows: defined } = await client.query<{ again: string }>(
      `select 'alter table reputation_facts add constraint ${primaryKey} ' || pg_get_constraintdef(oid) as again
        from pg_constraint where conname = '${primaryKey}'
      union all select pg_get_indexdef('${figuresIndex}'::regclass)`,
    );
    await client.query(
      `alter table reputation_facts drop constraint ${primaryKey}; drop index ${figuresIndex}`,
    );
    const lines = factLines({
      accountIds: rows.map((row) => row.account_id),
      count: options.facts,
      seed: options.seed,
      until: options.now,
    });
    await pipeline(
      Readable.from(chunksOf(lines, options.onProgress)),
      client.query(copyFrom(`copy reputation_facts (${factColumns}) from stdin`)),
    );
    for (const { again } of defined) await client.query(again);
    await client.query("commit");
    isOver = true;
  } finally {
    giveBack(isOver);
  }
}

function* chunksOf(lines: Iterable<string>, onProgress?: (facts: number) => void): Generator<string> {
  let chunk = "";
  let count = 0;
  for (const line of lines) {
    chunk += line;
    count += 1;
    if (count % linesInChunk === 0) {
      yield chunk;
      chunk = "";
    }
    if (count % factsBetweenProgress === 0) onProgress?.(count);
  }
  yield chunk;
}
