import { Prisma } from "@hutong/db";
import { type Chosen, chosenCodes, chosenGroups, conditionsOf } from "./conditions.ts";
import { type FacetGroup, facetCode, maxThinning, parseFacetCode, thinningCode } from "./facet-codes.ts";
import type { FindWish } from "./schema.ts";

export interface FacetValue {
  readonly key: string;
  readonly count: number;
  readonly isChosen: boolean;
}

export interface FoundFacets {
  readonly groups: Readonly<Record<Exclude<FacetGroup, "attribute">, readonly FacetValue[]>>;
  /** By attribute: `material` and its values. */
  readonly attributes: ReadonlyMap<string, readonly FacetValue[]>;
  readonly inStock: number;
  /** The counts are taken from a part of very many hits. */
  readonly isEstimate: boolean;
}

/** So many documents are counted one by one; of more, about so many stand for all. */
const mostRead = 1_000;

/** How often the hits are to be halved, so that at most about `mostRead` are left. */
export function halvingsFor(total: number): number {
  return total <= mostRead ? 0 : Math.min(maxThinning, Math.ceil(Math.log2(total / mostRead)));
}

interface FacetPart {
  readonly except: Chosen | undefined;
  readonly halvings: number;
}

/** What is counted apart: all hits, and those without the choice of each group. Stock is read with all hits. */
function partsOf(wish: FindWish, hits: ReadonlyMap<Chosen | undefined, number>): FacetPart[] {
  return [undefined, ...chosenGroups(wish).filter((group) => group !== "stock")].map((except) => ({
    except,
    halvings: halvingsFor(hits.get(except === undefined && wish.inStock ? "stock" : except) ?? 0),
  }));
}

/** Counts of codes by part, as the statement returns them; a part without any is null. */
export interface CountedRow {
  readonly counts: readonly (Readonly<Record<string, number>> | null)[];
  readonly stocked: number;
}

/**
 * How many goods each choice would leave, with all that is chosen elsewhere: what is chosen within a group does not lessen
 * the counts of its own. `sampled` is the common table expression that `columns` read from.
 * @param isAtHand there is `hits`, of all that fit in stock or not
 */
export function facetsSql(
  wish: FindWish,
  words: Prisma.Sql | undefined,
  hits: ReadonlyMap<Chosen | undefined, number>,
  isAtHand: boolean,
): { readonly sampled: Prisma.Sql; readonly columns: Prisma.Sql } {
  const parts = partsOf(wish, hits).map(({ except, halvings }) => {
    if (except === undefined) return countSql(Prisma.sql`sampled${onlyInStock(wish)}`);
    const from = Prisma.sql`search_documents d where ${conditionsOf(wish, words, { except, halvings })}`;
    return countSql(
      from,
      facetCode(except.startsWith("attribute.") ? "attribute" : (except as FacetGroup), ""),
    );
  });
  const halvings = partsOf(wish, hits)[0]?.halvings ?? 0;
  const from = isAtHand
    ? Prisma.sql`hits${halvings > 0 ? Prisma.sql` where facets @> ${[thinningCode(halvings)]}::text[]` : Prisma.empty}`
    : Prisma.sql`search_documents d where ${conditionsOf(wish, words, { except: "stock", halvings })}`;
  return {
    sampled: Prisma.sql`sampled as materialized (select facets, in_stock from ${from})`,
    columns: Prisma.sql`json_build_array(${Prisma.join(parts)}) as counts,
      (select count(*)::int from sampled where in_stock) as stocked`,
  };
}

/** Nothing where what is out of stock is wanted too. */
export function onlyInStock(wish: FindWish): Prisma.Sql {
  return wish.inStock ? Prisma.sql` where in_stock` : Prisma.empty;
}

function countSql(from: Prisma.Sql, prefix?: string): Prisma.Sql {
  return Prisma.sql`(select json_object_agg(code, count) from (
    select code, count(*)::int as count from (select unnest(facets) as code from ${from}) coded
    ${prefix === undefined ? Prisma.empty : Prisma.sql`where starts_with(code, ${prefix})`} group by code) counted)`;
}

/** @param hits as `facetsSql` got it */
export function facetsOf(
  wish: FindWish,
  hits: ReadonlyMap<Chosen | undefined, number>,
  { counts, stocked }: CountedRow,
): FoundFacets {
  const parts = partsOf(wish, hits);
  const all = new Map<string, number>();
  for (const [place, { except, halvings }] of parts.entries()) {
    for (const [code, count] of Object.entries(counts[place] ?? {})) {
      const group = groupOfCode(code);
      // A group's own choice is not to count: where something is chosen in it, its part says how many there are.
      if (group === except || (except === undefined && !parts.some((one) => one.except === group))) {
        all.set(code, count * 2 ** halvings);
      }
    }
  }
  const isEstimate = parts.some(({ halvings }) => halvings > 0);
  return shapeFacets(wish, all, stocked * 2 ** (parts[0]?.halvings ?? 0), isEstimate);
}

function groupOfCode(code: string): Chosen | undefined {
  const parsed = parseFacetCode(code);
  if (!parsed) return undefined;
  return parsed.group === "attribute" ? `attribute.${parsed.key.split("=")[0]}` : parsed.group;
}

function shapeFacets(
  wish: FindWish,
  counts: ReadonlyMap<string, number>,
  inStock: number,
  isEstimate: boolean,
): FoundFacets {
  const chosen = new Set([...chosenCodes(wish).values()].flat());
  const groups: Record<Exclude<FacetGroup, "attribute">, FacetValue[]> = {
    category: [],
    colour: [],
    size: [],
    price: [],
    region: [],
    kind: [],
  };
  const attributes = new Map<string, FacetValue[]>();
  // What is chosen stays in sight, also where nothing is left of it.
  for (const code of new Set([...counts.keys(), ...chosen])) {
    const parsed = parseFacetCode(code);
    if (!parsed) continue;
    const value = { count: counts.get(code) ?? 0, isChosen: chosen.has(code) };
    if (parsed.group !== "attribute") groups[parsed.group].push({ key: parsed.key, ...value });
    else {
      const [attribute = "", key = ""] = parsed.key.split("=");
      const values = attributes.get(attribute) ?? [];
      attributes.set(attribute, [...values, { key, ...value }]);
    }
  }
  const most = (one: FacetValue, other: FacetValue) =>
    Number(other.isChosen) - Number(one.isChosen) ||
    other.count - one.count ||
    one.key.localeCompare(other.key);
  for (const values of [...Object.values(groups), ...attributes.values()]) values.sort(most);
  return { groups, attributes, inStock, isEstimate };
}
