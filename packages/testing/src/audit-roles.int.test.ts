import { sealAuditEntries } from "@hutong/identity/audit";
import { describe, expect, it } from "vitest";
import { siteRoles } from "./site-roles.ts";
import { testDatabase } from "./test-database.ts";

const test = testDatabase();
const sites = siteRoles(test);

describe("SECURITY I6 and 24: the web processes and the chain", () => {
  it("a storefront's entries are queued without a right of its own, the identity site seals, and neither can undo it", async () => {
    await sites.retail.pool.query(
      "insert into audit_entries (id, action) values (gen_random_uuid(), 'test')",
    );
    expect(await sealAuditEntries(sites.identity.pool)).toBeGreaterThan(0);
    for (const change of [
      "update audit_chain set seq = seq + 1",
      "delete from audit_chain",
      "truncate audit_chain",
      "insert into audit_pending (entry_id) values (gen_random_uuid())",
      "alter table audit_entries disable trigger audit_entries_queue",
      "drop trigger audit_entries_queue on audit_entries",
    ]) {
      await expect(sites.identity.pool.query(change), change).rejects.toThrow(
        /permission denied|must be owner/,
      );
      await expect(sites.retail.pool.query(change), change).rejects.toThrow(
        /permission denied|must be owner/,
      );
    }
    await expect(sites.retail.pool.query("select from audit_chain")).rejects.toThrow(/permission denied/);
    await expect(sites.retail.pool.query("delete from audit_pending")).rejects.toThrow(/permission denied/);
  });
});
