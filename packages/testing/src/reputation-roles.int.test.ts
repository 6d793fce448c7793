import { newId } from "@hutong/kernel";
import { readPoints, recordFacts, recordPoints, refreshFigures } from "@hutong/reputation";
import { beforeAll, describe, expect, it } from "vitest";
import { makePerson } from "./people.ts";
import { siteRoles } from "./site-roles.ts";
import { testDatabase } from "./test-database.ts";

const test = testDatabase();
const sites = siteRoles(test);

describe("reputation under the roles of the web processes", () => {
  let buyer = "";
  const system = () => test.ctx({ actor: { kind: "system", name: "orders" } });
  const entry = (index: "integrity" | "generosity", reason: string) => ({
    accountId: buyer as never, // an id that was made here
    index,
    reason,
    at: new Date(),
    eventId: newId(),
  });

  beforeAll(async () => {
    const { accounts } = await makePerson(test.database.prisma, { ids: ["wholesale/buyer"] });
    buyer = accounts["wholesale/buyer"] ?? "";
    await recordPoints(system(), [entry("integrity", "paid_on_time"), entry("generosity", "sample_given")]);
  });

  it("SECURITY 23: a storefront sees suppliers' ledgers, the one buyer's that it names, and no fact", async () => {
    const site = sites.wholesale;
    const indices = () => site.pool.query("select distinct index from reputation_points");
    expect((await indices()).rows).toEqual([{ index: "generosity" }]);
    const ledger = await readPoints(site.prisma, { accountId: buyer, index: "integrity", limit: 5 });
    expect(ledger).toMatchObject({ total: 10, count: 1 });
    // It was named for that transaction alone.
    expect((await indices()).rows).toEqual([{ index: "generosity" }]);
    const client = await site.pool.connect();
    await client.query("begin");
    await client.query("select set_config('hutong.viewer', $1, true)", [newId()]);
    expect((await client.query("select from reputation_points where index = 'integrity'")).rowCount).toBe(0);
    await client.query("rollback");
    client.release();
    for (const table of ["facts", "shops", "arrivals", "trades"]) {
      await expect(site.pool.query(`select from reputation_${table}`)).rejects.toThrow("permission denied");
    }
    for (const write of [
      "delete from shop_claims",
      "update shop_claims set facts = 0",
      "delete from reputation_points",
    ]) {
      await expect(site.pool.query(write)).rejects.toThrow("permission denied");
    }
  });

  it("the identity process computes figures with its own rights", async () => {
    const identity = sites.identity;
    const ctx = { ...system(), db: identity.prisma };
    await recordPoints(ctx, [entry("integrity", "paid_on_time")]);
    const rating = {
      kind: "rating",
      accountId: buyer as never,
      eventId: newId(),
      at: new Date(),
      score: 1,
    } as const;
    expect(await recordFacts(ctx, [rating])).toBe(1);
    expect(await refreshFigures(identity.pool, { now: new Date() })).toBe(1);
    const rows = await identity.pool.query("select claim, value from shop_claims order by claim");
    expect(rows.rows).toEqual([
      { claim: "integrity", value: { points: 20 } },
      { claim: "level", value: { points: 1 } },
      { claim: "positive_rate", value: { rateBp: 10_000 } },
    ]);
  });
});
