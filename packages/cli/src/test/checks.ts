import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, stateDir } from "../../bin/paths.mjs";
import { run } from "../../bin/run.mjs";
import { oneFailed, onePassed, type Tally, tallyPlaywright, tallyVitest, withRunner } from "./tally.ts";

export interface Result {
  readonly tally: Tally;
  /** What the tool printed, shown in full where something failed. */
  readonly output: string;
}

export type OnLine = (line: string) => void;

/** Their output is collected: only this process knows whether a terminal will show it. */
const colour: Readonly<Record<string, string>> =
  process.stdout.isTTY && !process.env.NO_COLOR ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" };

const tool = (path: string) => join(root, "node_modules", path);

/** The checks that read the sources alone: one name, one command each. */
export const staticChecks: Readonly<Record<string, readonly string[]>> = {
  biome: [tool("@biomejs/biome/bin/biome"), "check", "--max-diagnostics=200", "."],
  knip: [tool("knip/bin/knip.js"), "--no-progress"],
  sherif: [tool("sherif/index.js")],
};

/** Types of every workspace; it comes after the build, which makes the same folders. */
export const typecheck = [
  tool("turbo/bin/turbo"),
  "run",
  "typecheck",
  "--force",
  "--continue",
  "--env-mode=loose",
  "--ui=stream",
  "--output-logs=errors-only",
  "--concurrency=2",
] as const;

export async function runCheck(args: readonly string[]): Promise<Result> {
  const { code, output } = await run(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...colour },
  });
  return { tally: code === 0 ? onePassed : oneFailed, output };
}

/** Runs Vitest with the arguments given, e.g. `--project unit`. */
export async function runVitest(args: readonly string[], onLine: OnLine): Promise<Result> {
  const file = reportFile("vitest");
  const { code, output } = await run(
    process.execPath,
    [
      tool("vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile=${file}`,
      ...args,
    ],
    { cwd: root, onLine, env: { ...process.env, ...colour, NODE_ENV: "test" } },
  );
  return { tally: withRunner(tallyVitest(readReport(file)), code), output };
}

/** Runs Playwright against a world. */
export async function runPlaywright(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  onLine: OnLine,
): Promise<Result> {
  const file = reportFile("playwright");
  const { code, output } = await run(
    process.execPath,
    [tool("@playwright/test/cli.js"), "test", "--reporter=list,json", ...args],
    {
      cwd: root,
      onLine,
      env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    },
  );
  return { tally: withRunner(tallyPlaywright(readReport(file)), code), output };
}

function reportFile(name: string): string {
  const file = join(stateDir, `${name}-report-${process.pid}.json`);
  rmSync(file, { force: true });
  return file;
}

/** A runner that crashed leaves no report, or half of one: nothing was counted. */
function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return {};
  } finally {
    rmSync(file, { force: true });
  }
}
