import { spawn } from "node:child_process";
import { join } from "node:path";
import { stopLeftovers } from "./leftovers.mjs";
import { root } from "./paths.mjs";

/** A terminal's Ctrl-C arrives twice, from the terminal and from npm: only a later one is a second one. */
const echoMs = 700;

/** Sites drain for up to 16 s and the database stops within 15: a command that is asked to end and still lives hangs. */
const endPatienceMs = 40_000;

/**
 * Runs the command on the project's Node and stays as its keeper: passes signals on, notices when npm is gone,
 * and cleans up if the command is killed.
 * @param {import("./toolchain.mjs").Toolchain} toolchain
 * @param {readonly string[]} args
 * @param {{ startedAt: number }} options
 * @returns {Promise<number>} the exit code
 */
export function handOver(toolchain, args, options) {
  const child = spawn(
    toolchain.node,
    [...toolchain.stripTypes, join(root, "packages/cli/src/main.ts"), ...args],
    {
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      // A process group of its own: Ctrl-C and `kill -9 -group` reach the keeper, which asks for an orderly end.
      detached: true,
      env: { ...toolchain.env, HUTONG_STARTED_AT_MS: String(options.startedAt) },
    },
  );
  /** @type {Set<string>} */
  const worlds = new Set();
  child.on("message", (message) => {
    if (message && typeof message === "object" && "world" in message) worlds.add(String(message.world));
  });
  const restore = passSignalsOn(child);
  return new Promise((settle) => {
    child.on("error", (error) => {
      process.stderr.write(`✗ ${toolchain.node} could not be started: ${error.message}\n`);
      settle(1);
    });
    child.on("exit", async (code, signal) => {
      restore();
      if (signal) await cleanUp(worlds, signal);
      settle(code ?? 1);
    });
  });
}

/** @param {import("node:child_process").ChildProcess} child */
function passSignalsOn(child) {
  let askedAt = 0;
  const ask = (/** @type {"stop" | "force"} */ what) => {
    if (child.connected) child.send({ ask: what }, () => {});
    else child.kill("SIGTERM");
  };
  const onSignal = () => {
    const now = Date.now();
    if (askedAt === 0) {
      askedAt = now;
      ask("stop");
      setTimeout(() => child.kill("SIGKILL"), endPatienceMs).unref();
    } else if (now - askedAt > echoMs) ask("force");
  };
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  for (const name of signals) process.on(name, onSignal);
  // npm killed hard passes nothing on: its child then has another parent.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_execpath && process.ppid !== parent && askedAt === 0) onSignal();
  }, 500);
  return () => {
    clearInterval(watch);
    for (const name of signals) process.off(name, onSignal);
  };
}

/**
 * @param {ReadonlySet<string>} worlds data directories
 * @param {NodeJS.Signals} signal
 */
async function cleanUp(worlds, signal) {
  process.stderr.write(`✗ The launcher was ended by ${signal}. Stopping what it started.\n`);
  for (const dataDir of worlds) await stopLeftovers(dataDir);
}
