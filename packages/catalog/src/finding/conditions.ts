import { Prisma } from "@hutong/db";
import type { WishPart } from "@hutong/search";
import { type FacetGroup, facetCode, priceBandsFen, priceBandsWithin, thinningCode } from "./facet-codes.ts";
import type { FindWish } from "./schema.ts";

/** What can be chosen at once: a facet, an attribute (`attribute.material`), the price or the stock. */
export type Chosen = Exclude<FacetGroup, "attribute"> | `attribute.${string}` | "stock";

const keyedGroups = ["category", "colour", "size", "region", "kind"] as const;

/** The facet codes that were chosen, by group. */
export function chosenCodes(wish: FindWish): ReadonlyMap<Chosen, readonly string[]> {
  const chosen = new Map<Chosen, string[]>();
  for (const group of keyedGroups) {
    const codes = wish[group].map((key) => facetCode(group, key));
    if (codes.length > 0) chosen.set(group, codes);
  }
  for (const pair of wish.attribute) {
    const group = `attribute.${pair.split("=")[0]}` as const;
    chosen.set(group, [...(chosen.get(group) ?? []), facetCode("attribute", pair)]);
  }
  return chosen;
}

/** Every group in which something is chosen. */
export function chosenGroups(wish: FindWish): Chosen[] {
  return [
    ...chosenCodes(wish).keys(),
    ...(wish.fromFen !== undefined || wish.toFen !== undefined ? (["price"] as const) : []),
    ...(wish.inStock ? (["stock"] as const) : []),
  ];
}

/** What was typed as a `tsquery`; undefined for nothing. */
export function wordsQuery(parts: readonly WishPart[]): Prisma.Sql | undefined {
  if (parts.length === 0) return undefined;
  const all = parts.map(({ exact, english }) =>
    english
      ? Prisma.sql`(plainto_tsquery('english', ${english}) || ${exact}::tsquery)`
      : Prisma.sql`${exact}::tsquery`,
  );
  return Prisma.sql`(${Prisma.join(all, " && ")})`;
}

export interface ConditionOptions {
  /** Not by these groups. */
  readonly except?: readonly Chosen[] | undefined;
  /** Of every second, fourth … listing alone. */
  readonly halvings?: number | undefined;
}

/** The condition on `search_documents d`. Words and facets go through one index; of a price the bands do. */
export function conditionsOf(
  wish: FindWish,
  words: Prisma.Sql | undefined,
  { except = [], halvings = 0 }: ConditionOptions = {},
): Prisma.Sql {
  const chosen = [...chosenCodes(wish)]
    .filter(([group]) => !except.includes(group))
    .map(([, codes]) => codes);
  const alone = [
    ...(halvings > 0 ? [thinningCode(halvings)] : []),
    ...chosen.flatMap((codes) => (codes.length === 1 ? codes : [])),
  ];
  const conditions = reachConditions(wish, words);
  // The index steps along its first condition and skips in the others: what is rarest stands first.
  if (alone.length > 0) conditions.push(Prisma.sql`d.facets @> ${alone}::text[]`);
  for (const codes of chosen) {
    if (codes.length > 1) conditions.push(Prisma.sql`d.facets && ${codes}::text[]`);
  }
  if (!except.includes("price")) conditions.push(...priceConditions(wish));
  if (wish.inStock && !except.includes("stock")) conditions.push(Prisma.sql`d.in_stock`);
  return Prisma.join(conditions, " and ");
}

/** What no choice changes. */
function reachConditions(wish: FindWish, words: Prisma.Sql | undefined): Prisma.Sql[] {
  return [
    Prisma.sql`d.is_open`,
    ...(words ? [Prisma.sql`d.words @@ ${words}`] : []),
    ...(wish.accountId ? [Prisma.sql`d.account_id = ${wish.accountId}::uuid`] : []),
  ];
}

/** Of what is chosen, each group's own condition on `search_documents d`: for documents that are read anyway. */
export function choiceConditions(wish: FindWish): ReadonlyMap<Chosen, Prisma.Sql> {
  const chosen = new Map<Chosen, Prisma.Sql>();
  for (const [group, codes] of chosenCodes(wish)) chosen.set(group, Prisma.sql`d.facets && ${codes}::text[]`);
  const price = priceConditions(wish);
  if (price.length > 0) chosen.set("price", Prisma.join(price, " and "));
  if (wish.inStock) chosen.set("stock", Prisma.sql`d.in_stock`);
  return chosen;
}

function priceConditions({ fromFen, toFen }: FindWish): Prisma.Sql[] {
  if (fromFen === undefined && toFen === undefined) return [];
  const bands = priceBandsWithin(fromFen, toFen);
  const codes = bands.map((band) => facetCode("price", String(band)));
  return [
    ...(bands.length < priceBandsFen.length ? [Prisma.sql`d.facets && ${codes}::text[]`] : []),
    ...(fromFen !== undefined ? [Prisma.sql`d.price_fen >= ${fromFen}`] : []),
    ...(toFen !== undefined ? [Prisma.sql`d.price_fen <= ${toFen}`] : []),
  ];
}
