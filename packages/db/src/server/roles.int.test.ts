import { cloneDatabase, dropDatabase, testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../client.ts";
import { migrate } from "./migrate.ts";
import { roleDifferences } from "./role-differences.ts";
import { type DatabaseRole, databaseRoles, ensureRoles, grants } from "./roles.ts";

const test = testDatabase();
const opened: Partial<Record<DatabaseRole, Database>> = {};

beforeAll(async () => {
  const urls = await ensureRoles({
    connectionString: test.connectionString,
    passwords: { identity: "identity-password", wholesale: "wholesale-password", retail: "retail-password" },
  });
  if (!urls) throw new Error("the test server's owner may make roles");
  for (const role of databaseRoles) {
    opened[role] = openDatabase({ connectionString: urls[role], applicationName: "test" });
  }
});
afterAll(async () => {
  await Promise.all(Object.values(opened).map((database) => database.close()));
  for (const role of databaseRoles) {
    const name = `${new URL(test.connectionString).pathname.slice(1)}_${role}`;
    await test.database.pool.query(`drop owned by "${name}"`);
    await test.database.pool.query(`drop role "${name}"`);
  }
});

const as = (role: DatabaseRole, sql: string) => opened[role]?.pool.query(sql);
const denied = /permission denied/;
const storefronts = ["wholesale", "retail"] as const;

describe("SECURITY I6 and 24: what the web processes may not do", () => {
  it.each(databaseRoles)("%s cannot change, delete or empty the audit", async (role) => {
    await expect(as(role, "update audit_entries set action = 'x'")).rejects.toThrow(denied);
    await expect(as(role, "delete from audit_entries")).rejects.toThrow(denied);
    await expect(as(role, "truncate audit_entries")).rejects.toThrow(denied);
  });

  it("not even the owner can", async () => {
    await test.database.pool.query(
      "insert into audit_entries (id, action) values (gen_random_uuid(), 'test')",
    );
    await expect(test.database.pool.query("update audit_entries set action = 'x'")).rejects.toThrow(
      /append-only/,
    );
    await expect(test.database.pool.query("delete from audit_entries")).rejects.toThrow(/append-only/);
    await expect(test.database.pool.query("truncate audit_entries")).rejects.toThrow(/append-only/);
  });

  it.each([
    "credentials",
    "signing_keys",
    "clients",
    "provider_records",
    "verifications",
    "contacts",
    "messages",
    "throttles",
    "consents",
  ])("a storefront cannot read %s", async (table) => {
    for (const role of storefronts)
      await expect(as(role, `select * from ${table}`), role).rejects.toThrow(denied);
  });

  it("a storefront cannot make people or take over accounts", async () => {
    for (const role of storefronts) {
      for (const sql of [
        "insert into users (id, display_name) values (gen_random_uuid(), 'x')",
        "update users set admin_role = 'owner'",
        "update accounts set user_id = gen_random_uuid()",
        "select payload from sign_on_sessions",
      ])
        await expect(as(role, sql), `${role}: ${sql}`).rejects.toThrow(denied);
    }
  });

  it("none can change the schema", async () => {
    for (const role of databaseRoles) {
      await expect(as(role, "create table x (id int)")).rejects.toThrow(denied);
      await expect(as(role, "alter table users add column x int")).rejects.toThrow(/must be owner/);
    }
  });

  it("every table is either granted on purpose or out of reach", async () => {
    const { rows } = await test.database.pool.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
    );
    const known = new Set(databaseRoles.flatMap((role) => Object.keys(grants[role])));
    expect(rows.map((row) => row.tablename).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("rights that differ from what is written", () => {
  const own = (sql: string) => test.database.pool.query(sql);
  const name = () => `${new URL(test.connectionString).pathname.slice(1)}_retail`;

  it("are none after a start, and each is named", async () => {
    expect(await roleDifferences(test.connectionString)).toEqual([]);
    await own(`grant select on credentials to "${name()}"`);
    await own(`grant update (display_name) on users to "${name()}"`);
    await own(`revoke select on listings from "${name()}"`);
    await own(`revoke update (theme) on users from "${name()}"`);
    await own("alter table shop_claims disable row level security");
    expect((await roleDifferences(test.connectionString)).sort()).toEqual(
      [
        `${name()} lacks listings select`,
        `${name()} lacks users update(theme)`,
        `${name()} may credentials select`,
        `${name()} may users update(display_name)`,
        "shop_claims has no row-level security",
      ].sort(),
    );
    await own("alter table shop_claims enable row level security");
    await own(`revoke select on credentials from "${name()}"`);
  });
});

it("the role that both storefronts were before is taken away", async () => {
  const old = `${new URL(test.connectionString).pathname.slice(1)}_site`;
  await test.database.pool.query(`create role "${old}" login password 'pw'`);
  await test.database.pool.query(`grant usage on schema public to "${old}"`);
  await test.database.pool.query(`grant select on shops to "${old}"`);
  await test.database.pool.query(`grant update (theme) on users to "${old}"`);
  await test.database.pool.query(`grant execute on function prolong_sign_on(text, int, int) to "${old}"`);
  const passwords = {
    identity: "identity-password",
    wholesale: "wholesale-password",
    retail: "retail-password",
  };
  await ensureRoles({ connectionString: test.connectionString, passwords });
  const { rowCount } = await test.database.pool.query("select 1 from pg_roles where rolname = $1", [old]);
  expect(rowCount).toBe(0);
});

it("an owner who is no superuser starts a second time as well", async () => {
  const url = new URL(await cloneDatabase({ empty: true }));
  const owner = `${url.pathname.slice(1)}_owner`;
  const database = url.pathname.slice(1);
  try {
    await test.database.pool.query(`create role "${owner}" login createrole password 'pw'`);
    await test.database.pool.query(`alter database "${database}" owner to "${owner}"`);
    const own = new URL(url);
    own.username = owner;
    own.password = "pw";
    await migrate(own.href);
    for (let start = 0; start < 2; start += 1) {
      const passwords = { identity: `i-${start}`, wholesale: `w-${start}`, retail: `r-${start}` };
      const urls = await ensureRoles({ connectionString: own.href, passwords });
      expect(await roleDifferences(own.href)).toEqual([]);
      const site = openDatabase({ connectionString: urls?.wholesale ?? "", applicationName: "test" });
      await expect(site.pool.query("select 1")).resolves.toBeDefined();
      await site.close();
    }
  } finally {
    await dropDatabase(url.href);
    for (const role of [...databaseRoles.map((role) => `${database}_${role}`), owner])
      await test.database.pool.query(`drop role if exists "${role}"`);
  }
});
