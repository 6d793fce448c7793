import type { Database } from "@hutong/db";
import { databaseRoles } from "@hutong/db/server";

export interface DatabaseFacts {
  readonly name: string;
  readonly version: string;
  readonly sizeBytes: number;
  /** Applied ones, in order. */
  readonly migrations: readonly string[];
  /** True when the sites connect with roles of their own. */
  readonly rolesSeparate: boolean;
}

/** What an operator wants to know of a database. */
export async function readDatabaseFacts({ pool }: Database): Promise<DatabaseFacts> {
  const { rows } = await pool.query<{ name: string; version: string; bytes: string; roles: string }>(
    `select current_database() as name, current_setting('server_version') as version,
           pg_database_size(current_database()) as bytes,
           (select count(*) from pg_roles
             where rolname = any (select current_database() || '_' || unnest($1::text[]))) as roles`,
    [[...databaseRoles]],
  );
  const migrations = await pool.query<{ migration_name: string }>(
    "select migration_name from _prisma_migrations where finished_at is not null order by finished_at, migration_name",
  );
  const [facts] = rows;
  return {
    name: facts?.name ?? "",
    version: facts?.version ?? "",
    sizeBytes: Number(facts?.bytes ?? 0),
    migrations: migrations.rows.map((row) => row.migration_name),
    rolesSeparate: facts?.roles === String(databaseRoles.length),
  };
}
