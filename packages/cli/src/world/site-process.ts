import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../../bin/paths.mjs";
import { endProcesses, markOf } from "../../bin/processes.mjs";
import { Trouble } from "../../bin/trouble.mjs";
import type { SiteName, SitePlace } from "../env.ts";

const readyPatienceMs = 60_000;

/**
 * What bounds a site's memory. V8 lets a heap grow fourfold before it collects where it may become 4 GiB, and by two
 * fifths where it may become 512 MiB; the nursery is half of what it would be. As in the Dockerfile (ADR 72).
 */
const heapFlags = ["--max-old-space-size=512", "--max-semi-space-size=8"];
/** glibc keeps a pool of freed memory per thread, and the threads that hash passwords free 19 MiB at a time. */
const allocatorSettings = { MALLOC_ARENA_MAX: "2" };

/** A site drains for at most 15 s (SECURITY 34); then it is ended. */
const drainPatienceMs = 16_000;

export interface SiteOptions extends SitePlace {
  readonly site: SiteName;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

export interface SiteProcess {
  readonly site: SiteName;
  readonly pid: number;
  /** Resolves when the site answers; rejects with a Trouble when it ends first or takes too long. */
  ready(): Promise<void>;
  onExit(listener: () => void): void;
  stop(): Promise<void>;
  kill(): void;
}

/** Starts a site's server. Its output goes to its log; it ends by itself when this process does. */
export function startSite(options: SiteOptions): SiteProcess {
  const log = openSync(options.logFile, "a");
  const logStart = statSync(options.logFile).size;
  const flags = process.execArgv.filter((flag) => /strip-types|disable-warning/.test(flag));
  const child = spawn(process.execPath, [...flags, ...heapFlags, "server.ts"], {
    cwd: join(root, "apps", options.site),
    env: { ...allocatorSettings, ...inherited(), ...options.env },
    stdio: ["ignore", log, log, "ipc"],
    // Its own process group: Ctrl-C in a terminal is for the launcher, which lets the sites drain.
    detached: true,
  });
  closeSync(log);
  const mark = child.pid ? markOf(child.pid) : undefined;
  const lastWords = () => excerpt(readFileSync(options.logFile).subarray(logStart).toString());
  return {
    site: options.site,
    pid: child.pid ?? 0,
    ready: () => becomesReady(child, options, lastWords),
    onExit: (listener) => void child.once("exit", listener),
    stop: () => endProcesses(mark ? [mark] : [], { signal: "SIGTERM", patienceMs: drainPatienceMs }),
    kill: () => void child.kill("SIGKILL"),
  };
}

async function becomesReady(
  child: ChildProcess,
  options: SiteOptions,
  lastWords: () => string,
): Promise<void> {
  const trouble = (what: string) =>
    new Trouble(`The ${options.site} site ${what}.`, {
      advice: `Its last words:\n${lastWords()}\nThe whole log: ${options.logFile}`,
    });
  await new Promise<void>((done, fail) => {
    const late = setTimeout(
      () => fail(trouble(`was not ready within ${readyPatienceMs / 1000} s`)),
      readyPatienceMs,
    );
    child.on("message", (message) => {
      if (typeof message !== "object" || !("type" in message) || message.type !== "ready") return;
      clearTimeout(late);
      done();
    });
    child.once("error", (error) => fail(trouble(`could not be started: ${error.message}`)));
    child.once("exit", (code, signal) => {
      clearTimeout(late);
      fail(trouble(`ended while starting (${signal ?? `exit code ${code}`})`));
    });
  });
  for (const until = Date.now() + 10_000; (await readiness(options)) !== 200; await sleep(100)) {
    if (Date.now() > until)
      throw trouble(`says it is ready, but /readyz answers ${await readiness(options)}`);
  }
}

/** What a site's /readyz answers; 0 where nobody answers. */
export function readiness(place: SitePlace): Promise<number> {
  return probe(place, "/readyz");
}

/** What a site answers on loopback under its public name; 0 where nobody answers. */
export function probe(place: SitePlace, path: "/healthz" | "/readyz"): Promise<number> {
  return new Promise((settle) => {
    const ask = request(
      {
        host: "127.0.0.1",
        port: place.port,
        path,
        headers: { host: new URL(place.origin).host },
        timeout: 5_000,
        agent: false,
      },
      (response) => {
        response.resume();
        settle(response.statusCode ?? 0);
      },
    );
    ask.once("timeout", () => ask.destroy());
    ask.once("error", () => settle(0));
    ask.end();
  });
}

/** What a site may know of the launcher's environment: no secret of ours, nothing by accident. */
const inheritedNames =
  /^(PATH|HOME|LANG|LC_.*|TZ|TMPDIR|MALLOC_ARENA_MAX|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY|NEXT_TELEMETRY_DISABLED)$/;

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => inheritedNames.test(pair[0])),
  );
}

/** The end of a log for people: pino's JSON lines become their message. */
function excerpt(log: string): string {
  const lines = log.trim().split("\n").slice(-12).map(plain);
  return lines.filter(Boolean).join("\n") || "(nothing)";
}

function plain(line: string): string {
  if (!line.startsWith("{")) return line;
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return [msg, err?.message].filter(Boolean).join(": ");
  } catch {
    return line;
  }
}
