import { cpus, totalmem } from "node:os";
import { readStatements, resetStatements } from "./bench-database.ts";
import { cpuMs, residentMib } from "./cpu.ts";
import type { LoadOrder } from "./load.ts";
import type { LoadProcess } from "./load-process.ts";

/** The processes of a subject by name, and its database where it has one. */
export interface Watched {
  readonly pids: Readonly<Record<string, number>>;
  /** The owner's connection string. */
  readonly databaseUrl: string | undefined;
}

/** One flow at one number of users. Times in milliseconds, CPU per flow. */
export interface Measured {
  readonly subject: string;
  readonly flow: string;
  readonly users: number;
  readonly flows: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly cpuMs: Readonly<Record<string, number>> & { readonly total: number };
  readonly residentMib: Readonly<Record<string, number>>;
  readonly statements: number | undefined;
  readonly writes: number | undefined;
  /** The most frequent statements and how often a flow asks each. */
  readonly statementsByText: Readonly<Record<string, number>> | undefined;
}

/** Runs one flow and counts what it cost every process. */
export async function measure(
  subject: string,
  order: LoadOrder,
  watched: Watched,
  load: LoadProcess,
): Promise<Measured> {
  await load.prepare(order);
  if (watched.databaseUrl) await resetStatements(watched.databaseUrl);
  const before = times(watched);
  const result = await load.go();
  const after = times(watched);
  const counted = watched.databaseUrl ? await readStatements(watched.databaseUrl) : undefined;
  const flows = Math.max(1, result.flows);
  const each = Object.fromEntries(
    Object.keys(watched.pids).map((name) => [name, ((after[name] ?? 0) - (before[name] ?? 0)) / flows]),
  );
  const total = Object.values(each).reduce((sum, one) => sum + one, 0);
  return {
    subject,
    flow: order.flow,
    users: order.users,
    flows: result.flows,
    perSecond: result.flows / result.seconds,
    p50Ms: quantile(result.timesMs, 0.5),
    p95Ms: quantile(result.timesMs, 0.95),
    p99Ms: quantile(result.timesMs, 0.99),
    cpuMs: { ...each, total },
    residentMib: Object.fromEntries(
      Object.entries(watched.pids).map(([name, pid]) => [name, residentMib(pid)]),
    ),
    statements: counted && counted.calls / flows,
    writes: counted && counted.writes / flows,
    statementsByText:
      counted &&
      Object.fromEntries(Object.entries(counted.byText).map(([text, calls]) => [text, calls / flows])),
  };
}

function times({ pids }: Watched): Record<string, number> {
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuMs(pid)]));
}

/** A quantile of sorted numbers; 0 of none. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** What the figures were taken on. */
export function machine() {
  return {
    cpus: cpus().length,
    model: cpus()[0]?.model ?? "",
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
  };
}
