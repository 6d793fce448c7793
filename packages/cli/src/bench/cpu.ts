import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks a second of /proc: 100 on every Linux of today (sysconf(_SC_CLK_TCK)). */
const ticksPerSecond = 100;

interface Stat {
  readonly parent: number;
  /** Own and reaped children's time. */
  readonly ms: number;
}

function stat(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name stands in parentheses and may hold spaces.
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0);
    return { parent: Number(fields[1]), ms: (ticks * 1_000) / ticksPerSecond };
  } catch {
    return undefined;
  }
}

/** CPU time of a process and all its children, in milliseconds since they began (Linux only). */
export function cpuMs(pid: number): number {
  const all = new Map<number, Stat>();
  for (const name of readdirSync("/proc")) {
    const found = /^\d+$/.test(name) ? stat(Number(name)) : undefined;
    if (found) all.set(Number(name), found);
  }
  let sum = 0;
  const waiting = [pid];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    sum += all.get(one)?.ms ?? 0;
    for (const [child, { parent }] of all) if (parent === one) waiting.push(child);
  }
  return sum;
}

/** Resident memory of one process, in MiB. */
export function residentMib(pid: number): number {
  const match = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+) kB/m);
  return Number(match?.[1] ?? 0) / 1_024;
}
