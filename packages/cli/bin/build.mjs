import { existsSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";
import { fingerprint, readMark, writeMark } from "./fingerprint.mjs";
import { root, siteNames } from "./paths.mjs";
import { runStep } from "./progress.mjs";
import { run } from "./run.mjs";
import { Trouble } from "./trouble.mjs";

/**
 * Builds the sites whose sources changed since they were built. The fingerprint covers every package a site is
 * made from, so Turbo's own cache, which would not see a change in a package without a build, stays unused.
 * @param {import("./progress.mjs").Progress} progress
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 */
export async function buildSites(progress, toolchain) {
  const keys = new Map(siteNames.map((site) => [site, keyOf(site, toolchain)]));
  const stale = siteNames.filter((site) => !isBuilt(site) || readMark(`build-${site}`) !== keys.get(site));
  if (stale.length === 0) return;
  await runStep(progress, `Building ${stale.join(", ")}`, async (step) => {
    for (const site of stale) writeMark(`build-${site}`, "unfinished");
    const { code, output } = await run(
      toolchain.node,
      [
        join(root, "node_modules/turbo/bin/turbo"),
        "run",
        "build",
        ...stale.map((site) => `--filter=@hutong/app-${site}`),
        "--force",
        "--env-mode=loose",
        "--ui=stream",
        "--output-logs=full",
        "--log-order=stream",
        `--concurrency=${Math.max(1, Math.min(3, cores()))}`,
      ],
      {
        cwd: root,
        env: { ...toolchain.env, NODE_ENV: "production" },
        onLine: (line) => step.update(`Building ${stale.join(", ")}: ${line.slice(0, 70)}`),
      },
    );
    if (code !== 0) throw buildTrouble(output);
    for (const site of stale) writeMark(`build-${site}`, keys.get(site) ?? "");
    return `Built ${stale.join(", ")}`;
  });
}

function cores() {
  return typeof availableParallelism === "function" ? availableParallelism() : cpus().length;
}

/** @param {string} site */
function isBuilt(site) {
  return existsSync(join(root, `apps/${site}/.next/BUILD_ID`));
}

/** Not part of a site: tests, what is made from the sources, and packages that no site imports. */
const leftOut =
  /\/(node_modules|\.next|\.turbo|e2e|next-env\.d\.ts|README\.md|tsconfig\.tsbuildinfo)$|\.test\.tsx?$|^packages\/(cli|testing)$/;

/**
 * @param {string} site
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 */
function keyOf(site, toolchain) {
  const sources = fingerprint(
    [`apps/${site}`, "packages", "package-lock.json", "tsconfig.base.json"],
    (path) => !leftOut.test(path),
  );
  return `${sources} node ${toolchain.version.split(".")[0]}`;
}

/** @param {string} output */
function buildTrouble(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return new Trouble("The disk became full while building.", {
      advice: "Free some space (a build needs about 1 GB) and start again.",
    });
  }
  if (/out of memory|SIGKILL|ENOMEM/i.test(output)) {
    return new Trouble("There was not enough memory to build the sites.", {
      advice: "About 2 GB of free memory are needed. Close other programs and start again.",
    });
  }
  const said = output.trim().split("\n").slice(-40).join("\n");
  return new Trouble("The sites could not be built.", { advice: `The build said:\n${said}` });
}
