import { generateShops } from "@hutong/identity/members";
import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { recomputeFigures } from "../figures/recompute-figures.ts";
import { factLines } from "./fact-lines.ts";
import { generateFacts } from "./generate-facts.ts";

const test = testDatabase();
const now = new Date("2026-11-24T00:00:00Z");

describe("a generated world", () => {
  it("has the same facts for the same seed, in the order of time, each with its own event", () => {
    const input = { accountIds: ["a", "b", "c"], count: 2_000, seed: 7, until: now };
    const lines = [...factLines(input)];
    expect([...factLines(input)]).toEqual(lines);
    expect([...factLines({ ...input, seed: 8 })]).not.toEqual(lines);
    const columns = lines.map((line) => line.trimEnd().split("\t"));
    expect(columns.every((one) => one.length === 11)).toBe(true);
    expect(new Set(columns.map((one) => one[1])).size).toBe(2_000);
    const times = columns.map((one) => one[3] ?? "");
    expect([...times].sort()).toEqual(times);
  });

  it("takes shops and facts once, and all their figures are computed", async () => {
    const { pool } = test.database;
    expect(await generateShops(pool, 40)).toBe(40);
    expect(await generateShops(pool, 50)).toBe(10);
    await expect(generateFacts(pool, { shops: 51, facts: 10, seed: 1, now })).rejects.toMatchObject({
      code: "not_found",
    });
    await generateFacts(pool, { shops: 50, facts: 4_000, seed: 1, now });
    await expect(generateFacts(pool, { shops: 50, facts: 10, seed: 1, now })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await recomputeFigures(pool, { now, sliceSize: 20 })).toBe(50);
    const { rows } = await pool.query("select claim, count(*)::int as shops from shop_claims group by claim");
    const shops = Object.fromEntries(rows.map((row) => [row.claim, row.shops]));
    expect(shops).toMatchObject({ level: 50, region: 50, opened_since: 50, turnover_band: 50 });
  });
});
