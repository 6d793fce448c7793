import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAlive, markOf } from "./processes.mjs";

/**
 * Who holds a lock, and what it says about itself.
 * @typedef {import("./processes.mjs").ProcessMark & { about: Record<string, unknown> }} Holder
 *
 * @typedef {object} Lock
 * @property {(about: Record<string, unknown>) => void} rewrite
 * @property {() => void} release
 */

/**
 * Takes a lock file for this process, also from a holder that no longer lives.
 * @param {string} file
 * @param {Record<string, unknown>} about
 * @returns {{ lock: Lock } | { holder: Holder }}
 */
export function takeLock(file, about) {
  const me = markOf(process.pid);
  if (!me) throw new Error("this process cannot be found in the process table");
  const text = (/** @type {Record<string, unknown>} */ facts) => JSON.stringify({ ...me, about: facts });
  for (let tries = 0; ; tries++) {
    const draft = `${file}.${process.pid}.new`;
    try {
      // Linked into place whole: nobody reads half a lock.
      writeFileSync(draft, text(about));
      linkSync(draft, file);
      break;
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error) || error.code !== "EEXIST" || tries > 20)
        throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    const holder = readHolder(file);
    if (holder && isAlive(holder)) return { holder };
    removeDead(file);
  }
  return {
    lock: {
      rewrite: (facts) => replace(file, text(facts)),
      release: () => {
        if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
      },
    },
  };
}

/**
 * @param {string} file
 * @returns {Holder | undefined}
 */
export function readHolder(file) {
  try {
    const value = JSON.parse(readFileSync(file, "utf8"));
    return typeof value.pid === "number" && typeof value.startedAt === "string"
      ? { ...value, about: value.about ?? {} }
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Two launchers may find the same dead lock: moving it aside shows whose it was, and a living one is put back.
 * @param {string} file
 */
function removeDead(file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    const holder = readHolder(aside);
    if (holder && isAlive(holder)) linkSync(aside, file);
  } catch {
    // Somebody else was faster: the next try sees what is there now.
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} text
 */
function replace(file, text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
