import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The user that PostgreSQL runs under; empty: the one who started us. */
export interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly identity: Identity;
}

/**
 * How a command is run under another user. Root's checkout is often below a folder that nobody else may enter
 * (/root is 0700): on Linux the command then keeps one right of root, to pass through folders and read files
 * (CAP_DAC_READ_SEARCH), by way of util-linux's `setpriv`. The securebit makes access(2) count that right too.
 */
export function runAs(
  identity: Identity,
  command: string,
  args: readonly string[],
  paths: readonly string[],
): Invocation {
  const { uid, gid } = identity;
  const isReachable = uid === undefined || [command, ...paths].every((path) => mayReach(path, uid, gid));
  const right = isReachable ? undefined : boundedRight();
  if (!right) return { command, args, identity };
  return {
    command: "setpriv",
    args: [
      `--reuid=${uid}`,
      `--regid=${gid}`,
      "--clear-groups",
      "--securebits=+no_setuid_fixup",
      `--inh-caps=+${right}`,
      `--ambient-caps=+${right}`,
      `--bounding-set=-all,+${right}`,
      command,
      ...args,
    ],
    identity: {},
  };
}

/** True if a user may enter every folder above a path. */
function mayReach(path: string, uid: number, gid: number | undefined): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const entry = statSync(folder, { throwIfNoEntry: false });
    if (entry) {
      const bit = entry.uid === uid ? 0o100 : entry.gid === gid ? 0o010 : 0o001;
      if ((entry.mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** The right to pass through folders that this process may hand on; in a container often the wider one alone. */
function boundedRight(): "dac_read_search" | "dac_override" | undefined {
  if (process.platform !== "linux") return undefined;
  const status = readFileSync("/proc/self/status", "utf8");
  const bounding = BigInt(`0x${/^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "0"}`);
  if (bounding & (1n << 2n)) return "dac_read_search";
  return bounding & (1n << 1n) ? "dac_override" : undefined;
}
