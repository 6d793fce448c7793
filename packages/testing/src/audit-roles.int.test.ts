import { openDatabase } from "@hutong/db";
import { ensureRoles } from "@hutong/db/server";
import { sealAuditEntries } from "@hutong/identity/audit";
import { describe, expect, it } from "vitest";
import { testDatabase } from "./test-database.ts";

const test = testDatabase();

describe("SECURITY I6 and 24: the web processes and the chain", () => {
  it("a storefront's entries are queued without a right of its own, the identity site seals, and neither can undo it", async () => {
    const urls = await ensureRoles({
      connectionString: test.connectionString,
      passwords: {
        identity: "identity-password",
        wholesale: "wholesale-password",
        retail: "retail-password",
      },
    });
    if (!urls) throw new Error("the test server's owner may make roles");
    const open = (connectionString: string) => openDatabase({ connectionString, applicationName: "test" });
    const [identity, store] = [open(urls.identity), open(urls.retail)];
    try {
      await store.pool.query("insert into audit_entries (id, action) values (gen_random_uuid(), 'test')");
      expect(await sealAuditEntries(identity.pool)).toBeGreaterThan(0);
      for (const change of [
        "update audit_chain set seq = seq + 1",
        "delete from audit_chain",
        "truncate audit_chain",
        "insert into audit_pending (entry_id) values (gen_random_uuid())",
        "alter table audit_entries disable trigger audit_entries_queue",
        "drop trigger audit_entries_queue on audit_entries",
      ]) {
        await expect(identity.pool.query(change), change).rejects.toThrow(/permission denied|must be owner/);
        await expect(store.pool.query(change), change).rejects.toThrow(/permission denied|must be owner/);
      }
      await expect(store.pool.query("select from audit_chain")).rejects.toThrow(/permission denied/);
      await expect(store.pool.query("delete from audit_pending")).rejects.toThrow(/permission denied/);
    } finally {
      await Promise.all([identity.close(), store.close()]);
      const name = new URL(test.connectionString).pathname.slice(1);
      for (const role of ["identity", "wholesale", "retail"]) {
        await test.database.pool.query(`drop owned by "${name}_${role}"`);
        await test.database.pool.query(`drop role "${name}_${role}"`);
      }
    }
  });
});
