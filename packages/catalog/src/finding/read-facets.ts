import { Prisma } from "@hutong/db";
import { type Chosen, choiceConditions, chosenCodes, chosenGroups, conditionsOf } from "./conditions.ts";
import { type FacetGroup, facetCode, maxThinning, parseFacetCode, thinningCode } from "./facet-codes.ts";
import type { Guess } from "./guess-hits.ts";
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

/** So many documents are counted one by one; of more, at most about so many stand for all. */
const mostRead = 1_000;
/** Fewer than these do not stand for others. */
const leastRead = 200;

/** How often the hits are to be halved, so that at most about `most` are left. */
export function halvingsFor(total: number, most = mostRead): number {
  return total <= most ? 0 : Math.min(maxThinning, Math.ceil(Math.log2(total / most)));
}

/** All hits (undefined), or the hits without the choice of a group. */
type Part = Chosen | undefined;

/** Parts that are counted from one scan: of what fits without the choices of all of them. */
interface Scan {
  readonly parts: readonly Part[];
  readonly halvings: number;
}

const groupsOf = (parts: readonly Part[]) => parts.filter((part) => part !== undefined);

/**
 * Parts share a scan while there is enough of each in what the scan reads: going through the index for each costs more than
 * reading more. Stock, which the index does not know, is never a part.
 */
export function scansFor(parts: readonly Part[], hits: (except: readonly Chosen[]) => number): Scan[] {
  if (parts.length === 0) return [];
  const together = hits([...groupsOf(parts), "stock"]);
  for (const most of parts.length > 1 ? [2 * mostRead, 4 * mostRead] : [mostRead]) {
    const halvings = halvingsFor(together, most);
    const isEnough = parts.every((part) => hits(groupsOf([part])) / 2 ** halvings >= leastRead);
    if (parts.length === 1 || halvings === 0 || isEnough) return [{ parts, halvings }];
  }
  const middle = Math.ceil(parts.length / 2);
  return [...scansFor(parts.slice(0, middle), hits), ...scansFor(parts.slice(middle), hits)];
}

/** What a statement returns of counts: by part, null without any. */
export interface CountedRow {
  readonly counts: readonly (Readonly<Record<string, number>> | null)[];
  readonly stocked: number;
}

export interface FacetsPlan {
  readonly scans: readonly Scan[];
  /** Common table expressions for `columns`. */
  readonly tables: Prisma.Sql;
  /** The columns of `CountedRow`. */
  readonly columns: Prisma.Sql;
}

/**
 * How many goods each choice would leave, with all that is chosen elsewhere: what is chosen within a group does not lessen
 * the counts of its own. The first scan holds all hits, out of stock too: of `hits`, where that is read (few).
 */
export function planFacets(
  wish: FindWish,
  words: Prisma.Sql | undefined,
  { isMany, hits }: Guess,
): FacetsPlan {
  const groups = chosenGroups(wish).filter((group) => group !== "stock");
  const scans = isMany
    ? scansFor([undefined, ...groups], hits)
    : [{ parts: [undefined], halvings: halvingsFor(hits(["stock"])) }, ...scansFor(groups, hits)];
  const conditions = choiceConditions(wish);
  const tables = scans.map(({ parts, halvings }, place) => {
    const fits = groupsOf(parts).map(
      (group, of) => Prisma.sql`, (${conditions.get(group)}) as fits_${Prisma.raw(String(of))}`,
    );
    const columns = Prisma.sql`d.facets, d.in_stock${fits.length > 0 ? Prisma.join(fits, "") : Prisma.empty}`;
    const from =
      !isMany && place === 0
        ? Prisma.sql`hits d${halvings > 0 ? Prisma.sql` where d.facets @> ${[thinningCode(halvings)]}::text[]` : Prisma.empty}`
        : Prisma.sql`search_documents d where ${conditionsOf(wish, words, { except: [...groupsOf(parts), "stock"], halvings })}`;
    return Prisma.sql`${scanName(place)} as materialized (select ${columns} from ${from})`;
  });
  const counts = scans.flatMap(({ parts }, place) =>
    parts.map((part) => countSql(Prisma.sql`${scanName(place)}${partCondition(wish, parts, part)}`, part)),
  );
  const stocked = Prisma.sql`${scanName(0)}${partCondition({ ...wish, inStock: true }, scans[0]?.parts ?? [], undefined)}`;
  return {
    scans,
    tables: Prisma.join(tables),
    columns: Prisma.sql`json_build_array(${Prisma.join(counts)}) as counts,
      (select count(*)::int from ${stocked}) as stocked`,
  };
}

const scanName = (place: number) => Prisma.raw(`scan_${place}`);

/** Which rows of a scan belong to a part: by every choice but the part's own. */
function partCondition(wish: FindWish, parts: readonly Part[], part: Part): Prisma.Sql {
  const fits = groupsOf(parts).flatMap((group, place) =>
    group === part ? [] : [Prisma.raw(`fits_${place}`)],
  );
  const conditions = wish.inStock ? [...fits, Prisma.raw("in_stock")] : fits;
  return conditions.length > 0 ? Prisma.sql` where ${Prisma.join(conditions, " and ")}` : Prisma.empty;
}

function countSql(from: Prisma.Sql, part: Part): Prisma.Sql {
  const prefix = part && facetCode(part.startsWith("attribute.") ? "attribute" : (part as FacetGroup), "");
  return Prisma.sql`(select json_object_agg(code, count) from (
    select code, count(*)::int as count from (select unnest(facets) as code from ${from}) coded
    ${prefix === undefined ? Prisma.empty : Prisma.sql`where starts_with(code, ${prefix})`} group by code) counted)`;
}

export function facetsOf(
  wish: FindWish,
  { scans }: FacetsPlan,
  { counts, stocked }: CountedRow,
): FoundFacets {
  const parts = scans.flatMap((scan) => scan.parts.map((part) => ({ part, halvings: scan.halvings })));
  const all = new Map<string, number>();
  for (const [place, { part, halvings }] of parts.entries()) {
    for (const [code, count] of Object.entries(counts[place] ?? {})) {
      const group = groupOfCode(code);
      // A group's own choice is not to count: where something is chosen in it, its part says how many there are.
      if (group === part || (part === undefined && !parts.some((one) => one.part === group))) {
        all.set(code, count * 2 ** halvings);
      }
    }
  }
  const isEstimate = scans.some(({ halvings }) => halvings > 0);
  return shapeFacets(wish, all, stocked * 2 ** (scans[0]?.halvings ?? 0), isEstimate);
}

/** Nothing where what is out of stock is wanted too. */
export function onlyInStock(wish: FindWish): Prisma.Sql {
  return wish.inStock ? Prisma.sql` where in_stock` : Prisma.empty;
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
