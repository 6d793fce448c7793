import type { NewFact } from "../facts/schema.ts";
import { bandOf, repeatBandsBp, turnoverBandsFen } from "./bands.ts";
import { windowDays } from "./windows.ts";

const dayMs = 86_400_000;

export interface OracleShop {
  readonly accountId: string;
  readonly ratingPoints: number | null;
  readonly positiveRateBp: number | null;
  readonly openedOn: string;
  readonly region: string;
}

/** A claim as the statement should write it: value, sort key, number of facts. */
export type OracleClaims = Record<string, { value: unknown; sortKey: number | null; facts: number }>;

/**
 * The figures once more, fact by fact and the slow way, as the glossary says them: what the statement is held against.
 */
export function figuresByHand(
  shop: OracleShop,
  told: readonly NewFact[],
  all: readonly NewFact[],
  now: Date,
) {
  const facts = onceEach(told).filter((fact) => fact.accountId === shop.accountId && fact.at <= now);
  const within = (days: number, after = 0) =>
    facts.filter(
      ({ at }) =>
        now.getTime() - at.getTime() < days * dayMs && now.getTime() - at.getTime() >= after * dayMs,
    );
  const year = within(windowDays.year);
  const claims: OracleClaims = {};
  const put = (claim: string, count: number, sortKey: number | null, value: unknown) => {
    if (count > 0) claims[claim] = { value, sortKey, facts: count };
  };
  const ratings = standing(facts);
  const brought = shop.ratingPoints === null ? 0 : 1;
  const points = (shop.ratingPoints ?? 0) + sum(ratings.map((one) => one.score));
  put("level", ratings.length + brought, points, { points });
  const rateBp = positiveRate(shop, ratings);
  if (rateBp !== null) put("positive_rate", ratings.length + brought, rateBp, { rateBp });
  putDetailed(put, within(windowDays.halfYear), only(year, "sale"), all, now);
  putRates(put, within(windowDays.quarter));
  putTurnover(put, year, within(2 * windowDays.year, windowDays.year));
  putBuyers(put, only(year, "sale"));
  const months = only(year, "purchase").map(({ at }) =>
    Math.floor((now.getTime() - at.getTime()) / ((windowDays.year * dayMs) / 12)),
  );
  const activeMonths = new Set(months).size;
  put("stability", months.length, activeMonths, { activeMonths });
  put("region", 1, null, { region: shop.region });
  put("opened_since", 1, Date.parse(shop.openedOn) / dayMs, { openedOn: shop.openedOn });
  return claims;
}

type Put = (claim: string, count: number, sortKey: number | null, value: unknown) => void;

function onceEach(facts: readonly NewFact[]): NewFact[] {
  return [...new Map(facts.map((fact) => [`${fact.accountId} ${fact.eventId} ${fact.kind}`, fact])).values()];
}

function only<Kind extends NewFact["kind"]>(facts: readonly NewFact[], kind: Kind) {
  return facts.filter((fact): fact is Extract<NewFact, { kind: Kind }> => fact.kind === kind);
}

