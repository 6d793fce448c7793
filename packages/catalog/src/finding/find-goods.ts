import { type Db, Prisma } from "@hutong/db";
import { type ListingId, parseInput } from "@hutong/kernel";
import type { ListingCard } from "../reads.ts";
import { type Chosen, chosenGroups, conditionsOf, wordsQuery } from "./conditions.ts";
import { type FoundFacets, readFacets } from "./read-facets.ts";
import {
  type FindGoodsInput,
  type FindSort,
  type FindWish,
  findGoodsSchema,
  goodsPageSize,
} from "./schema.ts";

/** Counted so far; beyond it "more than" is said. */
const mostCounted = 20_000;

/** The best by sales and newness are weighed by how well the words fit; beyond these nobody looks. */
const mostRanked = 1_000;

export interface FoundGoods {
  readonly listings: readonly ListingCard[];
  readonly total: number;
  /** There are more than `total`. */
  readonly isMore: boolean;
  readonly facets: FoundFacets;
}

/**
 * Goods of the retail shops that answer to words and fit what was chosen; open to everybody. Drafts, what was taken down and
 * the goods of frozen accounts are never among them. Three statements: counting, the page beside the facets.
 * @throws DomainError `invalid_input`
 */
export async function findGoods(db: Db, input: FindGoodsInput): Promise<FoundGoods> {
  const wish = parseInput(findGoodsSchema, input);
  const { parseWish } = await import("@hutong/search");
  const words = wordsQuery(parseWish(wish.text));
  const counts = await countHits(db, wish, words);
  const total = counts.get(undefined) ?? 0;
  const [listings, facets] = await Promise.all([
    total > 0 ? readPage(db, wish, words, total) : [],
    readFacets(db, wish, words, counts),
  ]);
  return { listings, total: Math.min(total, mostCounted), isMore: total > mostCounted, facets };
}

/** How many hits there are, and how many there would be without each choice: up to `mostCounted` and one. */
async function countHits(
  db: Db,
  wish: FindWish,
  words: Prisma.Sql | undefined,
): Promise<ReadonlyMap<Chosen | undefined, number>> {
  const excepts = [undefined, ...chosenGroups(wish)];
  const counts = excepts.map(
    (except) => Prisma.sql`(select count(*)::int from (select from search_documents d
      where ${conditionsOf(wish, words, { except })} limit ${mostCounted + 1}) hit)`,
  );
  const [row] = await db.$queryRaw<{ counts: number[] }[]>`select array[${Prisma.join(counts)}] as counts`;
  return new Map(excepts.map((except, place) => [except, row?.counts[place] ?? 0]));
}

const orders: Readonly<Record<Exclude<FindSort, "relevance">, Prisma.Sql>> = {
  sales: Prisma.sql`sold desc, listing_id desc`,
  newest: Prisma.sql`published_at desc, listing_id desc`,
  price_up: Prisma.sql`price_fen, listing_id`,
  price_down: Prisma.sql`price_fen desc, listing_id desc`,
};

/**
 * Which listings stand on the page, with their place. Where there are so many that sorting them all is dear, the planner
 * may walk along an index of the order instead.
 */
function pageSql(wish: FindWish, words: Prisma.Sql | undefined, total: number): Prisma.Sql {
  const hits = Prisma.sql`hits as ${total > mostCounted ? Prisma.sql`not materialized` : Prisma.sql`materialized`} (
    select d.listing_id, d.merit, d.sold, d.published_at, d.price_fen from search_documents d
    where ${conditionsOf(wish, words)})`;
  const bounds = Prisma.sql`limit ${goodsPageSize} offset ${(wish.page - 1) * goodsPageSize}`;
  if (wish.sort !== "relevance") {
    return Prisma.sql`${hits}, page as (select listing_id, row_number() over () as place
      from (select listing_id from hits order by ${orders[wish.sort]} ${bounds}) hit)`;
  }
  if (!words) {
    return Prisma.sql`${hits}, page as (select listing_id, row_number() over () as place
      from (select listing_id from hits order by merit desc, listing_id desc ${bounds}) hit)`;
  }
  return Prisma.sql`${hits}, best as materialized (
      select listing_id, merit from hits order by merit desc, listing_id desc limit ${mostRanked}
    ), page as (select listing_id, row_number() over () as place from (
      select b.listing_id from best b join search_documents d on d.listing_id = b.listing_id
      order by b.merit + 3 * ln(ts_rank(d.words, ${words}) + 0.001) desc, b.listing_id desc ${bounds}) hit)`;
}

type CardRow = Omit<ListingCard, "id"> & { readonly id: string };

async function readPage(
  db: Db,
  wish: FindWish,
  words: Prisma.Sql | undefined,
  total: number,
): Promise<ListingCard[]> {
  const rows = await db.$queryRaw<CardRow[]>`with ${pageSql(wish, words, total)}
    select l.id, l.title_zh as "titleZh", l.title_en as "titleEn", l.category, l.drawing, l.picture_id as "pictureId", l.colours, l.sizes,
      l.price_fen as "priceFen", l.moq, l.published_at as "publishedAt",
      json_build_object('realm', a.realm, 'loginName', a.login_name, 'kind', s.kind, 'name', s.name, 'nameEn', s.name_en,
        'region', s.region, 'ratingPoints', s.rating_points, 'positiveRateBp', s.positive_rate_bp) as shop
    from page p join listings l on l.id = p.listing_id
      join accounts a on a.id = l.account_id join shops s on s.account_id = l.account_id
    where l.state = 'published' and l.market = 'retail' and a.status = 'active'
    order by p.place`;
  return rows.map((row) => ({ ...row, id: row.id as ListingId })); // the row's own id: branded here
}
