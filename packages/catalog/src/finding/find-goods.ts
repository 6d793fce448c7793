import { type Db, Prisma } from "@hutong/db";
import { type ListingId, parseInput } from "@hutong/kernel";
import type { ListingCard } from "../reads.ts";
import { wordsQuery } from "./conditions.ts";
import { type Guess, guessHits } from "./guess-hits.ts";
import { candidatesSql, hitsSql, neededFor, pageSql } from "./page-sql.ts";
import {
  type CountedRow,
  type FacetsPlan,
  type FoundFacets,
  facetsOf,
  onlyInStock,
  planFacets,
} from "./read-facets.ts";
import { type FindGoodsInput, type FindWish, findGoodsSchema } from "./schema.ts";

/** Counted so far, beyond all pages; after it "more than" is said. */
const mostCounted = 1_500;

export interface FoundGoods {
  readonly listings: readonly ListingCard[];
  readonly total: number;
  /** There are more than `total`. */
  readonly isMore: boolean;
  readonly facets: FoundFacets;
}

/**
 * Goods of the retail shops that answer to words and fit what was chosen; open to everybody. Drafts, what was taken down and
 * the goods of frozen accounts are never among them. Three statements: a sample, the page's listings with the counts, their
 * cards; two where nothing is found.
 * @throws DomainError `invalid_input`
 */
export async function findGoods(db: Db, input: FindGoodsInput): Promise<FoundGoods> {
  const wish = parseInput(findGoodsSchema, input);
  const { parseWish } = await import("@hutong/search");
  const words = wordsQuery(parseWish(wish.text));
  const guess = await guessHits(db, wish, words, neededFor(wish, words, true));
  const plan = planFacets(wish, words, guess);
  const hits = await readHits(db, wish, words, guess, plan);
  const total = hits.total ?? mostCounted + 1;
  return {
    listings: hits.ids.length > 0 ? await readCards(db, hits.ids) : [],
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
    facets: facetsOf(wish, plan, hits),
  };
}

interface HitsRow extends CountedRow {
  /** Null where there are many. */
  readonly total: number | null;
  /** Of the listings on the page, in their order. */
  readonly ids: readonly string[];
}

/** Few hits are read once, for their number, the page and the counts; of many as little as will do. */
async function readHits(
  db: Db,
  wish: FindWish,
  words: Prisma.Sql | undefined,
  guess: Guess,
  facets: FacetsPlan,
): Promise<HitsRow> {
  const { isMany } = guess;
  const source = isMany ? candidatesSql(wish, words, guess) : hitsSql(wish, words);
  const from = isMany ? Prisma.sql`candidates` : Prisma.sql`(select * from hits${onlyInStock(wish)}) shown`;
  const total = isMany ? Prisma.sql`null::int` : Prisma.sql`(select count(*)::int from ${from})`;
  const [row] = await db.$queryRaw<HitsRow[]>`/* planned anew */
    with ${source}, ${facets.tables}, ${pageSql(wish, words, from, isMany)}
    select ${total} as total, array(select listing_id::text from page order by place) as ids, ${facets.columns}`;
  return row ?? { total: 0, ids: [], counts: [], stocked: 0 };
}

type CardRow = Omit<ListingCard, "id"> & { readonly id: string };

/** In the order of the ids. */
async function readCards(db: Db, ids: readonly string[]): Promise<ListingCard[]> {
  const rows = await db.$queryRaw<CardRow[]>`
    select l.id, l.title_zh as "titleZh", l.title_en as "titleEn", l.category, l.drawing, l.picture_id as "pictureId", l.colours, l.sizes,
      l.price_fen as "priceFen", l.moq, l.published_at as "publishedAt",
      json_build_object('realm', a.realm, 'loginName', a.login_name, 'kind', s.kind, 'name', s.name, 'nameEn', s.name_en,
        'region', s.region, 'ratingPoints', s.rating_points, 'positiveRateBp', s.positive_rate_bp) as shop
    from unnest(${[...ids]}::uuid[]) with ordinality as p (listing_id, place) join listings l on l.id = p.listing_id
      join accounts a on a.id = l.account_id join shops s on s.account_id = l.account_id
    where l.state = 'published' and l.market = 'retail' and a.status = 'active'
    order by p.place`;
  return rows.map((row) => ({ ...row, id: row.id as ListingId })); // the row's own id: branded here
}
