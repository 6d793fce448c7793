import type { ClaimName, ClaimValues, Figure } from "../claims.ts";

/** A claim as it is carried: its value, with where it comes from. Dates are ISO 8601. */
export interface CarriedClaim<Name extends ClaimName = ClaimName> {
  readonly value: ClaimValues[Name];
  readonly window_from: string | null;
  readonly window_to: string;
  readonly facts: number;
  readonly computed_at: string;
}

/** The shop that a credential speaks of: always in it, for a level without a shop says nothing. */
export interface CarriedShop {
  readonly name: string;
  readonly realm: string;
  readonly login_name: string;
}

/** A figure as a credential carries it. */
export function carriedClaim({ value, windowFrom, windowTo, facts, computedAt }: Figure): CarriedClaim {
  return {
    value,
    window_from: windowFrom?.toISOString() ?? null,
    window_to: windowTo.toISOString(),
    facts,
    computed_at: computedAt.toISOString(),
  };
}
