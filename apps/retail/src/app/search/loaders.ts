import { type ListingCard, readShop, realmSchema, retailCategories } from "@hutong/catalog";
import {
  deepestPage,
  findGoods,
  findWayOn,
  goodsPageSize,
  parseFindAddress,
  readHotWords,
} from "@hutong/catalog/finding";
import { sharedRead, site } from "@hutong/site";

export type SearchParams = Record<string, string | string[] | undefined>;

/** Hot words change little. */
const hotSeconds = 60;

/** What an address asks for. Categories that are none, of the wholesale market too, are left out. */
export function parseSearch(params: SearchParams) {
  const address = parseFindAddress(params);
  const known = new Set<string>(retailCategories);
  return { ...address, category: address.category.filter((key) => known.has(key)) };
}

export type Search = Awaited<ReturnType<typeof loadSearch>>;

/** What a search finds. Open to everybody: a retail price is a price for all. */
export async function loadSearch(params: SearchParams, language: "zh" | "en") {
  const db = site().database.prisma;
  const address = parseSearch(params);
  const shop = address.shop ? await loadShopOf(address.shop) : undefined;
  const { from, to, priceFault, shop: _, page, ...choices } = address;
  // A shop that is not there any more is no filter; its address leads to everything.
  const wish = { ...choices, ...(shop && { accountId: shop.accountId }) };
  const isTooDeep = page > deepestPage;
  const found = await findGoods(db, withoutUndefined({ ...wish, page: Math.min(page, deepestPage) }));
  const isNone = found.total === 0;
  const [wayOn, hotWords] = await Promise.all([
    isNone ? findWayOn(db, withoutUndefined(wish)) : undefined,
    isNone ? sharedRead(`hot words ${language}`, hotSeconds, () => readHotWords(db, language)) : [],
  ]);
  return {
    ...found,
    address: { ...address, shop: shop && address.shop },
    shop,
    isTooDeep,
    listings: isTooDeep ? [] : found.listings.map((listing) => inColours(listing, address.colour)),
    pages: Math.min(deepestPage, Math.ceil(found.total / goodsPageSize)),
    wayOn,
    hotWords,
  };
}

/** Who looks for black goods sees them in black. */
function inColours(listing: ListingCard, wished: readonly string[]): ListingCard {
  const isWished = (colour: string) => wished.includes(colour);
  const { colours } = listing;
  return { ...listing, colours: [...colours.filter(isWished), ...colours.filter((one) => !isWished(one))] };
}

async function loadShopOf(place: string) {
  const [realm = "", ...name] = place.split("/");
  return readShop(site().database.prisma, {
    market: "retail",
    realm: realmSchema.parse(realm),
    loginName: name.join("/"),
  });
}

/** An optional value that is not given is not there. */
function withoutUndefined<T extends { fromFen: bigint | undefined; toFen: bigint | undefined }>({
  fromFen,
  toFen,
  ...rest
}: T) {
  return {
    ...rest,
    ...(fromFen !== undefined && { fromFen }),
    ...(toFen !== undefined && { toFen }),
  };
}
