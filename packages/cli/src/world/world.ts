import type { EmbeddedServer } from "@hutong/db/server";
import { forget, remember, stopLeftovers, type WorldProcess } from "../../bin/leftovers.mjs";
import type { Lock } from "../../bin/lock.mjs";
import { siteNames } from "../../bin/paths.mjs";
import { markOf } from "../../bin/processes.mjs";
import { type Progress, runStep } from "../../bin/progress.mjs";
import { fromSystem, Trouble } from "../../bin/trouble.mjs";
import type { SiteName, WorldEnv } from "../env.ts";
import { type WorldSecrets, worldSecrets } from "../secrets.ts";
import { logFile, prepareDataDir, takeDataDir } from "./data-dir.ts";
import { ownerUrl, prepareDatabase, startPostgres } from "./database.ts";
import { populate } from "./populate.ts";
import { assertPortsFree } from "./ports.ts";
import { siteEnv, type WorldMode } from "./site-env.ts";
import { type SiteProcess, startSite } from "./site-process.ts";
import { supervise } from "./supervisor.ts";

export interface WorldOptions {
  readonly env: WorldEnv;
  readonly mode: WorldMode;
  readonly progress: Progress;
  /** Aborted when the world is not wanted any more, also while it starts. */
  readonly signal: AbortSignal;
}

/** A running world: three sites and their database. */
export interface World {
  readonly env: WorldEnv;
  /** The owner's connection string. */
  readonly databaseUrl: string;
  /** Drains the sites, then stops the database. Safe to call twice. */
  stop(): Promise<void>;
  /** Ends everything at once. */
  kill(): void;
  /** Called once when a part keeps crashing: the world should be stopped. */
  onDeath(listener: (reason: Trouble) => void): void;
}

/**
 * Starts a world, or leaves nothing behind.
 * @throws Trouble
 */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { env } = options;
  try {
    prepareDataDir(env.dataDir);
  } catch (error) {
    throw inDataDir(error, env.dataDir);
  }
  const origins = siteNames.map((site) => env.sites[site].origin);
  const lock = await takeDataDir(env.dataDir, { state: "starting", origins, dbPort: env.dbPort });
  const world = new RunningWorld(options, lock);
  try {
    await world.start();
    lock.rewrite({ state: "running", origins, dbPort: env.dbPort });
    return world;
  } catch (error) {
    await world.stop();
    throw inDataDir(error, env.dataDir);
  }
}

/** A refusal of the operating system that names no file is one of the data directory. */
function inDataDir(error: unknown, dataDir: string): unknown {
  if (error instanceof Error && "code" in error && !("path" in error))
    Object.assign(error, { path: dataDir });
  return fromSystem(error) ?? error;
}

class RunningWorld implements World {
  readonly env: WorldEnv;
  databaseUrl = "";
  readonly #options: WorldOptions;
  readonly #lock: Lock;
  readonly #sites = new Map<SiteName, SiteProcess>();
  readonly #watches: { end(): void }[] = [];
  #secrets: WorldSecrets | undefined;
  #siteUrls: Record<SiteName, string> | undefined;
  #postgres: EmbeddedServer | undefined;
  #stopped: Promise<void> | undefined;
  #onDeath: ((reason: Trouble) => void) | undefined;

  constructor(options: WorldOptions, lock: Lock) {
    this.env = options.env;
    this.#options = options;
    this.#lock = lock;
  }

