import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { type Prisma, PrismaClient } from "../generated/client.ts";
import { JoinedSocket } from "./joined-socket.ts";
import { statementNames } from "./statement-names.ts";

/** A connection to the database: Prisma for ordinary work, the same pool for prepared SQL on hot paths. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** What a verb writes with: the client, or the transaction of its caller. */
export type Db = PrismaClient | Prisma.TransactionClient;

export interface DatabaseOptions {
  readonly connectionString: string;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  readonly maxConnections?: number;
  /** How long a statement may wait for a connection; 5 s unless told. */
  readonly connectionTimeoutMs?: number;
}

/** Opens a pool (connections are made when first needed) and a Prisma client on it. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new Pool({
    connectionString: options.connectionString,
    application_name: options.applicationName,
    stream: () => new JoinedSocket(),
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 5_000,
    idleTimeoutMillis: 60_000,
    // Prisma's adapter drops the offset of a time with zone (it takes it for UTC): the session must speak UTC, whatever
    // zone the server lives in.
    // Statements here take milliseconds: compiling one because its estimate is high takes longer than running it.
    options: "-c timezone=UTC -c jit=off",
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // An idle connection that breaks (a restart of PostgreSQL) must not take the process down.
  pool.on("error", () => undefined);
  // Nor one that is lent out and waits for its next statement, which then fails: the pool listens to idle ones alone.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
    errorFormat: "minimal",
  });
  return {
    prisma,
    pool,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

const shared = Symbol.for("hutong.db");

/**
 * The database of this process. Next bundles its own copy of every module, so the one pool hangs on the
 * process, not on a module.
 */
export function sharedDatabase(options: DatabaseOptions): Database {
  const holder = globalThis as { [shared]?: Database };
  holder[shared] ??= openDatabase(options);
  return holder[shared];
}

/** True while the database answers. */
export async function databaseAnswers(database: Database): Promise<boolean> {
  try {
    await database.pool.query("select 1");
    return true;
  } catch {
    return false;
  }
}
