import type { PointIndex } from "@hutong/db";

/**
 * What earns or costs points, and how many: the one table. A reason's texts are in the message catalogues under
 * `credit.reason.<reason>`. A change holds for entries written from then on; those that stand keep theirs.
 */
export const pointRules = {
  /** The integrity index of buyers (诚信指数). */
  integrity: {
    paid_on_time: 10,
    terms_paid_early: 15,
    received_promptly: 3,
    reviewed_with_pictures: 2,
    steady_year: 20,
    paid_late: -10,
    order_cancelled: -5,
    return_unfounded: -8,
    dispute_lost: -30,
  },
  /** The generosity coefficient of suppliers (慷慨系数). */
  generosity: {
    sample_given: 10,
    small_order_taken: 5,
    restock_small: 5,
    terms_granted: 12,
    return_taken: 6,
    shipped_early: 3,
    freight_borne: 4,
    shipped_late: -8,
    return_refused: -10,
    dispute_lost: -30,
  },
} as const satisfies Record<PointIndex, Record<string, number>>;

type Rules = typeof pointRules;
export type PointReason = { [Index in PointIndex]: keyof Rules[Index] }[PointIndex];

/** How many points a reason gives in an index; undefined for what is no reason there. */
export function pointsFor(index: PointIndex, reason: string): number | undefined {
  const rules: Readonly<Record<string, number>> = pointRules[index];
  return Object.hasOwn(rules, reason) ? rules[reason] : undefined;
}
