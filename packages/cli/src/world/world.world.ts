import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
// biome-ignore lint/correctness/noUndeclaredDependencies: a test, and tests have Vitest from the root
import { afterEach, describe, expect, it } from "vitest";
import { living } from "../../bin/leftovers.mjs";
import { root } from "../../bin/paths.mjs";
import { endProcesses, isAlive, type ProcessMark } from "../../bin/processes.mjs";
import { freshWorldEnv } from "../test/test-world.ts";
import { holderOf } from "./data-dir.ts";

type Settings = Record<string, string>;

interface Launched {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  output(): string;
}

/** The bound is for a machine that does other work as well; the goal of a second start is 8 s. */
const secondStartSeconds = 20;

const launchers: Launched[] = [];
const places: string[] = [];

afterEach(async () => {
  for (const { child } of launchers.splice(0)) if (child.exitCode === null) child.kill("SIGTERM");
  for (const dataDir of places.splice(0)) {
    await endProcesses(everything(dataDir), { signal: "SIGTERM", patienceMs: 40_000 });
    rmSync(dataDir, { recursive: true, force: true });
  }
});

async function freshPlace(): Promise<Settings & { HUTONG_DATA_DIR: string }> {
  const dataDir = mkdtempSync(join(tmpdir(), "hutong-world-"));
  places.push(dataDir);
  return { ...(await freshWorldEnv(dataDir)), HUTONG_DATA_DIR: dataDir };
}

function launch(settings: Settings, args: readonly string[] = ["start"]): Launched {
  const child = spawn(process.execPath, [join(root, "packages/cli/bin/hutong.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: "", HUTONG_SECRET: "", ...settings, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const take = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const ended = new Promise<number | null>((settle) => child.once("close", settle));
  const launched = { child, ended, output: () => output };
  launchers.push(launched);
  return launched;
}

/** Waits until a world is ready, and says after how many seconds it was, in its own words. */
async function ready(launched: Launched): Promise<number> {
  for (const until = Date.now() + 100_000; Date.now() < until; await sleep(50)) {
    const line = /Hutong is ready \(([\d.]+) s\)/.exec(launched.output());
    if (line) return Number(line[1]);
    if (launched.child.exitCode !== null) break;
  }
  throw new Error(`no world came up:\n${launched.output()}`);
}

/** The launcher and all that it started. */
function everything(dataDir: string): ProcessMark[] {
  const holder = holderOf(dataDir);
  return [...(holder ? [holder] : []), ...living(dataDir)].filter(isAlive);
}

async function allGone(marks: readonly ProcessMark[]): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until && marks.some(isAlive); ) await sleep(50);
  expect(marks.filter(isAlive)).toEqual([]);
}

async function answersAt(settings: Settings, site: string): Promise<number> {
  const port = settings[`HUTONG_${site}_PORT`];
  return (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
}

describe("a world", () => {
  it("starts, is ready again within seconds, lets no second launcher in, and SIGTERM leaves nothing", async () => {
    const place = await freshPlace();
    const first = launch(place);
    await ready(first);
    const marks = everything(place.HUTONG_DATA_DIR);
    expect(marks.length).toBe(5);
    for (const site of ["IDENTITY", "WHOLESALE", "RETAIL"]) expect(await answersAt(place, site)).toBe(200);

    const another = launch(place);
    expect(await another.ended).toBe(1);
    expect(another.output()).toContain(`already runs in ${place.HUTONG_DATA_DIR}`);

    const status = launch(place, ["status", "--json"]);
    expect(await status.ended).toBe(0);
    expect(JSON.parse(status.output())).toMatchObject({
      running: true,
      sites: [{ ready: true }, { ready: true }, { ready: true }],
      database: { rolesSeparate: true },
    });

    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    await allGone(marks);

    const second = launch(place);
    expect(await ready(second)).toBeLessThan(secondStartSeconds);
    second.child.kill("SIGINT");
    expect(await second.ended).toBe(0);
  });

  it("a keeper that is killed leaves nothing; a launcher that is killed neither; killed both, the next start works", async () => {
    const place = await freshPlace();
    const first = launch(place);
    await ready(first);
    const ofFirst = everything(place.HUTONG_DATA_DIR);
    first.child.kill("SIGKILL");
    await allGone(ofFirst);

    const second = launch(place);
    await ready(second);
    const ofSecond = everything(place.HUTONG_DATA_DIR);
    process.kill(holderOf(place.HUTONG_DATA_DIR)?.pid ?? 0, "SIGKILL");
    expect(await second.ended).toBe(1);
    await allGone(ofSecond);

    const third = launch(place);
    await ready(third);
    const inner = holderOf(place.HUTONG_DATA_DIR)?.pid ?? 0;
    third.child.kill("SIGKILL");
    process.kill(inner, "SIGKILL");
    const fourth = launch(place);
    await ready(fourth);
    fourth.child.kill("SIGTERM");
    expect(await fourth.ended).toBe(0);
  });

  it("a site and a database that crash are started again", async () => {
    const place = await freshPlace();
    const launched = launch(place);
    await ready(launched);
    for (const name of ["retail", "postgres"]) {
      const before = living(place.HUTONG_DATA_DIR).find((one) => one.name === name);
      process.kill(before?.pid ?? 0, "SIGKILL");
      const back = name === "postgres" ? "PostgreSQL is back" : `The ${name} site is back`;
      await expect.poll(() => launched.output(), { timeout: 30_000 }).toContain(back);
      expect(living(place.HUTONG_DATA_DIR).find((one) => one.name === name)?.pid).not.toBe(before?.pid);
    }
    const ready200 = async () => (await fetch(`http://127.0.0.1:${place.HUTONG_RETAIL_PORT}/readyz`)).status;
    await expect.poll(ready200, { timeout: 15_000 }).toBe(200);
  });

  it("two run side by side, and the end of one does not touch the other", async () => {
    const [one, other] = [await freshPlace(), await freshPlace()];
    const [first, second] = [launch(one), launch(other)];
    await Promise.all([ready(first), ready(second)]);
    first.child.kill("SIGTERM");
    expect(await first.ended).toBe(0);
    expect(everything(other.HUTONG_DATA_DIR).length).toBe(5);
    expect(await answersAt(other, "IDENTITY")).toBe(200);
  });

  it("a taken port is named with who holds it, before anything is started", async () => {
    const place = await freshPlace();
    const taker = createServer().listen(Number(place.HUTONG_RETAIL_PORT), "127.0.0.1");
    const launched = launch(place);
    expect(await launched.ended).toBe(1);
    taker.close();
    expect(launched.output()).toContain(`Port ${place.HUTONG_RETAIL_PORT} is taken`);
    expect(launched.output()).toContain(`pid ${process.pid}`);
    expect(launched.output()).toContain("HUTONG_RETAIL_PORT=");
    expect(launched.output()).not.toContain("    at ");
    expect(living(place.HUTONG_DATA_DIR)).toEqual([]);
  });

  it("a DATABASE_URL that nobody answers at is said without its password", async () => {
    const place = await freshPlace();
    const launched = launch({ ...place, DATABASE_URL: "postgresql://me:hidden-word@127.0.0.1:1/shop" });
    expect(await launched.ended).toBe(1);
    expect(launched.output()).toContain("Cannot reach the PostgreSQL at 127.0.0.1:1");
    expect(launched.output()).not.toContain("hidden-word");
  });
});
