import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Lock, readHolder, takeLock } from "../../bin/lock.mjs";
import type { ProcessMark } from "../../bin/processes.mjs";
import { Trouble } from "../../bin/trouble.mjs";

const lockName = "launcher.lock";

/** A stopping world drains its sites for up to 15 s and then ends its database. */
const stoppingPatienceMs = 30_000;

/** What a launcher says about itself in the lock of its data directory. */
export interface LockAbout {
  readonly state: "starting" | "running" | "stopping" | "command";
  readonly origins?: readonly string[];
  /** Loopback port of its embedded PostgreSQL. */
  readonly dbPort?: number;
}

/** The launcher or command that holds a data directory, or held it when it was killed. */
export function holderOf(dataDir: string): (ProcessMark & { about: Partial<LockAbout> }) | undefined {
  return readHolder(join(dataDir, lockName));
}

/** Makes the data directory and tries to write in it, before anything is started. */
export function prepareDataDir(dataDir: string): void {
  let ancestor = dataDir;
  while (!existsSync(ancestor)) ancestor = dirname(ancestor);
  // Asked first: in /proc and its like Node's recursive mkdir never comes to an end.
  if (!statSync(ancestor).isDirectory())
    throw Object.assign(new Error("not a directory"), { code: "ENOTDIR", path: ancestor });
  if (ancestor !== dataDir) mkdirSync(firstBelow(ancestor, dataDir));
  mkdirSync(join(dataDir, "logs"), { recursive: true });
  accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  // Only writing shows a full disk or a quota.
  const probe = join(dataDir, `probe.${process.pid}`);
  try {
    writeFileSync(probe, Buffer.alloc(64 * 1024));
  } finally {
    rmSync(probe, { force: true });
  }
}

function firstBelow(ancestor: string, path: string): string {
  return dirname(path) === ancestor ? path : firstBelow(ancestor, dirname(path));
}

/**
 * Takes a world's data directory for this launcher. Waits for one that is just stopping or for a command of
 * the operator's tool.
 * @throws Trouble where a launcher runs there
 */
export async function takeDataDir(dataDir: string, about: LockAbout): Promise<Lock> {
  for (const until = Date.now() + stoppingPatienceMs; ; await sleep(100)) {
    const taken = takeLock(join(dataDir, lockName), { ...about });
    if ("lock" in taken) return taken.lock;
    const holder = taken.holder.about as Partial<LockAbout>;
    const passes = holder.state === "stopping" || holder.state === "command";
    if (passes && Date.now() < until) continue;
    const where = holder.origins?.length ? ` at ${holder.origins.join(", ")}` : "";
    throw new Trouble(`Hutong already runs in ${dataDir} (pid ${taken.holder.pid})${where}.`, {
      advice:
        "Use that one, or stop it first. A second world needs a data directory and ports of its own: HUTONG_DATA_DIR=.data-2 HUTONG_IDENTITY_PORT=3100 HUTONG_WHOLESALE_PORT=3101 HUTONG_RETAIL_PORT=3102 HUTONG_DB_PORT=5540 npm start",
    });
  }
}

const keptLogBytes = 10 * 1024 * 1024;

/** Sets a log that has grown aside (one old one is kept) and returns its name. */
export function logFile(dataDir: string, name: string): string {
  const file = join(dataDir, "logs", `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > keptLogBytes) renameSync(file, `${file}.1`);
  return file;
}
