import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../../bin/paths.mjs";
import { createProgress, type Progress } from "../../bin/progress.mjs";
import type { Keeper } from "../keeper.ts";
import { browserFlows, type Flow, firstStep, providerFlows } from "./flows.ts";
import { LoadProcess } from "./load-process.ts";
import { type Measured, machine, measure, type Watched } from "./measure.ts";
import { shopFlows } from "./shop-flows.ts";
import { startBareProvider, startHutong } from "./subjects.ts";
import { table } from "./table.ts";
import type { TargetData } from "./target.ts";

const usage = `npm run bench [-- --users 1,8,32 --seconds 5 --warm 3 --people 2000 --only "silent hop,refresh" --subjects hutong,bare,browser,shop --orders 10000]`;

interface Subject {
  readonly target: TargetData;
  readonly flows: readonly Flow[];
  readonly watched: Watched;
}

interface Options {
  readonly users: readonly number[];
  readonly seconds: number;
  readonly warmSeconds: number;
  readonly people: number;
  /** Orders of the past, before shops are measured. */
  readonly orders: number;
  readonly only: readonly string[];
  readonly subjects: readonly string[];
}

const withFirstStep = providerFlows.flatMap((flow) =>
  flow.name === "first sign-in" ? [flow, firstStep] : [flow],
);

/** `npm run bench`: ours beside the bare library, in one run on one machine. Returns the exit code. */
export async function bench(argv: readonly string[], keeper: Keeper): Promise<number> {
  const options = parse(argv);
  const progress = createProgress(process.stderr);
  const dataDir = join(root, ".data/bench");
  rmSync(join(dataDir, "world"), { recursive: true, force: true });
  mkdirSync(join(dataDir, "world"), { recursive: true });
  const results: Measured[] = [];
  const ended: (() => Promise<void>)[] = [];
  try {
    const hutong = await startHutong(join(dataDir, "world"), options.people, keeper, progress);
    ended.push(hutong.stop);
    const bare = await startBareProvider(hutong.target);
    ended.push(bare.stop);
    const shop = options.subjects.includes("shop")
      ? await hutong.openShop({ orders: options.orders, buyers: Math.max(...options.users) })
      : undefined;
    const subjects: Record<string, Subject> = {
      bare: { target: bare.target, flows: providerFlows, watched: bare.watched },
      hutong: { target: hutong.target, flows: withFirstStep, watched: hutong.watched },
      browser: { target: hutong.target, flows: browserFlows, watched: hutong.watched },
      ...(shop && {
        shop: { target: { ...hutong.target, shop }, flows: shopFlows, watched: hutong.watched },
      }),
    };
    for (const name of options.subjects) {
      const subject = subjects[name];
      if (subject) results.push(...(await runSubject(name, subject, options, progress, keeper.signal)));
    }
  } finally {
    for (const stop of ended.reverse()) await stop();
  }
  const report = { at: new Date().toISOString(), machine: machine(), people: options.people, results };
  const file = join(dataDir, `${report.at.replaceAll(":", "-").slice(0, 19)}.json`);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`${table(report)}\n`);
  process.stderr.write(`As JSON: ${file}\n`);
  return keeper.signal.aborted ? 130 : 0;
}

async function runSubject(
  name: string,
  subject: Subject,
  options: Options,
  progress: Progress,
  signal: AbortSignal,
): Promise<Measured[]> {
  const results: Measured[] = [];
  const load = new LoadProcess();
  try {
    for (const flow of subject.flows) {
      if (options.only.length > 0 && !options.only.includes(flow.name)) continue;
      // What each person can do once is done at the highest load alone.
      for (const users of flow.once ? options.users.slice(-1) : options.users) {
        if (signal.aborted) return results;
        const step = progress.begin(`${name}: ${flow.name}, ${users} users`);
        const order = {
          target: subject.target,
          flow: flow.name,
          users,
          seconds: options.seconds,
          warmSeconds: options.warmSeconds,
        };
        const measured = await measure(name, order, subject.watched, load);
        results.push(measured);
        step.done(
          `${name}: ${flow.name}, ${users} users: ${measured.perSecond.toFixed(0)}/s, ${measured.cpuMs.total.toFixed(2)} ms CPU`,
        );
      }
    }
  } finally {
    load.end();
  }
  return results;
}

function parse(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      users: { type: "string", default: "1,8,32" },
      seconds: { type: "string", default: "5" },
      warm: { type: "string", default: "3" },
      people: { type: "string", default: "2000" },
      orders: { type: "string", default: "10000" },
      only: { type: "string", default: "" },
      subjects: { type: "string", default: "bare,hutong,browser,shop" },
    },
  });
  const list = (text: string) =>
    text
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean);
  const options = {
    users: list(values.users).map(Number),
    seconds: Number(values.seconds),
    warmSeconds: Number(values.warm),
    people: Number(values.people),
    orders: Number(values.orders),
    only: list(values.only),
    subjects: list(values.subjects),
  };
  const numbers = [...options.users, options.seconds, options.people, options.orders];
  if (numbers.some((one) => !Number.isFinite(one) || one <= 0)) throw new Error(`Usage: ${usage}`);
  return options;
}
