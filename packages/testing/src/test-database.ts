import { type Database, type Db, openDatabase } from "@hutong/db";
import type { Ctx, UserId } from "@hutong/kernel";
import { afterAll, beforeAll, inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Superuser's connection string of the test server. */
    hutongTestServerUrl: string;
    /** Every database of this run begins with this; `<prefix>_template` is the migrated one. */
    hutongTestPrefix: string;
  }
}

export interface TestDatabase {
  /** Prisma and the pool; open from the file's first `beforeAll` on. */
  readonly database: Database;
  readonly connectionString: string;
  /** A verb's ctx: anonymous, now, from 203.0.113.1, unless told otherwise. */
  ctx(overrides?: Partial<Ctx<Db>>): Ctx<Db>;
  /** The ctx of a person. */
  as(userId: string, overrides?: Partial<Ctx<Db>>): Ctx<Db>;
}

let clones = 0;

/**
 * Gives the calling test file an empty, migrated database of its own, dropped at its end. Call it once, at the top.
 * (Cloned per file, not truncated: the audit refuses truncation.)
 */
export function testDatabase(): TestDatabase {
  let opened: Database | undefined;
  let connectionString = "";

  beforeAll(async () => {
    connectionString = await cloneDatabase();
    // Tests send hundreds of calls at once: on a busy machine the last of them wait long for their connection.
    opened = openDatabase({
      connectionString,
      applicationName: "hutong-test",
      connectionTimeoutMs: 60_000,
    });
  });
  afterAll(async () => {
    await opened?.close();
    if (connectionString) await dropDatabase(connectionString);
  });

  const database = () => {
    if (!opened) throw new Error("testDatabase() is open only while tests run");
    return opened;
  };
  const ctx = (overrides: Partial<Ctx<Db>> = {}): Ctx<Db> => ({
    db: database().prisma,
    actor: { kind: "anonymous" },
    now: new Date(),
    origin: { ip: "203.0.113.1", userAgent: "vitest", requestId: null },
    ...overrides,
  });
  return {
    get database() {
      return database();
    },
    get connectionString() {
      return connectionString;
    },
    ctx,
    as: (userId, overrides = {}) => {
      const now = overrides.now ?? new Date();
      return ctx({
        actor: { kind: "person", userId: userId as UserId, authenticatedAt: now },
        ...overrides,
        now,
      });
    },
  };
}

/**
 * Clones a database: the migrated template, or an empty one with `{ empty: true }`.
 * @returns its connection string; drop it with `dropDatabase`
 */
export async function cloneDatabase(options: { empty?: boolean } = {}): Promise<string> {
  const prefix = inject("hutongTestPrefix");
  clones += 1;
  const name = `${prefix}_${process.pid}_${clones}_${Math.random().toString(36).slice(2, 8)}`;
  const template = options.empty ? "template0" : `${prefix}_template`;
  await onServer((admin) => admin.pool.query(`create database "${name}" template "${template}"`));
  const url = new URL(inject("hutongTestServerUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops a cloned database, ending whatever is still connected to it. */
export async function dropDatabase(connectionString: string): Promise<void> {
  const name = new URL(connectionString).pathname.slice(1);
  await onServer((admin) => admin.pool.query(`drop database if exists "${name}" with (force)`));
}

async function onServer(work: (admin: Database) => Promise<unknown>): Promise<void> {
  const admin = openDatabase({
    connectionString: inject("hutongTestServerUrl"),
    applicationName: "hutong-test-admin",
    maxConnections: 1,
  });
  try {
    await work(admin);
  } finally {
    await admin.close();
  }
}
