import { type Db, Prisma } from "@hutong/db";
import { type Chosen, choiceConditions, conditionsOf } from "./conditions.ts";
import { maxThinning } from "./facet-codes.ts";
import { orderOf } from "./orders.ts";
import type { FindWish } from "./schema.ts";

/** Each document of the sample stands for so many. */
const sampleScale = 2 ** maxThinning;

/**
 * From so many hits of the sample on (about 4,000 in all) there are more than `mostCounted` beyond doubt: of 1,500 hits about
 * 12 are in the sample, and 32 would lie six standard deviations off.
 */
const manySampled = 32;

/** What a sample says before anything is read. */
export interface Guess {
  /** So many that they are neither counted nor sorted all. */
  readonly isMany: boolean;
  /** About how many fit what is chosen, not by the groups of `except`. */
  readonly hits: (except?: readonly Chosen[]) => number;
  /** Of all documents one in so many is a hit, about. */
  readonly oneIn: number;
  /** Where there are many: before this value of the order there are most likely as many hits as the page needs. */
  readonly bound: string | undefined;
}

/**
 * Looks at one of every 128 listings, so that what is dear is done where there are few hits alone. One statement.
 * @param needed how many hits the page needs, in its order
 */
export async function guessHits(
  db: Db,
  wish: FindWish,
  words: Prisma.Sql | undefined,
  needed: number,
): Promise<Guess> {
  const chosen = choiceConditions(wish);
  const groups = [...chosen.keys()];
  const { column, direction } = orderOf(wish.sort);
  // "101": the first group's condition and the third's hold.
  const fits = Prisma.join(
    [Prisma.sql`''`, ...[...chosen.values()].map((condition) => Prisma.sql`(${condition})::int`)],
    " || ",
  );
  const reach = conditionsOf(wish, words, { except: groups, halvings: maxThinning });
  const [row] = await db.$queryRaw<
    { patterns: Record<string, number> | null; bound: string | null; documents: number }[]
  >`
    with sample as materialized (select d.${column} as key, ${fits} as fits from search_documents d where ${reach})
    select (select json_object_agg(fits, count) from (select fits, count(*)::int from sample group by fits) one) as patterns,
      (select key::text from sample where strpos(fits, '0') = 0
        order by sample.key ${direction} offset ${boundPlace(needed)} limit 1) as bound,
      (select greatest(reltuples, 1)::float8 from pg_class where oid = 'search_documents'::regclass) as documents`;
  const patterns = Object.entries(row?.patterns ?? {});
  const sampled = (except: readonly Chosen[] = []) =>
    patterns.reduce((sum, [pattern, count]) => {
      const isHit = groups.every((group, place) => pattern[place] === "1" || except.includes(group));
      return isHit ? sum + count : sum;
    }, 0);
  return {
    isMany: sampled() >= manySampled,
    hits: (except) => sampled(except) * sampleScale,
    oneIn: (row?.documents ?? 1) / Math.max(1, sampled() * sampleScale),
    bound: row?.bound ?? undefined,
  };
}

/** The place in the sample before which `needed` hits lie, but for one search in thousands. */
function boundPlace(needed: number): number {
  const expected = needed / sampleScale;
  return Math.ceil(expected + 4 * Math.sqrt(expected) + 3);
}
