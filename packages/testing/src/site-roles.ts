import { type Database, openDatabase } from "@hutong/db";
import { type DatabaseRole, databaseRoles, ensureRoles } from "@hutong/db/server";
import { afterAll, beforeAll } from "vitest";
import type { TestDatabase } from "./test-database.ts";

/**
 * The file's database as each site sees it, with the rights of its role and no more: open from the first `beforeAll` on,
 * closed and the roles dropped at the end. Call it once, at the top, after `testDatabase()`.
 */
export function siteRoles(test: TestDatabase): Readonly<Record<DatabaseRole, Database>> {
  const opened = {} as Record<DatabaseRole, Database>; // filled before the first test
  const nameOf = (role: DatabaseRole) => `${new URL(test.connectionString).pathname.slice(1)}_${role}`;

  beforeAll(async () => {
    const passwords = { identity: "identity-pw", wholesale: "wholesale-pw", retail: "retail-pw" };
    const urls = await ensureRoles({ connectionString: test.connectionString, passwords });
    if (!urls) throw new Error("the test server's owner may make roles");
    for (const role of databaseRoles)
      opened[role] = openDatabase({ connectionString: urls[role], applicationName: nameOf(role) });
  });
  afterAll(async () => {
    for (const role of databaseRoles) {
      await opened[role]?.close();
      await test.database.pool.query(`drop owned by "${nameOf(role)}"`);
      await test.database.pool.query(`drop role "${nameOf(role)}"`);
    }
  });
  return opened;
}
