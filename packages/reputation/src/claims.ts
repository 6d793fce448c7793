/**
 * The claims of the shop passport: what can be shown or withheld, each by itself. The names are the outside's (consents,
 * the passport as a credential, the scope `shop_credentials`), so they never change their meaning.
 */
export const claimNames = [
  "level",
  "positive_rate",
  "detailed_ratings",
  "dispute_rate",
  "refund_rate",
  "turnover_band",
  "repeat_band",
  "main_categories",
  "region",
  "opened_since",
  "stability",
  "integrity",
] as const;

export type ClaimName = (typeof claimNames)[number];

/** Averages of 1 to 5 points, in thousandths: 4876 is 4.876. `trade` is the average of the shop's trade. */
export interface RatingAgainstTrade {
  readonly averageMilli: number;
  readonly tradeAverageMilli: number | null;
}

/** What each claim says. Rates are in basis points: 9876 is 98.76 %. Bands are indices into their public tables. */
export interface ClaimValues {
  readonly level: { readonly points: number };
  readonly positive_rate: { readonly rateBp: number };
  readonly detailed_ratings: {
    readonly description: RatingAgainstTrade;
    readonly service: RatingAgainstTrade;
    readonly delivery: RatingAgainstTrade;
  };
  readonly dispute_rate: { readonly rateBp: number };
  readonly refund_rate: { readonly rateBp: number };
  /** Turnover of 12 months, as a band alone: nobody is shown the exact one. `trend` compares with the 12 months before. */
  readonly turnover_band: { readonly band: number; readonly trend: "up" | "flat" | "down" | null };
  readonly repeat_band: { readonly band: number };
  /** Keys of the catalog's categories, largest share first, at most five. */
  readonly main_categories: { readonly categories: readonly string[] };
  readonly region: { readonly region: string };
  readonly opened_since: { readonly openedOn: string };
  /** How steadily the shop buys (拿货稳定): months of the last twelve with a purchase. */
  readonly stability: { readonly activeMonths: number };
  /** The integrity index of a buyer (诚信指数): the sum of its ledger of points. */
  readonly integrity: { readonly points: number };
}

/** A claim's value with where it comes from. */
export interface Figure<Name extends ClaimName = ClaimName> {
  readonly claim: Name;
  readonly value: ClaimValues[Name];
  /** The time that it looks at; from null: since the beginning. */
  readonly windowFrom: Date | null;
  readonly windowTo: Date;
  /** How many facts stand behind it. */
  readonly facts: number;
  readonly computedAt: Date;
}
