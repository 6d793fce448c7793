import type { Database } from "@hutong/db";
import { error, type Finding, ok, warning } from "./finding.ts";

const advice =
  "Let a time service (chrony, systemd-timesyncd) set both clocks: codes, tokens and sessions hang on them.";

/** The database's clock beside this process's. */
export async function checkClock({ pool }: Database): Promise<Finding[]> {
  // The first connection costs more than the question.
  await pool.query("select 1");
  const before = Date.now();
  const { rows } = await pool.query<{ ms: number }>(
    "select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms",
  );
  const after = Date.now();
  return judgeClock({ databaseMs: rows[0]?.ms ?? 0, before, after });
}

/** @param seen the database's clock, and ours before and after asking */
export function judgeClock(seen: { databaseMs: number; before: number; after: number }): Finding[] {
  const { databaseMs, before, after } = seen;
  const skewMs = databaseMs < before ? databaseMs - before : Math.max(0, databaseMs - after);
  const seconds = (skewMs / 1_000).toFixed(1);
  if (Math.abs(skewMs) > 30_000) return [error(`The database's clock is ${seconds} s off ours`, advice)];
  if (Math.abs(skewMs) > 1_000) return [warning(`The database's clock is ${seconds} s off ours`, advice)];
  return [ok("The clocks agree")];
}
