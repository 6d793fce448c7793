import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** What set-up keeps, once a checkout: the toolchain, and notes on what is installed and built. */
export const toolchainDir = join(root, ".data/toolchain");
export const stateDir = join(root, ".data/state");

/** The three sites: apps/<name>, started and built in this order. */
export const siteNames = /** @type {const} */ (["identity", "wholesale", "retail"]);

/** Variables for everything that set-up starts: no telemetry, no version checks. */
export const quietEnv = {
  NEXT_TELEMETRY_DISABLED: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
};
