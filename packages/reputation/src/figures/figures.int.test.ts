import { type AccountId, newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { recordFacts } from "../facts/record-facts.ts";
import type { NewFact } from "../facts/schema.ts";
import { takeOverHistory } from "../facts/take-over-history.ts";
import { makeShop } from "../test-shops.ts";
import { readShopFigures } from "./read-shop-figures.ts";
import { recomputeAccount, recomputeFigures } from "./recompute-figures.ts";
import { refreshFigures } from "./refresh-figures.ts";
import { figuresByHand, type OracleClaims, type OracleShop } from "./test-oracle.ts";

const test = testDatabase();
const dayMs = 86_400_000;
const begin = new Date("2026-06-01T00:00:00Z");
const shops: OracleShop[] = [];
const buyers: AccountId[] = [];

const brought = [
  [12_643, 9_890],
  [3, 4_000],
  [40, null],
  [null, null],
] as const;

beforeAll(async () => {
  const { prisma, pool } = test.database;
  for (const [index, [ratingPoints, positiveRateBp]] of brought.entries()) {
    const { accountId } = await makeShop(prisma, `shop-${index}`);
    shops.push({ accountId, ratingPoints, positiveRateBp, region: "浙江 杭州", openedOn: "2020-01-01" });
  }
  for (let index = 0; index < 3; index += 1) {
    buyers.push((await makeShop(prisma, `buyer-${index}`)).accountId);
  }
  const client = await pool.connect();
  await takeOverHistory(client, shops, new Date("2025-01-01T00:00:00Z"));
  await takeOverHistory(client, shops, new Date("2025-02-01T00:00:00Z"));
  client.release();
});

/** A fact of one of the shops within the last thousand days of `now`; at times one that was told before. */
function factArbitrary(now: Date): fc.Arbitrary<NewFact> {
  const base = {
    accountId: fc.constantFrom(...shops).map((shop) => shop.accountId as AccountId),
    // Few enough that some are told again within a run.
    eventId: fc.uuid(),
    at: fc
      .integer({ min: 0, max: 1_000 * 24 * 60 })
      .map((minutes) => new Date(now.getTime() - minutes * 60_000)),
  };
  const partyId = fc.constantFrom(...buyers);
  const category = fc.option(fc.constantFrom("tops", "denim", "bags", "kids", "shoes", "hanfu"), {
    nil: undefined,
  });
  const stars = fc.integer({ min: 1, max: 5 });
  const detailed = fc.option(fc.record({ description: stars, service: stars, delivery: stars }), {
    nil: undefined,
  });
  const amountFen = fc.bigInt({ min: 1n, max: 900_000_000n });
  const score = fc.constantFrom(1 as const, 1 as const, 0 as const, -1 as const);
  return fc.oneof(
    fc.record({ kind: fc.constant("rating" as const), ...base, partyId, score, detailed, category }),
    fc.record({ kind: fc.constant("sale" as const), ...base, partyId, amountFen, category }),
    fc.record({ kind: fc.constant("purchase" as const), ...base, partyId, amountFen }),
    fc.record({ kind: fc.constant("refund" as const), ...base, amountFen }),
    fc.record({
      kind: fc.constantFrom("dispute_opened" as const, "dispute_won" as const, "dispute_lost" as const),
      ...base,
    }),
  );
}

/** The first of each event is what is recorded. */
function onceEach(facts: readonly NewFact[]): NewFact[] {
  const seen = new Map<string, NewFact>();
  for (const fact of facts) {
    const key = `${fact.accountId} ${fact.eventId} ${fact.kind}`;
    if (!seen.has(key)) seen.set(key, fact);
  }
  return [...seen.values()];
}

/** What takes a rating back, where its event begins with this letter. */
function voidOf(fact: NewFact, begin: string): NewFact[] {
  return fact.kind === "rating" && fact.eventId.startsWith(begin) ? [{ ...fact, kind: "rating_void" }] : [];
}

async function storedClaims(accountId: string): Promise<OracleClaims> {
  const rows = await test.database.prisma.shopClaim.findMany({
    where: { accountId },
    select: { claim: true, value: true, sortKey: true, facts: true },
  });
  return Object.fromEntries(
    rows.map(({ claim, value, sortKey, facts }) => [
      claim,
      { value, sortKey: sortKey === null ? null : Number(sortKey), facts: Number(facts) },
    ]),
  );
}

const allRows = async () =>
  (await test.database.pool.query("select * from shop_claims order by account_id, claim")).rows;

async function refreshUntilIdle(now: Date): Promise<void> {
  while ((await refreshFigures(test.database.pool, { now, atMost: 3 })) > 0);
}

describe("figures", () => {
  it("computed bit by bit agree with all computed at once, and with the rules by hand", async () => {
    const told: NewFact[] = [];
    let day = 0;
    // Reviews that are hidden: of the ratings told so far those whose event begins so.
    const anyHex = fc.constantFrom(..."0123456789abcdef");
    const aTurn = fc.record({
      voided: anyHex,
      wait: fc.integer({ min: 1, max: 40 }),
      facts: fc.array(factArbitrary(begin), { maxLength: 40, size: "max" }),
      again: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(aTurn, async ({ wait, facts: drawn, again, voided }) => {
        day += wait;
        const now = new Date(begin.getTime() + day * dayMs);
        const facts = drawn.map((fact) => ({ ...fact, at: new Date(fact.at.getTime() + day * dayMs) }));
        const system = test.ctx({ actor: { kind: "system", name: "test" }, now });
        const voids = onceEach([...told, ...facts]).flatMap((fact) => voidOf(fact, voided));
        const batch = again ? [...facts, ...voids, ...told.slice(-7)] : [...facts, ...voids];
        await recordFacts(system, batch);
        told.push(...facts, ...voids);
        await refreshUntilIdle(now);
        const bitByBit = await allRows();
        for (const shop of shops) {
          expect(await storedClaims(shop.accountId)).toEqual(figuresByHand(shop, told, told, now));
        }
        await recomputeFigures(test.database.pool, { now, sliceSize: 2 });
        expect(await allRows()).toEqual(bitByBit);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(told.length).toBeGreaterThan(100);
    expect(told.some(({ kind }) => kind === "rating_void")).toBe(true);
    // What is shown beside a shop's name is what was computed.
    const { rows: shownShops } = await test.database.pool.query(
      `select count(*)::int as wrong from shops s
       where s.rating_points is distinct from (select sort_key from shop_claims c where c.account_id = s.account_id and claim = 'level')
         or s.positive_rate_bp is distinct from (select sort_key from shop_claims c where c.account_id = s.account_id and claim = 'positive_rate')`,
    );
    expect(shownShops).toEqual([{ wrong: 0 }]);
    // From scratch: what was computed is thrown away, the facts alone are left.
    const before = await allRows();
    await test.database.pool.query("delete from reputation_shops");
    expect(await allRows()).toEqual([]);
    const now = new Date(begin.getTime() + day * dayMs);
    expect(await recomputeFigures(test.database.pool, { now })).toBe(shops.length + buyers.length);
    expect(await allRows()).toEqual(before);
  }, 120_000);

  it("are read as they were written, with window, facts and time", async () => {
    const { accountId } = await makeShop(test.database.prisma, "reader");
    const now = new Date();
    const system = test.ctx({ actor: { kind: "system", name: "test" }, now });
    const base = { accountId, at: new Date(now.getTime() - 3 * dayMs) };
    await recordFacts(system, [
      {
        kind: "sale",
        ...base,
        eventId: newId(),
        partyId: buyers[0] as AccountId,
        amountFen: 1_200_000n,
        category: "tops",
      },
      { kind: "rating", ...base, eventId: newId(), score: 1 },
    ]);
    await refreshUntilIdle(now);
    const figures = (await readShopFigures(test.database.prisma, [accountId])).get(accountId) ?? [];
    const found = Object.fromEntries(figures.map(({ claim, ...figure }) => [claim, figure]));
    const times = { windowTo: now, computedAt: now };
    const year = new Date(now.getTime() - 365 * dayMs);
    expect(found.level).toEqual({ value: { points: 1 }, windowFrom: null, facts: 1, ...times });
    expect(found.turnover_band).toEqual({
      value: { band: 1, trend: null },
      windowFrom: year,
      facts: 1,
      ...times,
    });
    expect(found.main_categories?.value).toEqual({ categories: ["tops"] });
    expect(found.detailed_ratings).toBeUndefined();
    expect(await readShopFigures(test.database.prisma, [newId()])).toEqual(new Map());
  });

  it("of one account are computed anew by its id; of an unknown one not", async () => {
    const now = new Date(Date.now() + dayMs);
    const accountId = shops[0]?.accountId ?? "";
    expect(await recomputeAccount(test.database.pool, accountId, now)).toBe(true);
    const figures = (await readShopFigures(test.database.prisma, [accountId])).get(accountId);
    expect(figures?.every(({ computedAt }) => computedAt.getTime() === now.getTime())).toBe(true);
    expect(await recomputeAccount(test.database.pool, newId(), now)).toBe(false);
  });

  it("refreshed by two processes at once: each account once, and nothing that arrives is lost", async () => {
    const { prisma, pool } = test.database;
    const now = new Date(Date.now() + 2 * dayMs);
    await refreshUntilIdle(now);
    const made: AccountId[] = [];
    for (let index = 0; index < 6; index += 1) made.push((await makeShop(prisma, `busy-${index}`)).accountId);
    const system = test.ctx({ actor: { kind: "system", name: "test" }, now });
    const rate = (accountId: AccountId) =>
      recordFacts(system, [{ kind: "rating", accountId, eventId: newId(), at: now, score: 1 }]);
    await Promise.all([
      ...made.flatMap((accountId) => [rate(accountId), rate(accountId), rate(accountId)]),
      refreshFigures(pool, { now }),
      refreshFigures(pool, { now }),
      refreshFigures(pool, { now }),
    ]);
    await refreshUntilIdle(now);
    const figures = await readShopFigures(prisma, made);
    for (const accountId of made) {
      const level = figures.get(accountId)?.find(({ claim }) => claim === "level");
      expect(level?.value).toEqual({ points: 3 });
    }
    expect(await prisma.reputationArrival.count()).toBe(0);
  });

  it("an arrival for an account that is no more holds nothing up", async () => {
    const system = test.ctx({ actor: { kind: "system", name: "test" } });
    await recordFacts(system, [
      { kind: "rating", accountId: newId<"Account">(), eventId: newId(), at: system.now, score: 1 },
    ]);
    expect(await refreshFigures(test.database.pool, { now: system.now })).toBe(0);
    expect(await test.database.prisma.reputationArrival.count()).toBe(0);
  });
});
