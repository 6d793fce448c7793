import { type Db, Prisma } from "@hutong/db";
import { type Chosen, sampleConditions } from "./conditions.ts";
import { maxThinning } from "./facet-codes.ts";
import { orderOf } from "./orders.ts";
import type { FindWish } from "./schema.ts";

/** Each document of the sample stands for so many. */
export const sampleScale = 2 ** maxThinning;

/**
 * From so many hits of the sample on (about 6,000 in all) there are more than `mostCounted` beyond doubt: of 2,000 hits about
 * 16 are in the sample, and 48 would lie eight standard deviations off.
 */
const manySampled = 48;

/** What a sample says before anything is read. */
export interface Guess {
  /** So many that they are neither counted nor sorted all. */
  readonly isMany: boolean;
  /** About how many hits; with all that is chosen, or without one group. */
  readonly hits: ReadonlyMap<Chosen | undefined, number>;
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
  const { reach, chosen } = sampleConditions(wish, words);
  const { column, direction } = orderOf(wish.sort);
  const groups = [...chosen.keys()];
  const fits = groups.map((_, place) => Prisma.raw(`fits_${place}`));
  const allBut = (except?: Chosen) =>
    Prisma.join([Prisma.sql`true`, ...fits.filter((_, place) => groups[place] !== except)], " and ");
  const columns = [...chosen.values()].map(
    (condition, place) => Prisma.sql`, ${condition} as ${fits[place]}`,
  );
  const counts = [undefined, ...groups].map(
    (except) => Prisma.sql`count(*) filter (where ${allBut(except)})::int`,
  );
  const [row] = await db.$queryRaw<{ counts: number[]; bound: string | null; documents: number }[]>`
    with sample as materialized (
      select d.${column} as key ${columns.length > 0 ? Prisma.join(columns, "") : Prisma.empty} from search_documents d where ${reach}
    )
    select array[${Prisma.join(counts)}] as counts,
      (select key::text from sample where ${allBut()} order by key ${direction} offset ${boundPlace(needed)} limit 1) as bound,
      (select greatest(reltuples, 1)::float8 from pg_class where oid = 'search_documents'::regclass) as documents
    from sample`;
  const sampled = row?.counts ?? [];
  const all = sampled[0] ?? 0;
  return {
    isMany: all >= manySampled,
    hits: new Map(
      [undefined, ...groups].map((except, place) => [except, (sampled[place] ?? 0) * sampleScale]),
    ),
    oneIn: (row?.documents ?? 1) / Math.max(1, all * sampleScale),
    bound: row?.bound ?? undefined,
  };
}

/** The place in the sample before which `needed` hits lie, but for one search in thousands. */
function boundPlace(needed: number): number {
  const expected = needed / sampleScale;
  return Math.ceil(expected + 4 * Math.sqrt(expected) + 3);
}
