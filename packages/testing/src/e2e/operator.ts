import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../source-tree.ts";
import { databaseUrl, dataDir, sites } from "./env.ts";

const run = promisify(execFile);

/**
 * Runs the operator's tool against the world under test.
 * @returns what it says with --json
 * @throws where it refuses, with what it said
 */
export async function operate(...args: string[]): Promise<unknown> {
  const { stdout } = await run(
    process.execPath,
    [join(root, "packages/cli/bin/hutong.mjs"), ...args, "--json"],
    {
      env: {
        ...process.env,
        HUTONG_DATA_DIR: dataDir,
        HUTONG_DB_PORT: new URL(databaseUrl).port,
        HUTONG_IDENTITY_ORIGIN: sites.identity,
        HUTONG_WHOLESALE_ORIGIN: sites.wholesale,
        HUTONG_RETAIL_ORIGIN: sites.retail,
      },
    },
  );
  return JSON.parse(stdout);
}
