import { browseSchema, lineOf, readCategoryCounts, readShowcase, wholesaleCategories } from "@hutong/catalog";
import { sharedRead, site } from "@hutong/site";
import { readGate, tradeOnly } from "../trade-gate.ts";

const pageSize = 36;

/** The numbers beside the categories may be so old. */
const countsSeconds = 5;

export type SearchParams = Record<string, string | string[] | undefined>;

/** What an address asks for. A category says its line; a line alone stands for all of its categories. */
export function parseSearch(params: SearchParams) {
  const { q, sort, page, ...rest } = browseSchema.parse(params);
  const category = wholesaleCategories.find((key) => key === rest.category);
  return { q, sort, page, category, line: category ? lineOf(category) : rest.line };
}

/**
 * What a search finds, and the categories to go on with. Open to everybody; before a closed gate it neither says from how
 * many a style is sold nor puts styles into that order.
 */
export async function loadSearch(params: SearchParams) {
  const gate = await readGate();
  const { page, q, sort: wanted, ...rest } = parseSearch(params);
  const wish = { ...rest, sort: gate.isOpen ? wanted : ("newest" as const) };
  const db = site().database.prisma;
  const [{ listings, total }, counts] = await Promise.all([
    readShowcase(db, {
      market: "wholesale",
      text: q,
      ...wish,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    }),
    sharedRead("categories", countsSeconds, () => readCategoryCounts(db, { market: "wholesale" })),
  ]);
  const shown = tradeOnly(gate, listings);
  return { ...wish, gate, q, page, listings: shown, total, counts, pages: Math.ceil(total / pageSize) };
}
