import { execFile } from "node:child_process";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { openDatabase } from "@hutong/db";
import { createDatabase, embeddedUrl, startEmbedded } from "@hutong/db/server";
import type { TestProject } from "vitest/node";
import { freePort } from "./free-port.ts";

const testDir = resolve(import.meta.dirname, "../../../.data/test");
const password = "hutong-test";

/**
 * Vitest global set-up: a PostgreSQL (the one of HUTONG_TEST_DATABASE_URL, else an embedded one) with a
 * template database, migrated once, from which each test file clones its own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.HUTONG_TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => undefined } : await startTestServer();
  const prefix = `hutong_test_${process.pid}`;
  const template = new URL(server.url);
  template.pathname = `/${prefix}_template`;
  await dropDatabases(server.url, prefix);
  await createDatabase(template.href);
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, "migrate-template.ts")], {
    env: { ...process.env, HUTONG_TEST_TEMPLATE_URL: template.href },
  });
  project.provide("hutongTestServerUrl", server.url);
  project.provide("hutongTestPrefix", prefix);
  return async () => {
    if (given) await dropDatabases(server.url, prefix);
    await server.stop();
  };
}

async function startTestServer(): Promise<{ url: string; stop: () => Promise<undefined> }> {
  const slot = await takeSlot();
  const port = await freePort();
  const server = await startEmbedded({
    dataDir: slot.dataDir,
    port,
    password,
    logFile: `${slot.dataDir}.log`,
  });
  return {
    url: embeddedUrl({ dataDir: slot.dataDir, port, password }, "postgres"),
    stop: async () => {
      await server.stop();
      await slot.release();
      return undefined;
    },
  };
}

/**
 * A data directory that no other test run of this checkout uses. A lock left by a killed run is taken over
 * (its server too: startEmbedded stops what still runs in the directory).
 */
async function takeSlot(): Promise<{ dataDir: string; release: () => Promise<void> }> {
  await mkdir(testDir, { recursive: true });
  for (let index = 1; index <= 16; index += 1) {
    const dataDir = join(testDir, index === 1 ? "postgres" : `postgres-${index}`);
    const lock = `${dataDir}.lock`;
    const holder = Number(await readFile(lock, "utf8").catch(() => "0"));
    if (holder && isAlive(holder)) continue;
    await rm(lock, { force: true });
    const file = await open(lock, "wx").catch(() => undefined);
    if (!file) continue;
    await file.writeFile(String(process.pid));
    await file.close();
    return { dataDir, release: () => rm(lock, { force: true }) };
  }
  throw new Error(`16 test runs at once? Remove ${testDir}/*.lock if not.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const admin = openDatabase({ connectionString: url, applicationName: "hutong-test-setup" });
  try {
    const { rows } = await admin.pool.query<{ datname: string }>(
      "select datname from pg_database where starts_with(datname, $1)",
      [`${prefix}_`],
    );
    for (const { datname } of rows) await admin.pool.query(`drop database "${datname}" with (force)`);
  } finally {
    await admin.close();
  }
}
