import { browseSchema, readShowcase, retailCategories } from "@hutong/catalog";
import { site } from "@hutong/site";

const pageSize = 30;

export type SearchParams = Record<string, string | string[] | undefined>;

/** What an address asks for. */
export function parseSearch(params: SearchParams) {
  const { q, sort, page, ...rest } = browseSchema.parse(params);
  return { q, sort, page, category: retailCategories.find((key) => key === rest.category) };
}

/** What a search finds. Open to everybody: a retail price is a price for all. */
export async function loadSearch(params: SearchParams) {
  const { page, q, ...wish } = parseSearch(params);
  const { listings, total } = await readShowcase(site().database.prisma, {
    market: "retail",
    text: q,
    ...wish,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return { ...wish, q, page, listings, total, pages: Math.ceil(total / pageSize) };
}
