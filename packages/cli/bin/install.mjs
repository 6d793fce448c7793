import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readMark, writeMark } from "./fingerprint.mjs";
import { root } from "./paths.mjs";
import { runStep } from "./progress.mjs";
import { fromNpm } from "./trouble.mjs";

const mark = "packages";

/**
 * Installs what package-lock.json says, unless all of it is there.
 * @param {import("./progress.mjs").Progress} progress
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 */
export async function installPackages(progress, toolchain) {
  const key = fingerprint(["package-lock.json"]);
  if (readMark(mark) === key && missingPackage() === undefined) return;
  if (isAgreed()) return writeMark(mark, key);
  await runStep(progress, "Installing packages (npm ci)", async () => {
    // From here until it is done the tree counts as half-installed.
    writeMark(mark, "unfinished");
    const { code, output } = await toolchain.npm(["ci", "--include=dev", "--no-audit", "--no-fund"], {
      cwd: root,
    });
    if (code !== 0) throw fromNpm(output, "installing packages");
    const missing = missingPackage();
    if (missing) throw fromNpm(`${output}\n${missing} is missing`, "installing packages");
    writeMark(mark, key);
    return "Packages installed";
  });
}

/** npm writes this list last: it is there when an installation came to its end. */
const installedList = join(root, "node_modules/.package-lock.json");

/** @typedef {Record<string, { version?: string, optional?: boolean, link?: boolean }>} LockedPackages */

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * A package that the tree should hold and does not (an installation that was cut off, a folder deleted by hand).
 * @returns {string | undefined}
 */
function missingPackage() {
  const installed = packagesIn(installedList);
  if (!installed) return "node_modules/.package-lock.json";
  return Object.keys(installed).find(
    (path) => path.includes("node_modules/") && !existsSync(join(root, path, "package.json")),
  );
}

/** True where somebody ran npm by hand and the tree is whole and the lock file's. */
function isAgreed() {
  if (readMark(mark) === "unfinished" || missingPackage() !== undefined) return false;
  const installed = packagesIn(installedList) ?? {};
  const locked = packagesIn(join(root, "package-lock.json")) ?? {};
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.includes("node_modules/")) return true;
    const there = installed[path];
    return there ? there.version === entry.version : entry.optional === true;
  });
}
