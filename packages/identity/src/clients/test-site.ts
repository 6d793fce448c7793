import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

// What the trials of other people's software have in common: a process, its cookies, a port of its own.

/** An answer of a site under trial. */
export interface SiteAnswer {
  readonly status: number;
  readonly body: string;
  readonly location: URL | undefined;
}

/** A browser as far as one site is concerned: by loopback under its public Host, cookies kept, no redirect followed. */
export class SiteVisitor {
  readonly #origin: URL;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = new URL(origin);
  }

  get(path: string, more: Record<string, string> = {}): Promise<SiteAnswer> {
    return this.#ask("GET", path, more);
  }

  /** Posts a form as a page of the site would. */
  post(path: string, fields: Record<string, string>): Promise<SiteAnswer> {
    const more = { origin: this.#origin.origin, "content-type": "application/x-www-form-urlencoded" };
    return this.#ask("POST", path, more, new URLSearchParams(fields).toString());
  }

  #ask(method: string, path: string, more: Record<string, string>, form?: string): Promise<SiteAnswer> {
    const headers = {
      ...more,
      host: this.#origin.host,
      accept: "text/html",
      cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    };
    const to = { host: "127.0.0.1", port: this.#origin.port, method, path, headers };
    return new Promise((done, fail) => {
      const call = request(to, (res) => {
        let body = "";
        res.setEncoding("utf8");
        res.on("data", (chunk) => {
          body += chunk;
        });
        res.on("end", () => {
          for (const line of res.headers["set-cookie"] ?? []) this.#keep(line);
          const { location } = res.headers;
          done({
            status: res.statusCode ?? 0,
            body,
            location: location ? new URL(location, this.#origin) : undefined,
          });
        });
      });
      call.on("error", fail);
      call.end(form);
    });
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /expires=thu, 01.jan.1970|max-age=0/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A process under trial and what it said. */
export interface SiteProcess {
  readonly child: ChildProcess;
  readonly said: () => string;
  stop(): Promise<void>;
}

/**
 * Starts a program and waits until its port answers.
 * @throws Error with what it said, where it ends or does not answer within 20 s
 */
export async function startSiteProcess(
  command: string,
  args: readonly string[],
  options: { readonly port: number; readonly env?: Record<string, string>; readonly cwd?: string },
): Promise<SiteProcess> {
  let said = "";
  const child = spawn(command, args, {
    ...(options.cwd ? { cwd: options.cwd } : {}),
    env: { ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.on("exit", () => done()));
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const until = Date.now() + 20_000;
  while (!(await answers(options.port))) {
    if (child.exitCode !== null || Date.now() > until)
      throw new Error(`${command} does not answer:\n${said}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return {
    child,
    said: () => said,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const call = request({ host: "127.0.0.1", port, path: "/robots.txt", timeout: 1_000 }, (res) => {
      res.resume();
      done(true);
    });
    call.on("error", () => done(false));
    call.on("timeout", () => call.destroy());
    call.end();
  });
}

/** A folder for a program's files, within the workspace so that it finds the packages. */
export async function workspaceFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const root = fileURLToPath(new URL("../../../../node_modules/.cache-", import.meta.url));
  const path = await mkdtemp(root);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