/** Ratings that were not taken back. */
function standing(facts: readonly NewFact[]) {
  const voided = new Set(
    only(facts, "rating_void").map(({ accountId, eventId }) => `${accountId} ${eventId}`),
  );
  return only(facts, "rating").filter(({ accountId, eventId }) => !voided.has(`${accountId} ${eventId}`));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rounded(part: number, whole: number, unit: number): number {
  return Math.floor((part * unit) / whole + 0.5);
}

function positiveRate(shop: OracleShop, ratings: readonly { score: number }[]): number | null {
  const bp = shop.ratingPoints === null ? null : shop.positiveRateBp;
  if (ratings.length === 0) return bp;
  const spread = 2 * (bp ?? 0) - 10_000;
  const goodBefore = spread > 0 ? Math.floor(((shop.ratingPoints ?? 0) * (bp ?? 0)) / spread) : 0;
  const allBefore = spread > 0 ? Math.floor(((shop.ratingPoints ?? 0) * 10_000) / spread) : 0;
  const good = ratings.filter(({ score }) => score === 1).length;
  return rounded(good + goodBefore, ratings.length + allBefore, 10_000);
}

const aspects = ["description", "service", "delivery"] as const;

function putDetailed(
  put: Put,
  half: readonly NewFact[],
  sales: readonly Extract<NewFact, { kind: "sale" }>[],
  all: readonly NewFact[],
  now: Date,
) {
  const own = standing(half).flatMap(({ detailed }) => detailed ?? []);
  if (own.length === 0) return;
  const trade = categoriesOf(sales)[0];
  const ofTrade = standing(onceEach(all))
    .filter(({ at }) => at <= now && now.getTime() - at.getTime() < windowDays.halfYear * dayMs)
    .filter(({ category }) => category !== undefined && category === trade)
    .flatMap(({ detailed }) => detailed ?? []);
  const mean = (of: typeof own, aspect: (typeof aspects)[number]) =>
    of.length === 0 ? null : rounded(sum(of.map((one) => one[aspect])), of.length, 1_000);
  const value = Object.fromEntries(
    aspects.map((aspect) => [
      aspect,
      { averageMilli: mean(own, aspect), tradeAverageMilli: mean(ofTrade, aspect) },
    ]),
  );
  const together = sum(own.map((one) => one.description + one.service + one.delivery));
  put("detailed_ratings", own.length, Math.floor(rounded(together, own.length, 1_000) / 3), value);
}

function putRates(put: Put, quarter: readonly NewFact[]) {
  const sales = only(quarter, "sale").length;
  if (sales === 0) return;
  for (const [claim, kind] of [
    ["dispute_rate", "dispute_lost"],
    ["refund_rate", "refund"],
  ] as const) {
    const count = quarter.filter((fact) => fact.kind === kind).length;
    const rateBp = Math.min(10_000, rounded(count, sales, 10_000));
    put(claim, sales + count, rateBp, { rateBp });
  }
}

function putTurnover(put: Put, year: readonly NewFact[], yearBefore: readonly NewFact[]) {
  const turned = [...only(year, "sale"), ...only(year, "refund")];
  const turnover = net(year);
  const before = net(yearBefore);
  const band = bandOf(turnoverBandsFen, turnover);
  const moved =
    before > 0n
      ? turnover * 10n >= before * 11n
        ? "up"
        : turnover * 10n <= before * 9n
          ? "down"
          : "flat"
      : null;
  put("turnover_band", turned.length, band, { band, trend: moved });
}

function net(facts: readonly NewFact[]): bigint {
  const total = (of: readonly { amountFen: bigint }[]) => of.reduce((fen, one) => fen + one.amountFen, 0n);
  return total(only(facts, "sale")) - total(only(facts, "refund"));
}

function putBuyers(put: Put, sales: readonly Extract<NewFact, { kind: "sale" }>[]) {
  const times = new Map<string, number>();
  for (const { partyId } of sales) times.set(partyId, (times.get(partyId) ?? 0) + 1);
  const again = [...times.values()].filter((count) => count > 1).length;
  const band = bandOf(repeatBandsBp, Math.floor((again * 10_000) / Math.max(1, times.size)));
  put("repeat_band", sales.length, band, { band });
  const inCategory = sales.filter(({ category }) => category !== undefined).length;
  put("main_categories", inCategory, null, { categories: categoriesOf(sales).slice(0, 5) });
}

function categoriesOf(sales: readonly Extract<NewFact, { kind: "sale" }>[]): string[] {
  const fen = new Map<string, bigint>();
  for (const { category, amountFen } of sales) {
    if (category !== undefined) fen.set(category, (fen.get(category) ?? 0n) + amountFen);
  }
  return [...fen]
    .sort(([a, x], [b, y]) => (x === y ? a.localeCompare(b) : x < y ? 1 : -1))
    .map(([category]) => category);
}
