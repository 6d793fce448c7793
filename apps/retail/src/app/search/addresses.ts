import type { FindAddress } from "@hutong/catalog/finding";

type Wish = Partial<Omit<FindAddress, "priceFault" | "fromFen" | "toFen">>;

/** The names of what can be chosen several times, in the address. */
const lists = [
  ["category", "category"],
  ["colour", "colour"],
  ["size", "size"],
  ["region", "region"],
  ["kind", "kind"],
  ["attribute", "attr"],
] as const;

export type ChoiceGroup = (typeof lists)[number][0];

/** What an address says, name by name, without what is the default anyway: for links, and for the hidden fields of forms. */
export function findFields(wish: Wish): (readonly [name: string, value: string])[] {
  return [
    ...(wish.text ? [["q", wish.text] as const] : []),
    ...lists.flatMap(([key, name]) => (wish[key] ?? []).map((value) => [name, value] as const)),
    ...(wish.from ? [["from", wish.from] as const] : []),
    ...(wish.to ? [["to", wish.to] as const] : []),
    ...(wish.inStock ? [["stock", "1"] as const] : []),
    ...(wish.shop ? [["shop", wish.shop] as const] : []),
    ...(wish.sort && wish.sort !== "relevance" ? [["sort", wish.sort] as const] : []),
    ...(wish.page && wish.page > 1 ? [["page", String(wish.page)] as const] : []),
  ];
}

/** The address of a search. */
export function findHref(wish: Wish): string {
  const query = new URLSearchParams(findFields(wish).map(([name, value]) => [name, value]));
  return query.size > 0 ? `/search?${query}` : "/search";
}

/** The same search with a choice made or taken back, from its first page. */
export function toggledHref(address: FindAddress, group: ChoiceGroup, key: string): string {
  const chosen = address[group];
  const next = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
  return findHref({ ...address, [group]: next, page: 1 });
}
