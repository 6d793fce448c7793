import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endProcesses, isAlive } from "./processes.mjs";

/**
 * The processes of a world, as its data directory remembers them.
 * @typedef {import("./processes.mjs").ProcessMark & { name: string }} WorldProcess
 */

const file = "run.json";

/**
 * @param {string} dataDir
 * @param {readonly WorldProcess[]} processes
 */
export function remember(dataDir, processes) {
  // Renamed into place: a reader never sees half of it.
  writeFileSync(join(dataDir, `${file}.new`), JSON.stringify(processes, null, 2));
  renameSync(join(dataDir, `${file}.new`), join(dataDir, file));
}

/** @param {string} dataDir */
export function forget(dataDir) {
  rmSync(join(dataDir, file), { force: true });
}

/**
 * The world's processes that still live.
 * @param {string} dataDir
 * @returns {WorldProcess[]}
 */
export function living(dataDir) {
  const path = join(dataDir, file);
  if (!existsSync(path)) return [];
  try {
    const value = JSON.parse(readFileSync(path, "utf8"));
    return Array.isArray(value) ? value.filter(isAlive) : [];
  } catch {
    return [];
  }
}

/**
 * Stops what a killed launcher left running: the sites first, then the database.
 * @param {string} dataDir
 * @returns {Promise<string[]>} the names of what was stopped
 */
export async function stopLeftovers(dataDir) {
  const left = living(dataDir);
  const sites = left.filter((one) => one.name !== "postgres");
  const database = left.filter((one) => one.name === "postgres");
  await endProcesses(sites, { signal: "SIGTERM", patienceMs: 16_000 });
  // SIGINT is PostgreSQL's fast shutdown.
  await endProcesses(database, { signal: "SIGINT", patienceMs: 15_000 });
  forget(dataDir);
  return left.map((one) => one.name);
}
