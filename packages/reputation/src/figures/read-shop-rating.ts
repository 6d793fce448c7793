import type { Db } from "@hutong/db";
import type { ClaimValues } from "../claims.ts";

/** How a shop is rated, as everybody sees it at the shops: a claim that has no facts is missing. */
export interface ShopRating {
  readonly level?: ClaimValues["level"];
  readonly positive_rate?: ClaimValues["positive_rate"];
  readonly detailed_ratings?: ClaimValues["detailed_ratings"];
  /** How many ratings of the last half year stand behind the detailed ones. */
  readonly detailedFacts: number;
}

/** The public figures of a shop, as last computed; by the view that shows these claims and no other. */
export async function readShopRating(db: Db, accountId: string): Promise<ShopRating> {
  const rows = await db.$queryRaw<{ claim: keyof ClaimValues; value: never; facts: number }[]>`
    select claim, value, facts::int from shop_ratings where account_id = ${accountId}::uuid`;
  const detailed = rows.find(({ claim }) => claim === "detailed_ratings");
  return {
    // The statement that computes figures is the only writer of these values.
    ...Object.fromEntries(rows.map(({ claim, value }) => [claim, value])),
    detailedFacts: detailed?.facts ?? 0,
  };
}
