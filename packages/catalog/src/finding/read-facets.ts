import { type Db, Prisma } from "@hutong/db";
import { type Chosen, chosenCodes, chosenGroups, conditionsOf } from "./conditions.ts";
import { type FacetGroup, facetCode, maxThinning, parseFacetCode } from "./facet-codes.ts";
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
const mostRead = 1_500;

/**
 * How many goods each choice would leave, with all that is chosen elsewhere: what is chosen within a group does not lessen
 * the counts of its own. One statement.
 */
export async function readFacets(
  db: Db,
  wish: FindWish,
  words: Prisma.Sql | undefined,
  totals: ReadonlyMap<Chosen | undefined, number>,
): Promise<FoundFacets> {
  const parts = [undefined, ...chosenGroups(wish)].map((except) => {
    const halvings = halvingsFor(totals.get(except) ?? 0);
    return { except, halvings, sql: partSql(wish, words, except, halvings) };
  });
  const rows = await db.$queryRaw<{ part: number; code: string; count: number }[]>`
    ${Prisma.join(
      parts.map(
        ({ sql }, part) => Prisma.sql`select ${part}::int as part, code, count from (${sql}) counted`,
      ),
      " union all ",
    )}`;
  const counts = new Map<string, number>();
  for (const { part, code, count } of rows) {
    const { except, halvings } = parts[part] ?? { except: undefined, halvings: 0 };
    const group = groupOfCode(code);
    // A group's own choice is not to count: where something is chosen in it, its part says how many there are.
    if (group === except || (except === undefined && !parts.some((one) => one.except === group))) {
      counts.set(code, count * 2 ** halvings);
    }
  }
  return shapeFacets(
    wish,
    counts,
    parts.some(({ halvings }) => halvings > 0),
  );
}

/** How often the hits are to be halved, so that about `mostRead` are left. */
export function halvingsFor(total: number): number {
  return total <= mostRead ? 0 : Math.min(maxThinning, Math.ceil(Math.log2(total / mostRead)));
}

function partSql(
  wish: FindWish,
  words: Prisma.Sql | undefined,
  except: Chosen | undefined,
  halvings: number,
): Prisma.Sql {
  const from = Prisma.sql`search_documents d where ${conditionsOf(wish, words, { except, halvings })}`;
  if (except === "stock")
    return Prisma.sql`select 's' as code, count(*)::int as count from ${from} and d.in_stock`;
  const prefix =
    except && facetCode(except.startsWith("attribute.") ? "attribute" : (except as FacetGroup), "");
  const codes = Prisma.sql`select code, count(*)::int as count from (select d.facets from ${from}) hit, unnest(hit.facets) code
    where ${prefix === undefined ? Prisma.sql`code !~ '^~'` : Prisma.sql`starts_with(code, ${prefix})`} group by code`;
  return except
    ? codes
    : Prisma.sql`${codes} union all select 's', count(*)::int from ${from} and d.in_stock`;
}

function groupOfCode(code: string): Chosen | undefined {
  if (code === "s") return "stock";
  const parsed = parseFacetCode(code);
  if (!parsed) return undefined;
  return parsed.group === "attribute" ? `attribute.${parsed.key.split("=")[0]}` : parsed.group;
}

function shapeFacets(wish: FindWish, counts: ReadonlyMap<string, number>, isEstimate: boolean): FoundFacets {
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
  return { groups, attributes, inStock: counts.get("s") ?? 0, isEstimate };
}
