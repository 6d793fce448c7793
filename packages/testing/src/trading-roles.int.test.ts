import { remindTraders } from "@hutong/trading";
import { describe, expect, it } from "vitest";
import { siteRoles } from "./site-roles.ts";
import { testDatabase } from "./test-database.ts";

const test = testDatabase();
const sites = siteRoles(test);

describe("SECURITY 28: what a storefront's connection may do with inquiries and certificates", () => {
  it("changes nothing that was written, and marks no certificate as checked", async () => {
    // It answers yes or no, and reads no figure.
    const answer = await sites.wholesale.pool.query("select has_shop_level(gen_random_uuid()) as has");
    expect(answer.rows).toEqual([{ has: false }]);
    for (const read of ["select from trader_applications", "select from trader_pictures"])
      await expect(sites.retail.pool.query(read), read).rejects.toThrow(/permission denied/);
    for (const change of [
      "update trader_applications set business_name = 'x'",
      "insert into trader_pictures values (gen_random_uuid(), gen_random_uuid(), 'licence', '\\x00', 1, 1, now())",
    ])
      await expect(sites.identity.pool.query(change), change).rejects.toThrow(/permission denied/);
    for (const change of [
      "update inquiry_messages set body = 'x'",
      "delete from inquiry_messages",
      "delete from inquiries",
      "delete from trade_relations",
      "update certificates set checked_at = now()",
      `insert into certificates (id, account_id, kind, number, issuer, stated_at, checked_at)
          values (gen_random_uuid(), gen_random_uuid(), 'gots', '1', 'x', now(), now())`,
      "update trader_applications set outcome = 'accepted'",
      "update trader_applications set valid_until = now()",
      "update trader_applications set decided_at = now()",
      "delete from trader_applications",
      "update trader_pictures set bytes = ''",
      `insert into trader_applications (id, account_id, created_at, outcome)
          values (gen_random_uuid(), gen_random_uuid(), now(), 'accepted')`,
      "select from contacts",
    ])
      await expect(sites.wholesale.pool.query(change), change).rejects.toThrow(/permission denied/);
  });

  it("the identity site tells applicants by mail with the rights it has", async () => {
    const ctx = { db: sites.identity.prisma, now: new Date() };
    expect(await remindTraders(ctx, "http://wholesale.localhost:3001")).toBe(0);
  });
});
