import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { error, type Finding, ok, type Patient, warning } from "./finding.ts";

const gib = 1_073_741_824;

/** Free space where the data directory is, and where PostgreSQL's is if it can be seen from here. */
export async function checkDisk({ env, database }: Patient): Promise<Finding[]> {
  const own = judgeSpace(env.dataDir, await spaceAt(env.dataDir));
  if (!env.databaseUrl) return [own];
  const directory = await database.pool
    .query<{ dir: string }>("select current_setting('data_directory') as dir")
    .then(({ rows }) => rows[0]?.dir)
    .catch(() => undefined);
  const here = ["127.0.0.1", "localhost", "::1", "[::1]"].includes(new URL(env.databaseUrl).hostname);
  const seen = here && directory && existsSync(directory);
  return [
    own,
    seen
      ? judgeSpace(directory, await spaceAt(directory))
      : ok("PostgreSQL's disk is not to be seen from here: watch it there"),
  ];
}

async function spaceAt(path: string): Promise<{ free: number; total: number }> {
  const { bavail, blocks, bsize } = await statfs(path);
  return { free: bavail * bsize, total: blocks * bsize };
}

/** In bytes. */
export function judgeSpace(path: string, { free, total }: { free: number; total: number }): Finding {
  const text = `${(free / gib).toFixed(1)} GiB free of ${(total / gib).toFixed(1)} where ${path} is`;
  const advice = "Free some space: a database that cannot write stops.";
  if (free < gib / 2) return error(text, advice);
  return free < 2 * gib || free < total / 20 ? warning(text, advice) : ok(text);
}