  async start(): Promise<void> {
    const { env } = this;
    const { progress } = this.#options;
    const left = await stopLeftovers(env.dataDir);
    if (left.length > 0) progress.say(`✓ Stopped what a killed launcher had left: ${left.join(", ")}`);
    await assertPortsFree(env);
    const secrets = worldSecrets(env);
    this.#secrets = secrets;
    this.databaseUrl = ownerUrl(env, secrets);
    if (!env.databaseUrl) await this.#startDatabase(secrets);
    this.#continue();
    await this.#prepareDatabase(secrets);
    this.#continue();
    await runStep(progress, "Starting the sites", () => this.#startSites());
    this.#continue();
    this.#watchAll();
  }

  onDeath(listener: (reason: Trouble) => void): void {
    this.#onDeath = listener;
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  kill(): void {
    for (const watch of this.#watches) watch.end();
    for (const site of this.#sites.values()) site.kill();
    // Not SIGKILL: PostgreSQL's children would outlive it. SIGQUIT ends them all; the next start recovers.
    if (this.#postgres) process.kill(this.#postgres.pid, "SIGQUIT");
    forget(this.env.dataDir);
    this.#lock.release();
  }

  #continue(): void {
    if (this.#options.signal.aborted) throw new Trouble("Stopped before it was ready.", { exitCode: 130 });
  }

  async #startDatabase(secrets: WorldSecrets): Promise<void> {
    await runStep(this.#options.progress, "Starting PostgreSQL", async () => {
      this.#postgres = await startPostgres(this.env, secrets);
      this.#remember();
      return `PostgreSQL runs on port ${this.env.dbPort}`;
    });
  }

  async #prepareDatabase(secrets: WorldSecrets): Promise<void> {
    const { env } = this;
    await runStep(this.#options.progress, "Preparing the database", async (step) => {
      const { applied, roleUrls } = await prepareDatabase(this.databaseUrl, secrets);
      this.#siteUrls = roleUrls ?? {
        identity: this.databaseUrl,
        wholesale: this.databaseUrl,
        retail: this.databaseUrl,
      };
      step.update("Filling the database");
      const filled = await populate(env, secrets, this.databaseUrl);
      const facts = [
        applied.length > 0 ? `${applied.length} migration${applied.length > 1 ? "s" : ""} applied` : "",
        filled,
        roleUrls ? "" : "the sites use the owner's rights, since DATABASE_URL's user may not make roles",
      ].filter(Boolean);
      return facts.length > 0 ? `Database ready: ${facts.join(", ")}` : "Database ready";
    });
  }

  async #startSites(): Promise<string> {
    const sites = siteNames.map((site) => this.#spawnSite(site));
    await Promise.race([Promise.all(sites.map((site) => site.ready())), whenAborted(this.#options.signal)]);
    return "The three sites answer";
  }

  #spawnSite(site: SiteName): SiteProcess {
    if (!this.#secrets || !this.#siteUrls) throw new Error("the database comes before the sites");
    const process = startSite({
      site,
      ...this.env.sites[site],
      logFile: logFile(this.env.dataDir, site),
      env: siteEnv(site, {
        env: this.env,
        secrets: this.#secrets,
        databaseUrl: this.#siteUrls[site],
        mode: this.#options.mode,
      }),
    });
    this.#sites.set(site, process);
    this.#remember();
    return process;
  }

  #watchAll(): void {
    for (const first of this.#sites.values()) {
      this.#watch(`the ${first.site} site`, first, async () => {
        const next = this.#spawnSite(first.site);
        await next.ready().catch((error) => {
          next.kill();
          throw error;
        });
        return next;
      });
    }
    const { postgres, secrets } = { postgres: this.#postgres, secrets: this.#secrets };
    if (!postgres || !secrets) return;
    this.#watch("PostgreSQL", postgres, async () => {
      this.#postgres = await startPostgres(this.env, secrets);
      this.#remember();
      return this.#postgres;
    });
  }

  #watch<T extends { onExit(listener: () => void): void }>(
    name: string,
    first: T,
    restart: () => Promise<T>,
  ): void {
    const { progress } = this.#options;
    const watch = supervise({
      name,
      first,
      restart,
      tell: (event) => {
        if (event === "crashed") progress.say(`! ${capital(name)} ended unexpectedly and is started again`);
        if (event === "back") progress.say(`✓ ${capital(name)} is back`);
        if (event === "given_up") this.#onDeath?.(this.#keepsCrashing(name));
      },
    });
    this.#watches.push(watch);
  }

  #keepsCrashing(name: string): Trouble {
    return new Trouble(`${capital(name)} ended five times within a minute. Hutong stops.`, {
      advice: `The logs are in ${this.env.dataDir}/logs.`,
    });
  }

  /** Writes down what runs, for a next launcher to stop if this one is killed. */
  #remember(): void {
    const running = [
      ...(this.#postgres ? [{ name: "postgres", pid: this.#postgres.pid }] : []),
      ...[...this.#sites].map(([name, { pid }]) => ({ name, pid })),
    ];
    const marked = running.flatMap(({ name, pid }): WorldProcess[] => {
      const mark = markOf(pid);
      return mark ? [{ name, ...mark }] : [];
    });
    remember(this.env.dataDir, marked);
  }

  async #stop(): Promise<void> {
    const { env } = this;
    this.#lock.rewrite({ state: "stopping" });
    for (const watch of this.#watches) watch.end();
    await Promise.all([...this.#sites.values()].map((site) => site.stop()));
    await this.#postgres?.stop();
    forget(env.dataDir);
    this.#lock.release();
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) => {
    const give = () => fail(new Trouble("Stopped before it was ready.", { exitCode: 130 }));
    if (signal.aborted) give();
    signal.addEventListener("abort", give, { once: true });
  });
}
