import { Client, escapeIdentifier } from "pg";

/** Makes the database a connection string names, where it is missing. */
export async function createDatabase(connectionString: string): Promise<void> {
  const name = databaseName(connectionString);
  const admin = new URL(connectionString);
  admin.pathname = "/postgres";
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (!rowCount) await client.query(`create database ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The database's name in a connection string. */
export function databaseName(connectionString: string): string {
  return decodeURIComponent(new URL(connectionString).pathname.slice(1));
}
