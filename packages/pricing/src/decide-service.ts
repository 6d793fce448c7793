import { type Condition, type ConditionOutcome, judgeCondition, type ShownClaims } from "./conditions.ts";

/** What a rule gives. Null is the supplier's usual. */
export interface ServiceTerms {
  /** The name of one of the supplier's price lists. */
  readonly priceList: string | null;
  /** Least pieces of an order (起批量). */
  readonly moqPieces: number | null;
  /** Days of credit after delivery (账期). */
  readonly termsDays: number | null;
  /** Packed before the others of the day (优先发货). */
  readonly hasPriority: boolean;
}

/** A supplier's rule as the engine reads it. All its conditions have to be met; without any it is for everybody. */
export interface ServiceRule {
  readonly id: string;
  readonly name: string;
  readonly conditions: readonly Condition[];
  readonly terms: ServiceTerms;
}

export interface JudgedCondition {
  readonly condition: Condition;
  readonly outcome: ConditionOutcome;
}

/** A rule that came before the one that holds, and what of it was not met. */
export interface PassedOver {
  readonly rule: ServiceRule;
  readonly missed: readonly JudgedCondition[];
}

export interface ServiceDecision {
  /** The rule that holds; null: the supplier's usual terms. */
  readonly rule: ServiceRule | null;
  readonly terms: ServiceTerms;
  /** Rules of higher precedence that the buyer does not meet, first first. */
  readonly passedOver: readonly PassedOver[];
}

/** What a buyer gets whom no rule meets. */
export const usualTerms: ServiceTerms = {
  priceList: null,
  moqPieces: null,
  termsDays: null,
  hasPriority: false,
};

/**
 * Which of a supplier's rules holds for a buyer: the first in their order whose conditions are all met by what she
 * shows. Exactly one rule holds, whole; nothing is added together, so that the reason can be said in a sentence.
 * Pure: the same rules and claims give the same answer, for prices and for the page that explains them.
 */
export function decideService(rules: readonly ServiceRule[], shown: ShownClaims, now: Date): ServiceDecision {
  const passedOver: PassedOver[] = [];
  for (const rule of rules) {
    const missed = rule.conditions
      .map((condition) => ({ condition, outcome: judgeCondition(condition, shown, now) }))
      .filter(({ outcome }) => outcome !== "met");
    if (missed.length === 0) return { rule, terms: rule.terms, passedOver };
    passedOver.push({ rule, missed });
  }
  return { rule: null, terms: usualTerms, passedOver };
}
