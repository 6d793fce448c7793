import { type Db, inTransaction, Prisma } from "@hutong/db";
import type { Ctx } from "@hutong/kernel";
import { attributesOf, attributeText, storedAttributes } from "../attributes.ts";
import { realmsOfMarket, shopKindsOfMarket } from "../markets.ts";
import { facetCodesOf } from "./facet-codes.ts";

interface ShownRow {
  readonly listing_id: string;
  readonly account_id: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly category: string;
  readonly attributes: unknown;
  readonly colours: string[];
  readonly sizes: string[];
  readonly price_fen: bigint;
  readonly published_at: Date;
  readonly is_open: boolean;
  readonly in_stock: boolean;
  readonly kind: string;
  readonly region: string | null;
  readonly shop_name: string;
  readonly shop_name_en: string | null;
}

/**
 * Brings what the search knows of listings to what they are now, in the caller's transaction: those that are shown get
 * their document anew, the others lose it. For whoever writes listings, after the last write; calling it again changes
 * nothing. Listings are held first, then shops, then documents, each in the order of ids.
 * @returns how many are found from now on
 */
export function indexListings(ctx: Ctx<Db>, listingIds: readonly string[]): Promise<number> {
  const ids = [...new Set(listingIds)];
  if (ids.length === 0) return Promise.resolve(0);
  return inTransaction(ctx.db, async (tx) => {
    const shown = await holdShown(tx, ids);
    const rows = shown.length > 0 ? await readShown(tx, shown) : [];
    if (rows.length > 0) await writeDocuments(tx, rows);
    const found = rows.map((row) => row.listing_id);
    await tx.$executeRaw`
      delete from search_documents where listing_id = any(${ids}::uuid[]) and listing_id <> all(${found}::uuid[])`;
    return rows.length;
  });
}

/**
 * Holds listings, the rows of their shops (a change of a shop waits, and finds the documents afterwards) and their
 * documents (so does an order that takes the last piece).
 */
