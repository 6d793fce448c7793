import type { Db, Market } from "@hutong/db";
import { realmsOfMarket, shopKindsOfMarket } from "./markets.ts";

/** By what the shops of a market can be narrowed down, and how many each choice leaves; the most first. */
export interface ShopFacets {
  readonly categories: readonly (readonly [category: string, shops: number])[];
  /** The first word of a shop's place: its province, or a city that is one. */
  readonly regions: readonly (readonly [region: string, shops: number])[];
}

/** The choices of a directory. Two statements over all shops of a market: for pages that share them. */
export async function readShopFacets(db: Db, scope: { readonly market: Market }): Promise<ShopFacets> {
  const { market } = scope;
  const realms = [...realmsOfMarket[market]];
  const kinds = [...shopKindsOfMarket[market]];
  const [categories, regions] = await Promise.all([
    db.$queryRaw<{ key: string; shops: number }[]>`
      select l.category as key, count(distinct l.account_id)::int as shops
      from listings l
        join accounts a on a.id = l.account_id and a.status = 'active' and a.realm::text = any(${realms}::text[])
        join shops s on s.account_id = a.id and s.kind::text = any(${kinds}::text[])
      where l.market = ${market}::market and l.state = 'published'
      group by 1 order by 2 desc, 1`,
    db.$queryRaw<{ key: string; shops: number }[]>`
      select split_part(s.region, ' ', 1) as key, count(*)::int as shops
      from shops s
        join accounts a on a.id = s.account_id and a.status = 'active' and a.realm::text = any(${realms}::text[])
      where s.kind::text = any(${kinds}::text[]) and s.region <> ''
      group by 1 order by 2 desc, 1`,
  ]);
  const pairs = (rows: readonly { key: string; shops: number }[]) =>
    rows.map(({ key, shops }) => [key, shops] as const);
  return { categories: pairs(categories), regions: pairs(regions) };
}
