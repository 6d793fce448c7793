import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { type Database, openDatabase } from "@hutong/db";
import {
  createDatabase,
  type EmbeddedOptions,
  type EmbeddedServer,
  embeddedUrl,
  ensureRoles,
  startEmbedded,
} from "@hutong/db/server";
import { freePort } from "../free-port.ts";
import type { Journal } from "./test-journal.ts";

/** A PostgreSQL and posting processes that may be killed at any moment. */
export class CrashHouse {
  readonly #options: EmbeddedOptions;
  readonly #journal: Journal;
  #server: EmbeddedServer | undefined;
  #database: Database | undefined;
  readonly #posters = new Set<ChildProcess>();
  #posterUrl = "";

  private constructor(options: EmbeddedOptions, journal: Journal) {
    this.#options = options;
    this.#journal = journal;
  }

  static async open(journal: Journal): Promise<CrashHouse> {
    const dir = await mkdtemp(join(tmpdir(), "hutong-crash-"));
    const house = new CrashHouse(
      {
        dataDir: join(dir, "postgres"),
        port: await freePort(),
        password: "hutong-crash",
        logFile: join(dir, "log"),
      },
      journal,
    );
    await house.#open();
    return house;
  }

  /** As the owner of the database. */
  get database(): Database {
    if (!this.#database) throw new Error("the house is not open");
    return this.#database;
  }

  async #open(): Promise<void> {
    this.#server = await startEmbedded(this.#options);
    const url = embeddedUrl(this.#options, "hutong");
    await createDatabase(url);
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, "../migrate-template.ts")], {
      env: { ...process.env, HUTONG_TEST_TEMPLATE_URL: url },
    });
    const passwords = { identity: "identity-pw", wholesale: "wholesale-pw", retail: "retail-pw" };
    const roles = await ensureRoles({ connectionString: url, passwords });
    this.#posterUrl = roles?.retail ?? "";
    this.#database = openDatabase({
      connectionString: url,
      applicationName: "crash-test",
      maxConnections: 3,
    });
  }

  startPoster(traders: readonly string[]): void {
    const child = spawn(process.execPath, [join(import.meta.dirname, "test-poster.ts")], {
      env: { ...process.env, HUTONG_CRASH_URL: this.#posterUrl, HUTONG_CRASH_TRADERS: traders.join(",") },
      stdio: ["ignore", "pipe", "inherit"],
    });
    // A line that was cut off by the kill has no end and is not taken.
    createInterface({ input: child.stdout }).on("line", (line) => this.#journal.take(line));
    this.#posters.add(child);
    child.once("exit", () => this.#posters.delete(child));
  }

  /** Kills one posting process, and waits until it is gone and all that it said has been read. */
  async killPoster(): Promise<void> {
    const [child] = this.#posters;
    if (child) await killed(child);
  }

  async killPosters(): Promise<void> {
    await Promise.all([...this.#posters].map(killed));
  }

  /** Kills one connection's process: PostgreSQL takes the others down with it and recovers by itself. */
  async killBackend(): Promise<void> {
    const { rows } = await this.database.pool.query<{ pid: number }>(
      "select pid from pg_stat_activity where application_name = 'poster' order by random() limit 1",
    );
    if (!rows[0]) return;
    process.kill(rows[0].pid, "SIGKILL");
    // What is answered until our own connection has gone down with it does not count as serving again.
    for (const until = Date.now() + 10_000; Date.now() < until; await sleep(2)) {
      const answers = await this.database.pool.query("select 1").then(
        () => true,
        () => false,
      );
      if (!answers) return;
    }
    throw new Error("PostgreSQL did not notice that a process of its own was killed");
  }

  /** Kills PostgreSQL, its first process or all of them at once, and starts it again. */
  async killPostgres(which: "postmaster" | "everything"): Promise<void> {
    const pid = this.#server?.pid ?? 0;
    process.kill(which === "everything" ? -pid : pid, "SIGKILL");
    for (const until = Date.now() + 20_000; ; ) {
      try {
        this.#server = await startEmbedded(this.#options);
        return;
      } catch (error) {
        // Processes of the dead server let go of its memory first.
        if (Date.now() > until) throw error;
        await sleep(100);
      }
    }
  }

  async close(): Promise<void> {
    await this.killPosters();
    await this.#database?.close();
    await this.#server?.stop();
    await rm(join(this.#options.dataDir, ".."), { recursive: true, force: true });
  }
}

function killed(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((done) => child.once("close", () => done()));
  child.kill("SIGKILL");
  return ended;
}
