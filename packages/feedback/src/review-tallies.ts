import type { Db } from "@hutong/db";
import { idSchema } from "@hutong/kernel";
import { averageMilli } from "./review-rules.ts";

/** How it fits, by those who said so. */
interface FitCount {
  readonly small: number;
  readonly right: number;
  readonly large: number;
}

/** What the shown reviews of a colour and size come to. */
export interface ReviewTally {
  readonly colour: string;
  readonly size: string;
  readonly good: number;
  readonly neutral: number;
  readonly bad: number;
  /** Sums of 1 to 5. */
  readonly description: number;
  readonly service: number;
  readonly delivery: number;
  readonly fit: FitCount;
  readonly pictured: number;
  readonly followedUp: number;
}

/** What the reviews of a style come to, over some of its colours and sizes. Averages in thousandths, null of none. */
export interface ReviewSummary extends Omit<ReviewTally, "colour" | "size"> {
  readonly count: number;
  readonly averages: Readonly<Record<"description" | "service" | "delivery", number | null>>;
}

/** The tallies of a style, a row a colour and size; kept with each review in its transaction. One statement. */
export async function readReviewTallies(db: Db, listingId: string): Promise<ReviewTally[]> {
  const id = idSchema<"Listing">().safeParse(listingId);
  if (!id.success) return [];
  const rows = await db.reviewTally.findMany({
    where: { listingId: id.data },
    select: {
      colour: true,
      size: true,
      good: true,
      neutral: true,
      bad: true,
      description: true,
      service: true,
      delivery: true,
      fitSmall: true,
      fitRight: true,
      fitLarge: true,
      pictured: true,
      followedUp: true,
    },
    orderBy: [{ colour: "asc" }, { size: "asc" }],
  });
  return rows.map(({ fitSmall, fitRight, fitLarge, description, service, delivery, ...row }) => ({
    ...row,
    description: Number(description),
    service: Number(service),
    delivery: Number(delivery),
    fit: { small: fitSmall, right: fitRight, large: fitLarge },
  }));
}

const counted = [
  "good",
  "neutral",
  "bad",
  "description",
  "service",
  "delivery",
  "pictured",
  "followedUp",
] as const;

/** The tallies of a style summed up: all of it, or of one colour, one size, or both. */
export function sumTallies(
  tallies: readonly ReviewTally[],
  of: { readonly colour?: string | undefined; readonly size?: string | undefined } = {},
): ReviewSummary {
  const chosen = tallies.filter(
    ({ colour, size }) =>
      (of.colour === undefined || of.colour === colour) && (of.size === undefined || of.size === size),
  );
  const total = (value: (tally: ReviewTally) => number) => chosen.reduce((sum, one) => sum + value(one), 0);
  // The cast: each of the names is given its sum.
  const sums = Object.fromEntries(counted.map((key) => [key, total((one) => one[key])])) as Record<
    (typeof counted)[number],
    number
  >;
  const count = sums.good + sums.neutral + sums.bad;
  return {
    ...sums,
    fit: {
      small: total(({ fit }) => fit.small),
      right: total(({ fit }) => fit.right),
      large: total(({ fit }) => fit.large),
    },
    count,
    averages: {
      description: averageMilli(sums.description, count),
      service: averageMilli(sums.service, count),
      delivery: averageMilli(sums.delivery, count),
    },
  };
}
