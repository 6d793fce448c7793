import { type AccountId, newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { makeShop, type TestShop } from "../test-shops.ts";
import { recordFacts } from "./record-facts.ts";
import type { NewFact } from "./schema.ts";
import { takeOverHistory } from "./take-over-history.ts";

const test = testDatabase();
let shop: TestShop;
let buyer: TestShop;

beforeAll(async () => {
  shop = await makeShop(test.database.prisma, "shop");
  buyer = await makeShop(test.database.prisma, "buyer");
});

const system = () => test.ctx({ actor: { kind: "system", name: "orders" } });
const sale = (eventId: string, accountId: AccountId = shop.accountId): NewFact => ({
  kind: "sale",
  accountId,
  eventId,
  at: new Date(),
  partyId: buyer.accountId,
  amountFen: 12_900n,
  category: "tops",
});
const count = (eventId: string) => test.database.prisma.reputationFact.count({ where: { eventId } });

describe("recordFacts", () => {
  it("takes facts of every kind, and the account's figures are due", async () => {
    const base = { accountId: shop.accountId, at: new Date() };
    const made = await recordFacts(system(), [
      sale(newId()),
      { kind: "purchase", ...base, eventId: newId(), partyId: buyer.accountId, amountFen: 88_000n },
      { kind: "refund", ...base, eventId: newId(), amountFen: 12_900n },
      {
        kind: "rating",
        ...base,
        eventId: newId(),
        score: -1,
        detailed: { description: 5, service: 4, delivery: 1 },
      },
      { kind: "dispute_opened", ...base, eventId: newId() },
      { kind: "dispute_lost", ...base, eventId: newId(), partyId: buyer.accountId },
    ]);
    expect(made).toBe(6);
    const { accountId } = shop;
    expect(await test.database.prisma.reputationArrival.count({ where: { accountId } })).toBeGreaterThan(0);
  });

  it("is for the system alone: neither a person nor anybody else tells facts", async () => {
    await expect(recordFacts(test.as(shop.userId), [sale(newId())])).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(recordFacts(test.ctx(), [sale(newId())])).rejects.toMatchObject({ code: "forbidden" });
  });

  it("SECURITY 33: counts an event once, told again or by fifty at once", async () => {
    const eventId = newId();
    const told = await Promise.all(Array.from({ length: 50 }, () => recordFacts(system(), [sale(eventId)])));
    expect(told.reduce((sum, made) => sum + made, 0)).toBe(1);
    expect(await recordFacts(system(), [sale(eventId)])).toBe(0);
    expect(await count(eventId)).toBe(1);
  });

  it("counts one event for both sides, each for itself", async () => {
    const eventId = newId();
    const { accountId: partyId } = shop;
    const purchase: NewFact = { ...sale(eventId, buyer.accountId), kind: "purchase", partyId, amountFen: 1n };
    expect(await recordFacts(system(), [sale(eventId), purchase])).toBe(2);
    const rows = await test.database.prisma.reputationFact.findMany({
      where: { eventId },
      select: { accountId: true, kind: true },
    });
    expect(new Set(rows.map(({ accountId, kind }) => `${accountId} ${kind}`)).size).toBe(2);
  });

  it("goes with its caller's transaction", async () => {
    const eventId = newId();
    const undone = test.database.prisma.$transaction(async (tx) => {
      await recordFacts({ ...system(), db: tx }, [sale(eventId)]);
      throw new Error("the order failed");
    });
    await expect(undone).rejects.toThrow("the order failed");
    expect(await count(eventId)).toBe(0);
  });

  it.each([
    ["the future", { at: new Date(Date.now() + 3_600_000) }],
    ["no amount", { amountFen: 0n }],
    ["an amount beyond any order", { amountFen: 10n ** 15n }],
    ["an account that is none", { accountId: "x" }],
    ["a category in other letters", { category: "Tops; drop" }],
  ])("refuses %s", async (_, wrong) => {
    await expect(recordFacts(system(), [{ ...sale(newId()), ...wrong } as NewFact])).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  it("SECURITY I6: a fact can be neither changed nor deleted, by the owner of the table neither", async () => {
    const { pool } = test.database;
    for (const change of [
      "update reputation_facts set amount = 1",
      "delete from reputation_facts",
      "truncate reputation_facts",
    ]) {
      await expect(pool.query(change)).rejects.toThrow("append-only");
    }
  });
});

describe("takeOverHistory", () => {
  it("gives an imported shop one fact of the time before, once", async () => {
    const { prisma, pool } = test.database;
    const { accountId } = await makeShop(prisma, "imported");
    const bare = await makeShop(prisma, "bare");
    for (const at of [new Date("2026-01-01T00:00:00Z"), new Date("2026-02-01T00:00:00Z")]) {
      await takeOverHistory(
        pool,
        [
          { accountId, ratingPoints: 12_643, positiveRateBp: 9_890 },
          { accountId: bare.accountId, ratingPoints: null, positiveRateBp: null },
        ],
        at,
      );
    }
    const rows = await prisma.reputationFact.findMany({
      where: { kind: "before" },
      select: { accountId: true, amount: true, score: true, at: true },
    });
    expect(rows).toEqual([
      { accountId, amount: 12_643n, score: 9_890, at: new Date("2026-01-01T00:00:00Z") },
    ]);
  });
});
