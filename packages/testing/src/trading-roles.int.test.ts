import { openDatabase } from "@hutong/db";
import { ensureRoles } from "@hutong/db/server";
import { describe, expect, it } from "vitest";
import { testDatabase } from "./test-database.ts";

const test = testDatabase();

describe("SECURITY 28: what a storefront's connection may do with inquiries and certificates", () => {
  it("changes nothing that was written, and marks no certificate as checked", async () => {
    const urls = await ensureRoles({
      connectionString: test.connectionString,
      passwords: {
        identity: "identity-password",
        wholesale: "wholesale-password",
        retail: "retail-password",
      },
    });
    if (!urls) throw new Error("the test server's owner may make roles");
    const store = openDatabase({ connectionString: urls.wholesale, applicationName: "test" });
    try {
      for (const change of [
        "update inquiry_messages set body = 'x'",
        "delete from inquiry_messages",
        "delete from inquiries",
        "delete from trade_relations",
        "update certificates set checked_at = now()",
        `insert into certificates (id, account_id, kind, number, issuer, stated_at, checked_at)
          values (gen_random_uuid(), gen_random_uuid(), 'gots', '1', 'x', now(), now())`,
        "select from contacts",
      ])
        await expect(store.pool.query(change), change).rejects.toThrow(/permission denied/);
    } finally {
      await store.close();
      const name = new URL(test.connectionString).pathname.slice(1);
      for (const role of ["identity", "wholesale", "retail"]) {
        await test.database.pool.query(`drop owned by "${name}_${role}"`);
        await test.database.pool.query(`drop role "${name}_${role}"`);
      }
    }
  });
});