async function holdShown(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<string[]> {
  const held = await tx.$queryRaw<{ id: string; account_id: string; state: string }[]>`
    select id, account_id, state::text from listings
    where id = any(${ids}::uuid[]) and market = 'retail' order by id for share`;
  const shown = held.filter(({ state }) => state === "published");
  if (shown.length === 0) return [];
  const accounts = [...new Set(shown.map((row) => row.account_id))].sort();
  await tx.$executeRaw`
    insert into search_shops (account_id) select a from unnest(${accounts}::uuid[]) a order by a
    on conflict (account_id) do update set stale_at = search_shops.stale_at`;
  const shownIds = shown.map(({ id }) => id);
  await tx.$queryRaw`
    select 1 from search_documents where listing_id = any(${shownIds}::uuid[]) order by listing_id for update`;
  return shownIds;
}

function readShown(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<ShownRow[]> {
  return tx.$queryRaw<ShownRow[]>`
    select l.id as listing_id, l.account_id, l.title_zh, l.title_en, l.category, l.attributes, l.colours, l.sizes,
      l.price_fen, l.published_at, a.status = 'active' as is_open, s.kind::text, s.region, s.name as shop_name, s.name_en as shop_name_en,
      exists (select from skus k where k.listing_id = l.id and k.stock > 0) as in_stock
    from listings l join accounts a on a.id = l.account_id join shops s on s.account_id = l.account_id
    where l.id = any(${ids}::uuid[]) and l.price_fen is not null
      and a.realm::text = any(${[...realmsOfMarket.retail]}::text[])
      and s.kind::text = any(${[...shopKindsOfMarket.retail]}::text[])`;
}

/** Sales and newness as one number that time does not change: a doubling of sales weighs as much as sixty days. */
export const meritSql = (
  sold: Prisma.Sql,
  publishedAt: Prisma.Sql,
) => Prisma.sql`(ln(1 + ${sold}) / ln(2.0::float8)
  + extract(epoch from ${publishedAt} - timestamptz '2020-01-01 00:00:00Z')::float8 / 86400 / 60)`;

/** Documents, the names of their shops and new words, in one statement. */
async function writeDocuments(tx: Prisma.TransactionClient, rows: readonly ShownRow[]): Promise<void> {
  const { goodsTerms, pinyinKeys } = await import("@hutong/search");
  const words = new Set<string>();
  const documents = rows.map((row) => {
    const terms = goodsTerms({
      titleZh: row.title_zh,
      titleEn: row.title_en,
      category: row.category,
      colours: row.colours,
      attributes: attributeTexts(row),
      shopName: row.shop_name,
      shopNameEn: row.shop_name_en,
    });
    if (row.is_open) for (const word of terms.words) words.add(word);
    return { ...documentOf(row), vector: terms.vector, ...terms.english };
  });
  const shops = [...new Map(rows.map((row) => [row.account_id, row])).values()].map((row) => {
    const { full, initials } = pinyinKeys(row.shop_name);
    return {
      account_id: row.account_id,
      name: row.shop_name,
      name_en: row.shop_name_en,
      sound: full,
      initials,
    };
  });
  const told = [...words].map((word) => {
    const { full, initials } = pinyinKeys(word);
    return { word, sound: full, initials: /[a-z]/.test(word) ? word : initials };
  });
  const [sold, publishedAt] = [Prisma.sql`coalesce(before.sold, 0)`, Prisma.sql`d.published_at`];
  await tx.$executeRaw`
    with document as (
      select * from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb) d (listing_id uuid, account_id uuid, vector text,
        a text, b text, c text, facets text[], price_fen bigint, published_at timestamptz(3), in_stock boolean, is_open boolean)
    ), shop as (
      update search_shops s set name = n.name, name_en = n.name_en, sound = n.sound, initials = n.initials
      from jsonb_to_recordset(${JSON.stringify(shops)}::jsonb)
        n (account_id uuid, name text, name_en text, sound text, initials text)
      where s.account_id = n.account_id
        and (s.name, s.name_en, s.sound, s.initials) is distinct from (n.name, n.name_en, n.sound, n.initials)
    ), word as (
      insert into search_words (word, sound, initials, counted_at)
      select word, sound, initials, 'epoch' from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        w (word text, sound text, initials text)
      order by word on conflict do nothing
    )
    insert into search_documents (listing_id, account_id, words, facets, price_fen, merit, published_at, in_stock, is_open)
    select d.listing_id, d.account_id,
      d.vector::tsvector || setweight(to_tsvector('english', d.a), 'A') || setweight(to_tsvector('english', d.b), 'B')
        || setweight(to_tsvector('english', d.c), 'C'),
      d.facets, d.price_fen, ${meritSql(sold, publishedAt)}, d.published_at, d.in_stock, d.is_open
    from document d left join search_documents before on before.listing_id = d.listing_id
    on conflict (listing_id) do update set account_id = excluded.account_id, words = excluded.words,
      facets = excluded.facets, price_fen = excluded.price_fen, merit = excluded.merit,
      published_at = excluded.published_at, in_stock = excluded.in_stock, is_open = excluded.is_open`;
}

/** What is said of a style in words, in both languages; numbers are nothing that is searched for. */
function attributeTexts({ category, attributes }: ShownRow): string[] {
  const stored = storedAttributes(attributes);
  return attributesOf(category).flatMap(({ key, rule }) => {
    const value = stored[key];
    if (value === undefined || rule.kind === "number") return [];
    const texts = (["zh", "en"] as const).map((language) => attributeText(rule, value, language));
    return [...new Set(texts)];
  });
}

/** What a style can be narrowed down by: choices alone. */
function attributeChoices({ category, attributes }: ShownRow): (readonly [string, string])[] {
  const stored = storedAttributes(attributes);
  return attributesOf(category).flatMap(({ key, rule }) => {
    const value = stored[key];
    if (rule.kind !== "choice" || !Array.isArray(value)) return [];
    return value.map((one: string) => [key, one] as const);
  });
}

function documentOf(row: ShownRow) {
  const facets = facetCodesOf({
    listingId: row.listing_id,
    category: row.category,
    colours: row.colours,
    sizes: row.sizes,
    priceFen: row.price_fen,
    region: row.region,
    kind: row.kind,
    attributes: attributeChoices(row),
  });
  return {
    listing_id: row.listing_id,
    account_id: row.account_id,
    facets,
    price_fen: String(row.price_fen),
    published_at: row.published_at.toISOString(),
    in_stock: row.in_stock,
    is_open: row.is_open,
  };
}
