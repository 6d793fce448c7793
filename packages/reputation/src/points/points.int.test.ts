import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { readShopFigures } from "../figures/read-shop-figures.ts";
import { refreshFigures } from "../figures/refresh-figures.ts";
import { makeShop, type TestShop } from "../test-shops.ts";
import { pointRules } from "./point-rules.ts";
import { readPoints } from "./read-points.ts";
import { recordPoints } from "./record-points.ts";
import type { NewPoints } from "./schema.ts";

const test = testDatabase();
let buyer: TestShop;
let supplier: TestShop;

beforeAll(async () => {
  buyer = await makeShop(test.database.prisma, "buyer");
  supplier = await makeShop(test.database.prisma, "supplier", { realm: "wholesale" });
});

const system = () => test.ctx({ actor: { kind: "system", name: "orders" } });
const paid = (eventId: string): NewPoints => ({
  accountId: buyer.accountId,
  index: "integrity",
  reason: "paid_on_time",
  at: new Date(),
  eventId,
  partyId: supplier.accountId,
});
const sample = (): NewPoints => ({
  accountId: supplier.accountId,
  index: "generosity",
  reason: "sample_given",
  at: new Date(),
  eventId: newId(),
});
const ledgerOf = (accountId: string, index: "integrity" | "generosity") =>
  readPoints(test.database.prisma, { accountId, index, limit: 20 });

describe("the ledgers of points", () => {
  it("say what for, and sum to the index", async () => {
    await recordPoints(system(), [paid(newId()), { ...paid(newId()), reason: "paid_late" }, sample()]);
    const ledger = await ledgerOf(buyer.accountId, "integrity");
    expect(ledger).toMatchObject({
      total: 0,
      count: 2,
      reasons: [
        { reason: "paid_late", count: 1, points: -10 },
        { reason: "paid_on_time", count: 1, points: 10 },
      ],
    });
    expect(ledger.entries[0]?.party).toMatchObject({ loginName: "supplier", name: "supplier的店" });
    expect(await ledgerOf(supplier.accountId, "generosity")).toMatchObject({ total: 10, count: 1 });
    expect(await ledgerOf(newId(), "generosity")).toMatchObject({ total: 0, count: 0, entries: [] });
  });

  it("are written by the system alone", async () => {
    await expect(recordPoints(test.as(buyer.userId), [paid(newId())])).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(recordPoints(test.ctx(), [paid(newId())])).rejects.toMatchObject({ code: "forbidden" });
  });

  it("count an event once, told again or by twenty at once", async () => {
    const eventId = newId();
    const told = await Promise.all(Array.from({ length: 20 }, () => recordPoints(system(), [paid(eventId)])));
    expect(told.reduce((sum, made) => sum + made, 0)).toBe(1);
    expect(await recordPoints(system(), [paid(eventId)])).toBe(0);
  });

  it("know no reason that stands in another index or in none", async () => {
    for (const reason of ["sample_given", "because", "toString"]) {
      await expect(recordPoints(system(), [{ ...paid(newId()), reason }])).rejects.toMatchObject({
        code: "invalid_input",
      });
    }
    for (const rules of Object.values(pointRules)) {
      expect(Object.values<number>(rules).every((points) => points !== 0 && Math.abs(points) <= 100)).toBe(
        true,
      );
    }
  });

  it("become the buyer's claim", async () => {
    await refreshFigures(test.database.pool, { now: new Date() });
    const figures = (await readShopFigures(test.database.prisma, [buyer.accountId])).get(buyer.accountId);
    const { total, count } = await ledgerOf(buyer.accountId, "integrity");
    const integrity = figures?.find(({ claim }) => claim === "integrity");
    expect(integrity).toMatchObject({ value: { points: total }, facts: count });
  });

  it("SECURITY I6: cannot be changed or deleted", async () => {
    const { pool } = test.database;
    for (const change of [
      "update reputation_points set points = 99",
      "delete from reputation_points",
      "truncate reputation_points",
    ]) {
      await expect(pool.query(change)).rejects.toThrow("append-only");
    }
  });
});
