import { openDatabase } from "@hutong/db";
import { migrate, migrationState, schemaDrift } from "@hutong/db/server";
import { afterEach, describe, expect, it } from "vitest";
import { cloneDatabase, dropDatabase } from "./test-database.ts";

describe("migrations", () => {
  const made: string[] = [];
  const fresh = async (options?: { empty: boolean }) => {
    const url = await cloneDatabase(options);
    made.push(url);
    return url;
  };

  afterEach(async () => {
    for (const url of made.splice(0)) await dropDatabase(url);
  });

  it("agree with the Prisma schema", async () => {
    expect(await schemaDrift(await fresh())).toBe("");
  });

  it("applied again are a no-op", async () => {
    const url = await fresh({ empty: true });
    expect(await migrate(url)).not.toEqual([]);
    expect(await migrate(url)).toEqual([]);
  });

  it("that are missing, edited or of another version are named, and looking applies none", async () => {
    const url = await fresh({ empty: true });
    const before = await migrationState(url);
    expect(before.pending.length).toBeGreaterThan(3);
    expect(before).toMatchObject({ failed: [], edited: [], unknown: [] });
    expect(await migrate(url)).toEqual(before.pending);
    expect(await migrationState(url)).toEqual({ pending: [], failed: [], edited: [], unknown: [] });
    const database = openDatabase({ connectionString: url, applicationName: "test" });
    const [first, second] = before.pending;
    await database.pool.query(
      `update "_prisma_migrations" set checksum = 'another' where migration_name = '${first}'`,
    );
    await database.pool.query(
      `update "_prisma_migrations" set migration_name = '20990101000000_later' where migration_name = '${second}'`,
    );
    await database.close();
    const after = await migrationState(url);
    expect(after.edited).toEqual([first]);
    expect(after.unknown).toContain("20990101000000_later");
    expect(after.pending).toContain(second);
  });

  it("SECURITY 35: killed half-way, converge on the next run", async () => {
    const url = await fresh({ empty: true });
    const [first = ""] = await migrate(url);
    const clean = await fresh({ empty: true });
    const database = openDatabase({ connectionString: clean, applicationName: "test" });
    // What a kill leaves: the row says "started", the script's transaction rolled back with the connection.
    const table = await ddlOfHistory(url);
    await database.pool.query(table);
    await database.pool.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, started_at, applied_steps_count)
       values (gen_random_uuid()::text, '', $1, now(), 0)`,
      [first],
    );
    await database.close();

    expect(await migrate(clean)).toContain(first);
    expect(await schemaDrift(clean)).toBe("");
    expect(await migrate(clean)).toEqual([]);
  });
});

/** `create table` of Prisma's history, read from a database that has it. */
async function ddlOfHistory(url: string): Promise<string> {
  const database = openDatabase({ connectionString: url, applicationName: "test" });
  try {
    const { rows } = await database.pool.query<{ columns: string }>(
      `select string_agg(format('%I %s %s %s', column_name,
         case when character_maximum_length is null then data_type
              else format('varchar(%s)', character_maximum_length) end,
         case when is_nullable = 'NO' then 'not null' else '' end,
         coalesce('default ' || column_default, '')), ', ' order by ordinal_position) as columns
       from information_schema.columns where table_name = '_prisma_migrations'`,
    );
    return `create table "_prisma_migrations" (${rows[0]?.columns}, primary key (id))`;
  } finally {
    await database.close();
  }
}
