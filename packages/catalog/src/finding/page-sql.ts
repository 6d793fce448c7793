import { Prisma } from "@hutong/db";
import { conditionsOf } from "./conditions.ts";
import type { Guess } from "./guess-hits.ts";
import { orderOf } from "./orders.ts";
import { type FindWish, goodsPageSize } from "./schema.ts";

/** Whole pages of the best by sales and newness are weighed by how well the words fit; the pages after them are not. */
const mostRanked = { few: 20 * goodsPageSize, many: 10 * goodsPageSize };

/** So many documents are looked at along the order, words and all, in the hope of enough hits. */
const mostWalked = 1_500;
/** And no more than this times as many as it should take: hits that are not there may lie at the order's other end. */
const walkPatience = 4;

/** How many hits the page needs in the order before the words are weighed. */
export function neededFor(wish: FindWish, words: Prisma.Sql | undefined, isMany: boolean): number {
  return isRanked(wish, words, isMany) ? mostRanked[isMany ? "many" : "few"] : wish.page * goodsPageSize;
}

function isRanked({ sort, page }: FindWish, words: Prisma.Sql | undefined, isMany: boolean): boolean {
  return (
    words !== undefined && sort === "relevance" && page * goodsPageSize <= mostRanked[isMany ? "many" : "few"]
  );
}

/** What is read of a hit for its place: its order, and its words (they lie apart, and are fetched when they are weighed). */
function hitColumns({ sort }: FindWish, words: Prisma.Sql | undefined): Prisma.Sql {
  const { column } = orderOf(sort);
  return words && sort === "relevance"
    ? Prisma.sql`d.listing_id, d.${column}, d.words`
    : Prisma.sql`d.listing_id, d.${column}`;
}

/** `hits`: all of them, with what they are counted under; out of stock too. */
export function hitsSql(wish: FindWish, words: Prisma.Sql | undefined): Prisma.Sql {
  return Prisma.sql`hits as materialized (
    select ${hitColumns(wish, words)}, d.in_stock, d.facets from search_documents d
    where ${conditionsOf(wish, words, { except: ["stock"] })})`;
}

/**
 * `candidates`: where there are many hits, the first in their order and as many as the page needs. Along the order where
 * hits are frequent; else by the index of words up to a bound that the sample gave; all of them where neither sufficed
 * (what is looked for lies at the far end of the order). A way that is not needed is not gone.
 */
export function candidatesSql(
  wish: FindWish,
  words: Prisma.Sql | undefined,
  { oneIn, bound }: Guess,
): Prisma.Sql {
  const needed = neededFor(wish, words, true);
  const { by } = orderOf(wish.sort);
  const columns = hitColumns(wish, words);
  const expected = Math.ceil(needed * oneIn);
  const walk = expected <= mostWalked ? Math.min(mostWalked, walkPatience * expected) : 0;
  const lacks = (way: Prisma.Sql) => Prisma.sql`(select count(*) from ${way}) < ${needed}`;
  const [walked, bounded] = [Prisma.sql`walked`, Prisma.sql`bounded`];
  return Prisma.sql`walked as materialized (
      select ${columns} from (select * from search_documents order by ${by} limit ${walk}) d
      where ${conditionsOf(wish, words)} order by ${by} limit ${needed}
    ), bounded as materialized (
      select ${columns} from search_documents d where ${boundedConditions(wish, words, bound)} and ${lacks(walked)}
    ), swept as materialized (
      select ${columns} from search_documents d
      where ${conditionsOf(wish, words)} and ${lacks(walked)} and ${lacks(bounded)}
    ), candidates as (
      select * from walked where not ${lacks(walked)}
      union all select * from bounded where not ${lacks(bounded)}
      union all select * from swept)`;
}

/** Of a price the bands go through the index of words as well. */
function boundedConditions(
  wish: FindWish,
  words: Prisma.Sql | undefined,
  bound: string | undefined,
): Prisma.Sql {
  if (bound === undefined) return Prisma.sql`false`;
  if (wish.sort === "price_up") return conditionsOf({ ...wish, toFen: BigInt(bound) }, words);
  if (wish.sort === "price_down") return conditionsOf({ ...wish, fromFen: BigInt(bound) }, words);
  const { column, within, type } = orderOf(wish.sort);
  return Prisma.sql`${conditionsOf(wish, words)} and d.${column} ${within} ${bound}::text::${type}`;
}

/** `page`: which listings stand on it, with their place. */
export function pageSql(
  wish: FindWish,
  words: Prisma.Sql | undefined,
  from: Prisma.Sql,
  isMany: boolean,
): Prisma.Sql {
  const { by } = orderOf(wish.sort);
  const bounds = Prisma.sql`limit ${goodsPageSize} offset ${(wish.page - 1) * goodsPageSize}`;
  if (!words || !isRanked(wish, words, isMany)) {
    return Prisma.sql`page as (select listing_id, row_number() over () as place
      from (select listing_id from ${from} order by ${by} ${bounds}) hit)`;
  }
  return Prisma.sql`best as materialized (select listing_id, merit, words from ${from} order by ${by}
      limit ${neededFor(wish, words, isMany)}),
    page as (select listing_id, row_number() over () as place from (
      select listing_id from best
      order by merit + 3 * ln(ts_rank(words, ${words}) + 0.001) desc, listing_id desc ${bounds}) hit)`;
}
