import { cloneDatabase, dropDatabase, testDatabase } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../client.ts";
import { migrate } from "./migrate.ts";
import { roleDifferences } from "./role-differences.ts";
import { type DatabaseRole, ensureRoles, grants } from "./roles.ts";

const test = testDatabase();
const opened: Partial<Record<DatabaseRole, Database>> = {};

beforeAll(async () => {
  const urls = await ensureRoles({
    connectionString: test.connectionString,
    passwords: { identity: "identity-password", site: "site-password" },
  });
  if (!urls) throw new Error("the test server's owner may make roles");
  for (const role of ["identity", "site"] as const) {
    opened[role] = openDatabase({ connectionString: urls[role], applicationName: "test" });
  }
});
afterAll(async () => {
  await Promise.all(Object.values(opened).map((database) => database.close()));
  for (const role of ["identity", "site"]) {
    const name = `${new URL(test.connectionString).pathname.slice(1)}_${role}`;
    await test.database.pool.query(`drop owned by "${name}"`);
    await test.database.pool.query(`drop role "${name}"`);
  }
});

const as = (role: DatabaseRole, sql: string) => opened[role]?.pool.query(sql);
const denied = /permission denied/;

describe("SECURITY I6 and 24: what the web processes may not do", () => {
  it.each(["identity", "site"] as const)("%s cannot change, delete or empty the audit", async (role) => {
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
    await expect(as("site", `select * from ${table}`)).rejects.toThrow(denied);
  });

  it("a storefront cannot make people or take over accounts", async () => {
    await expect(
      as("site", "insert into users (id, display_name) values (gen_random_uuid(), 'x')"),
    ).rejects.toThrow(denied);
    await expect(as("site", "update users set admin_role = 'owner'")).rejects.toThrow(denied);
    await expect(as("site", "update accounts set user_id = gen_random_uuid()")).rejects.toThrow(denied);
    await expect(as("site", "select payload from sign_on_sessions")).rejects.toThrow(denied);
  });

  it("neither can change the schema", async () => {
    for (const role of ["identity", "site"] as const) {
      await expect(as(role, "create table x (id int)")).rejects.toThrow(denied);
      await expect(as(role, "alter table users add column x int")).rejects.toThrow(/must be owner/);
    }
  });

  it("every table is either granted on purpose or out of reach", async () => {
    const { rows } = await test.database.pool.query<{ tablename: string }>(
      "select tablename from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'",
    );
    const known = new Set([...Object.keys(grants.identity), ...Object.keys(grants.site)]);
    expect(rows.map((row) => row.tablename).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("rights that differ from what is written", () => {
  const own = (sql: string) => test.database.pool.query(sql);
  const name = () => `${new URL(test.connectionString).pathname.slice(1)}_site`;

  it("are none after a start, and each is named", async () => {
    expect(await roleDifferences(test.connectionString)).toEqual([]);
    await own(`grant select on credentials to "${name()}"`);
    await own(`grant update (display_name) on users to "${name()}"`);
    await own(`revoke select on listings from "${name()}"`);
    await own(`revoke update (theme) on users from "${name()}"`);
    expect((await roleDifferences(test.connectionString)).sort()).toEqual(
      [
        `${name()} lacks listings select`,
        `${name()} lacks users update(theme)`,
        `${name()} may credentials select`,
        `${name()} may users update(display_name)`,
      ].sort(),
    );
    await own(`revoke select on credentials from "${name()}"`);
  });
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
      const passwords = { identity: `identity-${start}`, site: `site-${start}` };
      const urls = await ensureRoles({ connectionString: own.href, passwords });
      expect(await roleDifferences(own.href)).toEqual([]);
      const site = openDatabase({ connectionString: urls?.site ?? "", applicationName: "test" });
      await expect(site.pool.query("select 1")).resolves.toBeDefined();
      await site.close();
    }
  } finally {
    await dropDatabase(url.href);
    for (const role of [`${database}_identity`, `${database}_site`, owner])
      await test.database.pool.query(`drop role if exists "${role}"`);
  }
});
