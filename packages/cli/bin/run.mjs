import { spawn } from "node:child_process";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a command and collects what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} code is 127 where the command does not exist
 */
export function run(command, args, options = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let output = "";
    const take = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-400_000);
      const line = chunk.toString().trim().split("\n").at(-1);
      if (line) options.onLine?.(line);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => {
      running.delete(child);
      settle({ code: 127, output: `${output}${error.message}` });
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      settle({ code: code ?? (signal ? 130 : 1), output });
    });
  });
}

/**
 * Ends every command that still runs.
 * @param {NodeJS.Signals} signal
 */
export function endRunning(signal) {
  for (const child of running) child.kill(signal);
}
