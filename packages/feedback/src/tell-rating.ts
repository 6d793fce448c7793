import type { Db } from "@hutong/db";
import { type AccountId, type Ctx, namedId } from "@hutong/kernel";
import { type NewFact, recordFacts } from "@hutong/reputation";

/** What a rating says, as its review keeps it. */
export interface StoredRating {
  readonly id: string;
  readonly score: number | null;
  readonly description: number | null;
  readonly service: number | null;
  readonly delivery: number | null;
  readonly category: string;
  readonly writtenAt: Date | null;
  readonly buyerAccountId: string;
  readonly sellerAccountId: string;
}

export const ratingSelect = {
  id: true,
  score: true,
  description: true,
  service: true,
  delivery: true,
  category: true,
  writtenAt: true,
  buyerAccountId: true,
  sellerAccountId: true,
} as const;

/**
 * Tells a review's rating to the shop's reputation, or takes it back, in the caller's transaction: facts are appended, and
 * a rating counts exactly while its review is shown (ADR 148). `time` counts from 1 how often it is told: the first bears
 * the review's own id, and each void that of the rating it takes back.
 */
export async function tellRating(
  ctx: Ctx<Db>,
  rating: StoredRating,
  { kind, time }: { readonly kind: "rating" | "rating_void"; readonly time: number },
): Promise<void> {
  const { id, score, description, service, delivery, writtenAt, category } = rating;
  if (score === null || !description || !service || !delivery || !writtenAt)
    throw new Error(`the review ${id} has no rating`);
  const within = { ...ctx, actor: { kind: "system", name: "feedback" } as const };
  const fact: NewFact = {
    kind,
    // The review's own accounts, and a check holds the score: branded here.
    accountId: rating.sellerAccountId as AccountId,
    partyId: rating.buyerAccountId as AccountId,
    score: score as 1 | 0 | -1,
    eventId: time === 1 ? id : namedId(`review ${id} ${time}`),
    // As long ago as the review, also where it is taken back: both leave a window together.
    at: writtenAt,
    detailed: { description, service, delivery },
    category,
  };
  await recordFacts(within, [fact]);
}
