import { openDatabase } from "@hutong/db";
import { type EmbeddedServer, embeddedUrl, startEmbedded } from "@hutong/db/server";
import { hashPassword } from "@hutong/identity";

export const benchPassword = "measure thrice cut once";

export interface BenchDatabase {
  readonly server: EmbeddedServer;
  /** The owner's connection string. */
  readonly url: string;
}

/** PostgreSQL as a world starts it, and pg_stat_statements beside it. */
export async function startBenchDatabase(dataDir: string, port: number): Promise<BenchDatabase> {
  const options = {
    dataDir: `${dataDir}/postgres`,
    port,
    password: "bench",
    logFile: `${dataDir}/postgres.log`,
  };
  const first = await startEmbedded(options);
  await asOwner(embeddedUrl(options, "postgres"), [
    "alter system set shared_preload_libraries = 'pg_stat_statements'",
    "alter system set pg_stat_statements.track = 'top'",
  ]);
  await first.stop();
  return { server: await startEmbedded(options), url: embeddedUrl(options, "hutong") };
}

async function asOwner(url: string, statements: readonly string[]): Promise<void> {
  const database = openDatabase({
    connectionString: url,
    applicationName: "hutong bench",
    maxConnections: 1,
  });
  try {
    for (const statement of statements) await database.pool.query(statement);
  } finally {
    await database.close();
  }
}

/** Statements of the sites since the last reset. */
export interface Statements {
  readonly calls: number;
  /** Of them, those that wrote (left WAL behind): each is a commit of its own. */
  readonly writes: number;
  /** How often each was asked, the most frequent first. */
  readonly byText: Readonly<Record<string, number>>;
}

/** Forgets what pg_stat_statements has counted. */
export async function resetStatements(url: string): Promise<void> {
  await asOwner(url, [
    "create extension if not exists pg_stat_statements",
    "select pg_stat_statements_reset()",
  ]);
}

/** What the sites have asked of the database; their chores, a handful a second, are counted with it. */
export async function readStatements(url: string): Promise<Statements> {
  const database = openDatabase({
    connectionString: url,
    applicationName: "hutong bench",
    maxConnections: 1,
  });
  try {
    const { rows } = await database.pool.query<{ query: string; calls: string; writes: string }>(
      `select left(regexp_replace(query, '\\s+', ' ', 'g'), 100) as query, calls,
         case when wal_records > 0 then calls else 0 end as writes
       from pg_stat_statements s join pg_roles r on r.oid = s.userid
       where r.rolname in ('hutong_identity', 'hutong_wholesale', 'hutong_retail')
         and query !~* '^(begin|commit|rollback|set|deallocate)'
       order by calls desc`,
    );
    const sum = (of: "calls" | "writes") => rows.reduce((all, row) => all + Number(row[of]), 0);
    const byText = Object.fromEntries(rows.slice(0, 15).map((row) => [row.query, Number(row.calls)]));
    return { calls: sum("calls"), writes: sum("writes"), byText };
  } finally {
    await database.close();
  }
}

/** Makes people with one retail ID each, `bench-0` and on, all with the same password. @returns their names */
export async function makePeople(url: string, count: number): Promise<string[]> {
  const database = openDatabase({
    connectionString: url,
    applicationName: "hutong bench",
    maxConnections: 1,
  });
  try {
    // One transaction: an ID and its open link come into being together.
    await database.pool.query("begin");
    await database.pool.query(
      `create temp table made on commit drop as select n, uuidv7() as user_id, uuidv7() as account_id
       from generate_series(0, ${count - 1}) n`,
    );
    await database.pool.query("insert into users (id, display_name) select user_id, 'Bench ' || n from made");
    await database.pool.query(
      `insert into credentials (id, user_id, kind, secret) select uuidv7(), user_id, 'password', $1 from made`,
      [await hashPassword(benchPassword)],
    );
    await database.pool.query(
      `insert into accounts (id, user_id, realm, member_no, login_name, login_key, registered_at)
       select account_id, user_id, 'retail', 'BENCH-' || n, 'bench-' || n, 'bench-' || n, now() from made`,
    );
    await database.pool.query(
      `insert into links (id, account_id, user_id, proof, open_account_id)
       select uuidv7(), account_id, user_id, 'imported', account_id from made`,
    );
    await database.pool.query("commit");
    await database.pool.query("analyze");
  } finally {
    await database.close();
  }
  return Array.from({ length: count }, (_, n) => `bench-${n}`);
}

/** Fills the sign-on sessions of people nobody is measured with, one each. */
export async function makeIdleSessions(url: string): Promise<void> {
  await asOwner(url, [
    `insert into sign_on_sessions (uid, id_hash, user_id, payload, signed_in_at, expires_at)
     select 'idle-' || id, sha256(id::text::bytea), id, jsonb_build_object('accountId', id, 'uid', 'idle-' || id),
       now(), now() + interval '7 days' from users`,
    `insert into site_sessions (id, token_hash, sign_on_uid, sid, client_id, user_id, account_id, expires_at)
     select uuidv7(), sha256(a.id::text::bytea), 'idle-' || a.user_id, 'idle', 'hutong-retail', a.user_id, a.id,
       now() + interval '7 days' from accounts a`,
    "analyze",
  ]);
}
