import { buildSites } from "../../bin/build.mjs";
import { createProgress, type Progress, type Step, silent } from "../../bin/progress.mjs";
import { endRunning } from "../../bin/run.mjs";
import { findToolchain } from "../../bin/toolchain.mjs";
import { Trouble } from "../../bin/trouble.mjs";
import type { Keeper } from "../keeper.ts";
import { type Result, runCheck, runPlaywright, runVitest, staticChecks, typecheck } from "./checks.ts";
import { findChromium } from "./chromium.ts";
import { add, oneFailed, onePassed, type Tally, words } from "./tally.ts";
import { startTestWorld, worldVariables } from "./test-world.ts";

const partNames = ["static", "unit", "integration", "crash", "world", "e2e"] as const;
type Part = (typeof partNames)[number];

/** `npm test [-- static|unit|integration|crash|world|e2e …] [arguments for the runner]`. Returns the exit code. */
export async function test(argv: readonly string[], keeper: Keeper): Promise<number> {
  const named = argv.filter((word): word is Part => partNames.some((part) => part === word));
  const extra = argv.filter((word) => !partNames.some((part) => part === word));
  const run = new TestRun(createProgress(process.stdout), keeper, extra);
  keeper.signal.addEventListener("abort", () => endRunning("SIGTERM"));
  const tally = await run.all(new Set(named.length > 0 ? named : partNames));
  process.stdout.write(`\n${words(tally)}\n`);
  if (keeper.signal.aborted) return 130;
  return tally.failed === 0 ? 0 : 1;
}

class TestRun {
  readonly #progress: Progress;
  readonly #keeper: Keeper;
  readonly #extra: readonly string[];
  #tally: Tally = { passed: 0, failed: 0, skipped: 0 };

  constructor(progress: Progress, keeper: Keeper, extra: readonly string[]) {
    this.#progress = progress;
    this.#keeper = keeper;
    this.#extra = extra;
  }

  async all(parts: ReadonlySet<Part>): Promise<Tally> {
    const needsBuild = parts.has("static") || parts.has("world") || parts.has("e2e");
    // The linters use one core at most: the build goes on beside them.
    const linted = parts.has("static") ? this.#lint() : Promise.resolve();
    const isBuilt = needsBuild ? await this.#build() : false;
    await linted;
    if (parts.has("static")) await this.#phase("types", () => runCheck(typecheck));
    if (parts.has("unit")) await this.#vitest("unit tests", ["--project=unit"]);
    if (parts.has("integration")) await this.#vitest("integration tests", ["--project=integration"]);
    if (parts.has("crash")) await this.#crash();
    if (parts.has("world")) await this.#world(isBuilt);
    if (parts.has("e2e")) await this.#browser(isBuilt);
    return this.#tally;
  }

  async #lint(): Promise<void> {
    for (const [name, args] of Object.entries(staticChecks)) await this.#phase(name, () => runCheck(args));
  }

  async #build(): Promise<boolean> {
    const result = await this.#phase("build", async () => {
      // Its own words would run into those of the linters: said once it is done.
      await buildSites(silent, await findToolchain(silent));
      return { tally: onePassed, output: "" };
    });
    return result.failed === 0;
  }

  async #vitest(name: string, args: readonly string[]): Promise<void> {
    await this.#phase(name, (step) =>
      runVitest([...args, ...this.#extra], (line) => step.update(`${name}: ${line}`)),
    );
  }

  async #crash(): Promise<void> {
    await this.#phase("processes killed under load", async (step) => {
      const args = ["--config=vitest.crash.config.ts", ...this.#extra];
      const result = await runVitest(args, (line) => step.update(`kills: ${line}`));
      const figures = /^\d+ kills: .*$/m.exec(result.output)?.[0];
      if (figures) this.#progress.say(figures);
      return result;
    });
  }

  async #world(isBuilt: boolean): Promise<void> {
    await this.#phase("starts and stops of whole worlds", (step) => {
      if (!isBuilt) throw new Trouble("The sites are not built.");
      const config = "--config=vitest.world.config.ts";
      return runVitest([config, ...this.#extra], (line) => step.update(`whole worlds: ${line}`));
    });
  }

  async #browser(isBuilt: boolean): Promise<void> {
    await this.#phase("browser tests", async (step) => {
      if (!isBuilt) throw new Trouble("The sites are not built.");
      const chromium = await findChromium((text) => step.update(text));
      const world = await startTestWorld(this.#keeper.signal, this.#keeper.announceWorld);
      try {
        const variables = worldVariables(world, chromium);
        return await runPlaywright(this.#extra, variables, (line) =>
          step.update(`browser: ${line.slice(0, 70)}`),
        );
      } finally {
        await world.stop();
      }
    });
  }

  /** One phase: a line when it is done, and all that it printed where something failed. */
  async #phase(name: string, work: (step: Step) => Promise<Result>): Promise<Tally> {
    const step = this.#progress.begin(name);
    const result = await attempt(() => work(step));
    this.#tally = add(this.#tally, result.tally);
    if (result.tally.failed === 0) step.done(`${name}: ${words(result.tally)}`);
    else {
      step.fail();
      this.#progress.say(`${result.output.trim()}\n✗ ${name}: ${words(result.tally)}`);
    }
    return result.tally;
  }
}

/** A phase that could not run has failed. */
async function attempt(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const advice = error instanceof Trouble && error.advice ? `\n${error.advice}` : "";
    return { tally: oneFailed, output: `${text}${advice}` };
  }
}
