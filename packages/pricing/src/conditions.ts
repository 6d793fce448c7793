import type { ClaimName, ClaimValues, Figure } from "@hutong/reputation";

interface NumberCondition {
  readonly claim: NumberClaim;
  /** In the claim's own unit: rating points, basis points, a band's index, months, years, points. */
  readonly value: number;
}

interface ListCondition {
  readonly claim: ListClaim;
  readonly values: readonly string[];
}

/** One condition of a rule: what a claim that the buyer shows has to say. */
export type Condition = NumberCondition | ListCondition;

interface NumberKind {
  /** Each claim has one way alone: a rule never says "at least" of a dispute rate. */
  readonly comparison: "at_least" | "at_most";
  readonly min: number;
  readonly max: number;
}

/** The claims that are compared as numbers, and between which bounds. */
export const numberClaims = {
  level: { comparison: "at_least", min: 4, max: 100_000_000 },
  positive_rate: { comparison: "at_least", min: 0, max: 10_000 },
  dispute_rate: { comparison: "at_most", min: 0, max: 10_000 },
  refund_rate: { comparison: "at_most", min: 0, max: 10_000 },
  turnover_band: { comparison: "at_least", min: 0, max: 20 },
  repeat_band: { comparison: "at_least", min: 0, max: 20 },
  opened_since: { comparison: "at_least", min: 0, max: 50 },
  stability: { comparison: "at_least", min: 1, max: 12 },
  integrity: { comparison: "at_least", min: -100_000, max: 100_000 },
} as const satisfies Partial<Record<ClaimName, NumberKind>>;

/** The claims that are looked for in a list. */
export const listClaims = ["region", "main_categories"] as const satisfies readonly ClaimName[];

export type NumberClaim = keyof typeof numberClaims;
export type ListClaim = (typeof listClaims)[number];

/** The claims that a rule can use. Detailed ratings are three numbers and are read, not compared. */
export const ruleClaims = [...(Object.keys(numberClaims) as NumberClaim[]), ...listClaims] as const;

/** What a buyer shows a supplier; a claim that is not in it is withheld, or has no figure. */
export type ShownClaims = Readonly<Partial<ClaimValues>>;

/** What is shown, out of the figures of a passport. */
export function shownClaims(figures: readonly Figure[]): ShownClaims {
  return Object.fromEntries(figures.map(({ claim, value }) => [claim, value]));
}

/** How a condition turned out. A claim that is withheld fulfils nothing: a rule may use only what the buyer shows. */
export type ConditionOutcome = "met" | "not_met" | "withheld";

/** Judges one condition. `now` is for the age of the shop, in whole years. */
export function judgeCondition(condition: Condition, shown: ShownClaims, now: Date): ConditionOutcome {
  if ("values" in condition) {
    const held = listOf(condition.claim, shown);
    if (!held) return "withheld";
    return held.some((one) => isNamed(condition, one)) ? "met" : "not_met";
  }
  const measured = numberOf(condition.claim, shown, now);
  if (measured === undefined) return "withheld";
  const isMet =
    numberClaims[condition.claim].comparison === "at_least"
      ? measured >= condition.value
      : measured <= condition.value;
  return isMet ? "met" : "not_met";
}

/** A region is named by how it begins: 浙江 is 浙江杭州 too. */
function isNamed({ claim, values }: ListCondition, held: string): boolean {
  return claim === "region" ? values.some((one) => held.startsWith(one)) : values.includes(held);
}

function numberOf(claim: NumberClaim, shown: ShownClaims, now: Date): number | undefined {
  switch (claim) {
    case "level":
      return shown.level?.points;
    case "positive_rate":
    case "dispute_rate":
    case "refund_rate":
      return shown[claim]?.rateBp;
    case "turnover_band":
    case "repeat_band":
      return shown[claim]?.band;
    case "opened_since":
      return shown.opened_since && fullYears(new Date(shown.opened_since.openedOn), now);
    case "stability":
      return shown.stability?.activeMonths;
    case "integrity":
      return shown.integrity?.points;
  }
}

function listOf(claim: ListClaim, shown: ShownClaims): readonly string[] | undefined {
  return claim === "region" ? shown.region && [shown.region.region] : shown.main_categories?.categories;
}

/** Whole years from one day to another, in UTC: 0 until the first anniversary, never below. */
export function fullYears(from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const isBefore =
    to.getUTCMonth() < from.getUTCMonth() ||
    (to.getUTCMonth() === from.getUTCMonth() && to.getUTCDate() < from.getUTCDate());
  return Math.max(0, isBefore ? years - 1 : years);
}
