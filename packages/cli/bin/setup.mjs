import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildSites } from "./build.mjs";
import { generateClient } from "./generate.mjs";
import { installPackages } from "./install.mjs";
import { takeLock } from "./lock.mjs";
import { stateDir } from "./paths.mjs";
import { findToolchain } from "./toolchain.mjs";

/**
 * Everything that is missing before the project's own code can run. Launchers of the same checkout do it one
 * after the other.
 * @param {import("./progress.mjs").Progress} progress
 * @param {{ build: boolean }} options
 * @returns {Promise<import("./toolchain.mjs").Toolchain>}
 */
export async function setUp(progress, options) {
  mkdirSync(stateDir, { recursive: true });
  const lock = await waitForLock(progress);
  try {
    const toolchain = await findToolchain(progress);
    await installPackages(progress, toolchain);
    await generateClient(progress, toolchain);
    if (options.build) await buildSites(progress, toolchain);
    return toolchain;
  } finally {
    lock.release();
  }
}

/** @param {import("./progress.mjs").Progress} progress */
async function waitForLock(progress) {
  const file = join(stateDir, "setup.lock");
  let told = false;
  for (;;) {
    const taken = takeLock(file, {});
    if ("lock" in taken) return taken.lock;
    if (!told)
      progress.say(`… Waiting for another launcher that sets up this checkout (pid ${taken.holder.pid})`);
    told = true;
    await sleep(200);
  }
}
