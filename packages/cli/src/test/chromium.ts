import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "../../bin/paths.mjs";
import { run } from "../../bin/run.mjs";
import { Trouble } from "../../bin/trouble.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The Chromium for the browser tests: CHROMIUM_PATH, one on the path, else one that is installed now.
 * @returns its path; undefined where it is Playwright's own, which Playwright finds by itself
 * @throws Trouble where there is none and none can be had
 */
export async function findChromium(tell: (text: string) => void): Promise<string | undefined> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (isProgram(given)) return given;
    throw new Trouble(`CHROMIUM_PATH=${given} is no program that can be run.`);
  }
  const found = onPath();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    tell("Installing Chromium (apt-get)");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update"], { env });
    await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"], { env });
    const installed = onPath();
    if (installed) return installed;
  }
  tell("Downloading Chromium (playwright)");
  const playwright = join(root, "node_modules/@playwright/test/cli.js");
  const { code, output } = await run(process.execPath, [playwright, "install", "chromium"]);
  if (code === 0) return undefined;
  throw new Trouble("There is no Chromium for the browser tests, and none could be downloaded.", {
    advice: `Install Chromium or Chrome, or set CHROMIUM_PATH to one. Playwright said:\n${output.trim().split("\n").slice(-6).join("\n")}`,
  });
}

function onPath(): string | undefined {
  const places = (process.env.PATH ?? "").split(delimiter);
  const macs = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
  return [...names.flatMap((name) => places.map((place) => join(place, name))), ...macs].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
