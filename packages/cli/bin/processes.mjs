import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * A process that stays the same process: its number may be given to another one later, its start time not.
 * @typedef {{ pid: number, startedAt: string }} ProcessMark
 */

/**
 * When a process started, in the words of this operating system; undefined when there is none (or a zombie).
 * @param {number} pid
 * @returns {string | undefined}
 */
function startTime(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The command's name, in parentheses, may hold anything: fields count from the last one.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
    }
    const text = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    return text.toString().trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {ProcessMark | undefined}
 */
export function markOf(pid) {
  const startedAt = startTime(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/**
 * @param {ProcessMark} mark
 * @returns {boolean}
 */
export function isAlive(mark) {
  return startTime(mark.pid) === mark.startedAt;
}

/**
 * Ends processes: the signal first, after `patienceMs` SIGKILL. Returns when none of them lives.
 * @param {readonly ProcessMark[]} marks
 * @param {{ signal: NodeJS.Signals, patienceMs: number }} options
 */
export async function endProcesses(marks, options) {
  for (const mark of marks) signal(mark, options.signal);
  for (const until = Date.now() + options.patienceMs; Date.now() < until; await sleep(50)) {
    if (!marks.some(isAlive)) return;
  }
  for (const mark of marks) signal(mark, "SIGKILL");
  for (const until = Date.now() + 2_000; Date.now() < until; await sleep(20)) {
    if (!marks.some(isAlive)) return;
  }
}

/**
 * @param {ProcessMark} mark
 * @param {NodeJS.Signals} name
 */
function signal(mark, name) {
  if (!isAlive(mark)) return;
  try {
    process.kill(mark.pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}
