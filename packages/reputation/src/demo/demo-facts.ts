import { createHash } from "node:crypto";
import { seededRandom } from "@hutong/kernel";
import type { DemoTrader } from "./demo-traders.ts";

/** A row of reputation_facts, as JSON. */
export interface FactRow {
  readonly account_id: string;
  readonly event_id: string;
  readonly party_id: string | null;
  readonly at: string;
  readonly amount: number | null;
  readonly kind: string;
  readonly score: number | null;
  readonly stars: readonly number[] | null;
  readonly category: string | null;
}

const dayMs = 86_400_000;

/** Always the same id for the same words (a UUIDv8, RFC 9562). */
export function demoUuid(...words: readonly (string | number)[]): string {
  return uuidOf(createHash("sha256").update(words.join("/")).digest("hex"));
}

function uuidOf(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function seedOf(name: string): number {
  return Number.parseInt(createHash("sha256").update(name).digest("hex").slice(0, 8), 16);
}

/** Two years of a trader's sales, with ratings, refunds and disputes of the last. The same every time but for the dates. */
export function tradeFacts(
  trader: DemoTrader,
  shop: { readonly accountId: string; readonly positiveRateBp: number },
  now: Date,
): FactRow[] {
  const random = seededRandom(seedOf(`${trader.realm}/${trader.name}`));
  const yearBefore = Math.round(trader.sales * trader.before);
  const count = trader.sales + yearBefore;
  const buyers: string[] = [];
  return Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const isOfYear = index < trader.sales;
    const daysOld = isOfYear ? random() * 364 + 0.2 : 366 + random() * 362;
    const hex = createHash("sha256").update(`${trader.realm}/${trader.name}/${index}`).digest("hex");
    const isRegular = buyers.length > 20 && random() < trader.regulars;
    const newcomer = uuidOf(hex.slice(32));
    const buyer = isRegular
      ? (buyers[Math.floor(random() * Math.min(buyers.length, 60))] ?? newcomer)
      : newcomer;
    buyers.push(buyer);
    const category =
      trader.categories[Math.floor(random() ** 1.7 * trader.categories.length)] ??
      trader.categories[0] ??
      null;
    const row = (what: string, days: number, rest: Partial<FactRow>): FactRow => ({
      account_id: shop.accountId,
      // One order: the facts of it differ in their kind.
      event_id: uuidOf(hex),
      party_id: buyer,
      at: new Date(now.getTime() - Math.max(0.1, days) * dayMs).toISOString(),
      amount: null,
      kind: what,
      score: null,
      stars: null,
      category: null,
      ...rest,
    });
    const amount = Math.round(trader.orderYuan * (0.45 + random() * 1.1) * 100);
    const sale = row("sale", daysOld, { amount, category });
    // What the ratings of the year before came to is in the time before.
    if (!isOfYear) return [sale];
    const isRefunded = random() < trader.refunds;
    const isDisputed = isRefunded && random() < 0.2;
    return [
      sale,
      ...(random() < 0.62
        ? [row("rating", daysOld - 4, { ...rating(random, shop.positiveRateBp), category })]
        : []),
      ...(isRefunded ? [row("refund", daysOld - 6, { amount })] : []),
      ...(isDisputed
        ? [
            row("dispute_opened", daysOld - 7, {}),
            row(random() < 0.5 ? "dispute_lost" : "dispute_won", daysOld - 12, {}),
          ]
        : []),
    ];
  });
}

function rating(random: () => number, positiveRateBp: number) {
  const isGood = random() * 10_000 < positiveRateBp;
  const star = () => (isGood ? (random() < 0.87 ? 5 : 4) : 2 + Math.floor(random() * 2));
  return { score: isGood ? 1 : random() < 0.6 ? 0 : -1, stars: [star(), star(), star()] };
}

/** What a buyer bought at wholesale: one order every nine days or so, none in one month of the year. */
export function purchaseFacts(accountId: string, suppliers: readonly string[], now: Date): FactRow[] {
  const random = seededRandom(seedOf("purchases"));
  return Array.from({ length: 40 }, (_, index) => index)
    .map((index) => ({ index, daysOld: 2 + index * 9 + random() * 5 }))
    .filter(({ daysOld }) => daysOld < 152 || daysOld > 183)
    .map(({ index, daysOld }) => ({
      account_id: accountId,
      event_id: demoUuid("purchase", index),
      party_id: suppliers[index % suppliers.length] ?? null,
      at: new Date(now.getTime() - daysOld * dayMs).toISOString(),
      amount: Math.round((2_400 + random() * 7_600) * 100),
      kind: "purchase",
      score: null,
      stars: null,
      category: null,
    }));
}
