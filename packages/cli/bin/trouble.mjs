/**
 * Something that stops the command and that a person can mend: `message` says what is wrong,
 * `advice` what to do. Printed without a stack trace (HUTONG_DEBUG=1 shows it).
 */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {{ advice?: string, cause?: unknown, exitCode?: number }} [detail]
   */
  constructor(message, detail = {}) {
    super(message, { cause: detail.cause });
    this.name = "Trouble";
    this.advice = detail.advice;
    this.exitCode = detail.exitCode ?? 1;
  }
}

const debug = process.env.HUTONG_DEBUG === "1";

/**
 * Prints why the command ends, for people, and returns the exit code.
 * @param {unknown} error
 * @returns {number}
 */
export function report(error) {
  const trouble = error instanceof Trouble ? error : (fromSystem(error) ?? unexpected(error));
  const [lead, rest] =
    process.stderr.isTTY && !process.env.NO_COLOR ? ["\u001b[31m✗\u001b[39m", "  "] : ["✗", "  "];
  process.stderr.write(`${lead} ${trouble.message.replaceAll("\n", `\n${rest}`)}\n`);
  if (trouble.advice) process.stderr.write(`${rest}${trouble.advice.replaceAll("\n", `\n${rest}`)}\n`);
  if (debug) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return trouble.exitCode;
}

/** @param {unknown} error */
function unexpected(error) {
  const text = error instanceof Error ? error.message : String(error);
  return new Trouble(`Something unexpected happened: ${text}`, {
    advice: debug ? "" : "Run the command again with HUTONG_DEBUG=1 for the details.",
  });
}

/**
 * What the operating system refused, in words; undefined for any other error.
 * @param {unknown} error
 * @returns {Trouble | undefined}
 */
export function fromSystem(error) {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const path = "path" in error && typeof error.path === "string" ? error.path : "the data directory";
  switch (error.code) {
    case "ENOSPC":
    case "EDQUOT":
      return new Trouble(`The disk is full: ${path} could not be written.`, {
        advice: "Free some space (a fresh start needs about 2 GB) and start again.",
        cause: error,
      });
    case "EROFS":
      return new Trouble(`${path} is on a read-only file system.`, { advice: elsewhere, cause: error });
    case "EACCES":
    case "EPERM":
      return new Trouble(`${path} may not be written by this user.`, { advice: elsewhere, cause: error });
    case "ENOENT":
      return new Trouble(`${path} cannot be made there.`, {
        advice: "Set HUTONG_DATA_DIR to a directory on a disk that can be written.",
        cause: error,
      });
    case "EEXIST":
    case "ENOTDIR":
      return new Trouble(`${path} is in the way: a directory is needed there.`, {
        advice: "Move that file away, or set HUTONG_DATA_DIR to another directory, and start again.",
        cause: error,
      });
    default:
      return undefined;
  }
}

const elsewhere =
  "Give this user the right to write there, or set HUTONG_DATA_DIR to a directory that can be written.";

/**
 * Why a command of npm's failed, from what it printed.
 * @param {string} output
 * @param {string} what the work that failed, e.g. "installing packages"
 * @returns {Trouble}
 */
export function fromNpm(output, what) {
  const last = output.trim().split("\n").slice(-12).join("\n");
  /** @type {[RegExp, string, string][]} */
  const known = [
    [
      /ENOSPC|no space left/i,
      `The disk became full while ${what}.`,
      "Free some space (a fresh start needs about 2 GB) and start again.",
    ],
    [
      /EROFS|EACCES|EPERM|permission denied/,
      `Files could not be written while ${what}.`,
      `Check that this user owns the checkout and npm's cache. npm said:\n${last}`,
    ],
    [
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i,
      `The npm registry could not be reached while ${what}.`,
      `Check the network (npm ping), and a proxy or registry of your own in npm's settings (npm config list), and start again: what is there already is kept. npm said:\n${last}`,
    ],
    [
      /in sync/,
      "package.json and package-lock.json do not agree.",
      'Run "npm install" once, commit the lock file, and start again.',
    ],
    [
      /E401|E403|E407/,
      `The npm registry refused the download while ${what}.`,
      `Check the registry and the credentials in npm's settings (npm config list). npm said:\n${last}`,
    ],
  ];
  for (const [pattern, message, advice] of known) {
    if (pattern.test(output)) return new Trouble(message, { advice });
  }
  return new Trouble(`npm failed while ${what}.`, { advice: `It said:\n${last}` });
}
