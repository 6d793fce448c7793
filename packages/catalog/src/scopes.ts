import type { Market, Prisma } from "@hutong/db";
import { realmsOfMarket, shopKindsOfMarket } from "./markets.ts";

/** Which shops of a market. */
export interface ShopWish {
  readonly market: Market;
  /** Words that must all stand in its name, its introduction, its place or its ID. */
  readonly text?: string | undefined;
  /** It shows at least one style of this category. */
  readonly category?: string | undefined;
  /** The province or city that its place begins with. */
  readonly region?: string | undefined;
}

export function shopsWhere({ market, text, category, region }: ShopWish): Prisma.ShopWhereInput {
  return {
    AND: [
      visibleShop(market),
      ...(category ? [{ account: { listings: { some: { ...shown(market), category } } } }] : []),
      ...(region ? [{ OR: [{ region }, { region: { startsWith: `${literal(region)} ` } }] }] : []),
      ...wordsOf(text ?? "").map(saysWord),
    ],
  };
}

function saysWord(word: string): Prisma.ShopWhereInput {
  const says = containing(word);
  return {
    OR: [
      ...["name", "nameEn", "intro", "introEn", "region"].map((field) => ({ [field]: says })),
      { account: { loginName: says } },
    ],
  };
}

/** At most six words: each is a condition. */
export function wordsOf(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 6);
}

/** % and _ are searched as they stand, not as patterns. */
function literal(word: string): string {
  return word.replace(/[\\%_]/g, "\\$&");
}

export function containing(word: string) {
  return { contains: literal(word), mode: "insensitive" } as const;
}

function activeIn(market: Market): Prisma.AccountWhereInput {
  return { status: "active", realm: { in: [...realmsOfMarket[market]] } };
}

/** Of a shop that is visible itself: what it shows, and neither its drafts nor what it took down. */
export function shown(market: Market) {
  return { market, state: "published" } as const satisfies Prisma.ListingWhereInput;
}

export function visible(market: Market): Prisma.ListingWhereInput {
  return { ...shown(market), account: { ...activeIn(market), shop: { isNot: null } } };
}

export function visibleShop(market: Market): Prisma.ShopWhereInput {
  return { kind: { in: [...shopKindsOfMarket[market]] }, account: activeIn(market) };
}
