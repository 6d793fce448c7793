import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm, truncate } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { type EmbeddedServer, embeddedUrl, startEmbedded } from "./embedded.ts";

const password = "a test server's password";
const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function freshPlace(mode = 0o755) {
  const base = await mkdtemp(join(tmpdir(), "hutong-embedded-"));
  execFileSync("chmod", [mode.toString(8), base]);
  cleanUps.push(() => rm(base, { recursive: true, force: true }));
  return {
    dataDir: join(base, "postgres"),
    logFile: join(base, "postgres.log"),
    password,
    port: await freePort(),
  };
}

async function start(place: Parameters<typeof startEmbedded>[0]): Promise<EmbeddedServer> {
  const server = await startEmbedded(place);
  cleanUps.push(() => server.stop());
  return server;
}

async function ask(place: { dataDir: string; port: number }, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: embeddedUrl({ ...place, password }, "postgres") });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

/** Also false for one that has ended and that nobody has waited for yet. */
function isRunning(pid: number): boolean {
  try {
    return !/^Z/.test(
      execFileSync("ps", ["-o", "stat=", "-p", String(pid)])
        .toString()
        .trim(),
    );
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

describe("the embedded server", () => {
  it("two run side by side; one that was killed hard loses nothing and starts again", async () => {
    const [one, other] = [await freshPlace(), await freshPlace()];
    const [first] = [await start(one), await start(other)];
    await ask(one, "create table kept as select 42 as answer");
    process.kill(first.pid, "SIGKILL");
    await new Promise<void>((gone) => first.onExit(() => gone()));
    await start(one);
    expect(await ask(one, "select answer from kept")).toBe(42);
    expect(await ask(other, "select to_regclass('kept')")).toBeNull();
  });

  it("a server that a killed launcher left is stopped by the next start", async () => {
    const place = await freshPlace();
    const launcher = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `const { startEmbedded } = await import(${JSON.stringify(import.meta.resolve("./embedded.ts"))});
         const { pid } = await startEmbedded(${JSON.stringify(place)}); console.log(pid); setInterval(() => {}, 1000);`,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const left = await new Promise<number>((told) =>
      launcher.stdout.once("data", (text) => told(Number(text))),
    );
    launcher.kill("SIGKILL");
    const server = await start(place);
    expect(server.pid).not.toBe(left);
    expect(isRunning(left)).toBe(false);
    expect(await ask(place, "select 1")).toBe(1);
  });

  it("is spoken to through its socket, and by loopback where its path is too long for one", async () => {
    const place = await freshPlace();
    const far = { ...place, dataDir: join(place.dataDir, "..", "far".repeat(40)) };
    const isBySocket = "select inet_client_addr() is null";
    const near = await start(place);
    expect(await ask(place, isBySocket)).toBe(true);
    await near.stop();
    await start(far);
    expect(await ask(far, isBySocket)).toBe(false);
  });

  it("names a port that is taken and the variable that moves it", async () => {
    const place = await freshPlace();
    const taker = createServer().listen(place.port, "127.0.0.1");
    cleanUps.push(() => new Promise((closed) => taker.close(closed)));
    await new Promise((listening) => taker.once("listening", listening));
    await expect(startEmbedded(place)).rejects.toMatchObject({
      code: "port_taken",
      message: expect.stringMatching(new RegExp(`${place.port}.*HUTONG_DB_PORT`)),
    });
  });

  it("says that a data directory is damaged, and touches nothing in it", async () => {
    const place = await freshPlace();
    await (await startEmbedded(place)).stop();
    await truncate(join(place.dataDir, "global/pg_control"), 10);
    await expect(startEmbedded(place)).rejects.toMatchObject({
      code: "broken_data",
      message: expect.stringContaining(place.dataDir),
    });
    await rm(join(place.dataDir, "PG_VERSION"));
    await expect(startEmbedded(place)).rejects.toMatchObject({
      code: "broken_data",
      message: expect.stringContaining("PG_VERSION"),
    });
  });

  it("a cluster that was cut off while it was made is begun again", async () => {
    const place = await freshPlace();
    await (await startEmbedded(place)).stop();
    execFileSync("mv", [place.dataDir, `${place.dataDir}.new`]);
    await rm(join(`${place.dataDir}.new`, "global"), { recursive: true });
    await start(place);
    expect(await ask(place, "select 1")).toBe(1);
  });

  it("says that the secret is another one", async () => {
    const place = await freshPlace();
    await (await startEmbedded(place)).stop();
    await expect(startEmbedded({ ...place, password: "another" })).rejects.toMatchObject({
      code: "broken_data",
      message: expect.stringContaining("another secret"),
    });
  });

  it.runIf(process.getuid?.() === 0 && process.platform === "linux")(
    "started by root, it runs below a folder that only root may enter, and not as root",
    async () => {
      const place = await freshPlace(0o700);
      const server = await start(place);
      expect(await ask(place, "select 1")).toBe(1);
      const uid = execFileSync("ps", ["-o", "uid=", "-p", String(server.pid)])
        .toString()
        .trim();
      expect(uid).not.toBe("0");
    },
  );
});
