#!/usr/bin/env node
import { handOver } from "./hand-over.mjs";
import { createProgress } from "./progress.mjs";
import { endRunning } from "./run.mjs";
import { setUp } from "./setup.mjs";
import { report, Trouble } from "./trouble.mjs";

const startedAt = Date.now();
const [command = "help", ...rest] = process.argv.slice(2);

/**
 * The commands that talk while they set up. The operator's tool keeps stdout for its answer; `test` builds by
 * itself, as one of its checks.
 */
const launches = /** @type {Record<string, { build: boolean }>} */ ({
  start: { build: true },
  test: { build: false },
  dev: { build: false },
  bench: { build: true },
});

async function main() {
  if (Number(process.versions.node.split(".")[0]) < 18) {
    throw new Trouble(`Node ${process.versions.node} is too old to begin with.`, {
      advice: "Install Node 18 or newer; what else is needed is fetched from the npm registry.",
    });
  }
  if (!["linux", "darwin"].includes(process.platform)) {
    throw new Trouble(`Hutong does not run on ${process.platform} itself.`, {
      advice: "On Windows, run it inside WSL 2.",
    });
  }
  const launch = launches[command];
  const progress = createProgress(launch ? process.stdout : process.stderr);
  const interrupted = () => {
    endRunning("SIGTERM");
    process.exit(130);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, interrupted);
  const toolchain = await setUp(progress, { build: launch?.build ?? false });
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.off(name, interrupted);
  return handOver(toolchain, [command, ...rest], { startedAt });
}

try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = report(error);
  // Who reads the last line of `npm test` finds the count there, whatever happens.
  if (command === "test") process.stdout.write("\n0 passed, 1 failed, 0 skipped\n");
}
