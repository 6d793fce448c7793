import type { Database, Realm } from "@hutong/db";
import type { RetailCategory } from "./categories.ts";
import { realmsOfMarket, shopKindsOfMarket } from "./markets.ts";

/** A style of the street as a list shows it. Money in fen: no price of a style is beyond what a number holds. */
export interface ShelfListing {
  readonly id: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly category: string;
  readonly drawing: string;
  readonly pictureId: string | null;
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  readonly priceFen: number;
  readonly publishedAt: Date;
  readonly realm: Realm;
  readonly loginName: string;
  readonly shopName: string;
  readonly shopNameEn: string | null;
}

export interface ShelfSku {
  readonly id: string;
  readonly colour: string;
  readonly size: string;
  readonly price_fen: number;
  readonly stock: number;
}

export interface ShelfPlace {
  readonly at: Date;
  readonly id: string;
}

const columns = `l.id, l.title_zh as "titleZh", l.title_en as "titleEn", l.category, l.drawing,
  l.picture_id as "pictureId", l.colours, l.sizes, l.price_fen::float8 as "priceFen", l.published_at as "publishedAt",
  a.realm::text as realm, a.login_name as "loginName", s.name as "shopName", s.name_en as "shopNameEn"`;

/** As `visible` in scopes.ts, in SQL: nothing of a frozen account, no draft, nothing taken down. */
const visible = `from listings l
    join accounts a on a.id = l.account_id and a.status = 'active'
      and a.realm::text in (${list(realmsOfMarket.retail)})
    join shops s on s.account_id = a.id and s.kind::text in (${list(shopKindsOfMarket.retail)})
  where l.market = 'retail' and l.state = 'published'`;

function list(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(", ");
}

/**
 * What the street shows, newest first, going on after a place. One prepared statement, which reads no further in its
 * index than the page needs.
 */
export async function readShelf(
  { pool }: Pick<Database, "pool">,
  scope: {
    readonly category?: RetailCategory | undefined;
    readonly after?: ShelfPlace | undefined;
    readonly limit: number;
  },
): Promise<{ readonly listings: readonly ShelfListing[]; readonly next: ShelfPlace | undefined }> {
  const { category, after, limit } = scope;
  const values: unknown[] = [limit + 1];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const narrowed = category ? ` and l.category = ${parameter(category)}` : "";
  const beyond = after
    ? ` and (l.published_at, l.id) < (${parameter(after.at)}::timestamptz, ${parameter(after.id)}::uuid)`
    : "";
  const { rows } = await pool.query<ShelfListing>({
    name: `shelf${category ? "_category" : ""}${after ? "_after" : ""}`,
    text: `select ${columns} ${visible}${narrowed}${beyond} order by l.published_at desc, l.id desc limit $1`,
    values,
  });
  const listings = rows.slice(0, limit);
  const last = listings.at(-1);
  const next = rows.length > limit && last ? { at: last.publishedAt, id: last.id } : undefined;
  return { listings, next };
}

/** One style of the street with what of it can be bought, or undefined. One prepared statement. */
export async function readShelfListing(
  { pool }: Pick<Database, "pool">,
  id: string,
): Promise<(ShelfListing & { readonly skus: readonly ShelfSku[] }) | undefined> {
  const { rows } = await pool.query<ShelfListing & { skus: ShelfSku[] }>({
    name: "shelf_listing",
    text: `select ${columns}, coalesce((
        select json_agg(json_build_object('id', k.id, 'colour', k.colour, 'size', k.size, 'price_fen', k.price_fen,
          'stock', k.stock) order by array_position(l.colours, k.colour::text), array_position(l.sizes, k.size::text))
        from skus k where k.listing_id = l.id and k.colour = any(l.colours) and k.size = any(l.sizes)), '[]') as skus
      ${visible} and l.id = $1::uuid`,
    values: [id],
  });
  return rows[0];
}
