import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { root, stateDir } from "./paths.mjs";

/**
 * A digest of the contents of files and directories of the checkout. Contents, not times: a fresh checkout of
 * the same sources is the same. Missing ones count as missing.
 * @param {readonly string[]} paths relative to the checkout
 * @param {(path: string) => boolean} [wanted] false leaves a file or directory out
 * @returns {string}
 */
export function fingerprint(paths, wanted = () => true) {
  const hash = createHash("sha256");
  const visit = (/** @type {string} */ path) => {
    if (!wanted(path)) return;
    const full = join(root, path);
    if (!existsSync(full)) return void hash.update(`missing ${path}\n`);
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
      return;
    }
    hash.update(`${path}\n`).update(createHash("sha256").update(readFileSync(full)).digest());
  };
  for (const path of paths) visit(path);
  return hash.digest("hex");
}

/**
 * What a finished piece of set-up was made from; undefined when it was never finished.
 * @param {string} name
 * @returns {string | undefined}
 */
export function readMark(name) {
  try {
    return readFileSync(join(stateDir, name), "utf8").trim();
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function writeMark(name, value) {
  mkdirSync(stateDir, { recursive: true });
  const file = join(stateDir, name);
  writeFileSync(`${file}.new`, `${value}\n`);
  renameSync(`${file}.new`, file);
}
