import type { Db, Market, Prisma, Realm, ShopKind } from "@hutong/db";
import { type AccountId, type Fen, idSchema, type ListingId } from "@hutong/kernel";
import { type Attributes, storedAttributes } from "./attributes.ts";
import { type WholesaleLine, wholesaleLines } from "./categories.ts";
import { realmsOfMarket } from "./markets.ts";
import type { ListingSort, ShopSort } from "./schema.ts";
import { containing, type ShopWish, shopsWhere, shown, visible, visibleShop, wordsOf } from "./scopes.ts";

/** A shop or supplier as it stands beside its goods. */
export interface ShopSummary {
  readonly realm: Realm;
  readonly loginName: string;
  readonly kind: ShopKind;
  readonly name: string;
  readonly nameEn: string | null;
  readonly region: string | null;
  readonly ratingPoints: number | null;
  /** Basis points: 9876 is 98.76 %. */
  readonly positiveRateBp: number | null;
}

export interface ListingCard {
  readonly id: ListingId;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly category: string;
  readonly drawing: string;
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  /** The picture that stands for it; null: its drawing does. */
  readonly pictureId: string | null;
  /** Null in the wholesale market, always. */
  readonly priceFen: Fen | null;
  readonly moq: number | null;
  readonly publishedAt: Date;
  readonly shop: ShopSummary;
}

/** A listing as its own page shows it. */
export interface ListingSight extends ListingCard {
  readonly attributes: Attributes;
}

export interface ShopFront extends ShopSummary {
  readonly accountId: AccountId;
  readonly intro: string | null;
  readonly introEn: string | null;
  /** What it tells its visitors at the moment. */
  readonly notice: string | null;
  readonly noticeEn: string | null;
  readonly openedAt: Date;
  /** Within how many days goods may come back, and what the shop says of it. */
  readonly returnDays: number;
  readonly returnNote: string | null;
  readonly listingCount: number;
  /** What it sells, most styles first. */
  readonly categories: readonly string[];
  /** The newest few, without the shop itself. */
  readonly newest: readonly Omit<ListingCard, "shop">[];
}

export interface ShowcaseScope {
  readonly market: Market;
  readonly category?: string | undefined;
  readonly line?: WholesaleLine | undefined;
  /** Words that must all stand in a title or the shop's name. */
  readonly text?: string | undefined;
  readonly shop?: { readonly realm: Realm; readonly loginName: string } | undefined;
  readonly except?: ListingId | undefined;
  readonly sort?: ListingSort | undefined;
  readonly limit: number;
  readonly offset?: number | undefined;
}

const shopSelect = {
  kind: true,
  name: true,
  nameEn: true,
  region: true,
  ratingPoints: true,
  positiveRateBp: true,
} as const satisfies Prisma.ShopSelect;

const cardSelect = {
  id: true,
  titleZh: true,
  titleEn: true,
  category: true,
  drawing: true,
  pictureId: true,
  colours: true,
  sizes: true,
  priceFen: true,
  moq: true,
  publishedAt: true,
} as const satisfies Prisma.ListingSelect;

const listingSelect = {
  ...cardSelect,
  account: { select: { realm: true, loginName: true, shop: { select: shopSelect } } },
} as const satisfies Prisma.ListingSelect;

type ListingRow = Prisma.ListingGetPayload<{ select: typeof listingSelect }>;

const orders: Record<ListingSort, Prisma.ListingOrderByWithRelationInput> = {
  newest: { publishedAt: "desc" },
  price_up: { priceFen: "asc" },
  price_down: { priceFen: "desc" },
  moq_up: { moq: "asc" },
};

/** The styles of a market, a category, a line, a shop or a search; newest first unless told otherwise. */
export async function readShowcase(
  db: Db,
  scope: ShowcaseScope,
): Promise<{ readonly listings: readonly ListingCard[]; readonly total: number }> {
  const where = whereOf(scope);
  const [rows, total] = await Promise.all([
    db.listing.findMany({
      where,
      orderBy: [orders[scope.sort ?? "newest"], { id: "desc" }],
      take: scope.limit,
      skip: scope.offset ?? 0,
      select: listingSelect,
    }),
    db.listing.count({ where }),
  ]);
  return { listings: rows.flatMap(cardOf), total };
}

/** One listing of a market, or undefined: unknown, of the other market, of a frozen account. */
export async function readListing(
  db: Db,
  scope: { readonly market: Market; readonly id: string },
): Promise<ListingSight | undefined> {
  const id = idSchema<"Listing">().safeParse(scope.id);
  if (!id.success) return undefined;
  const row = await db.listing.findFirst({
    where: { id: id.data, ...visible(scope.market) },
    select: { ...listingSelect, attributes: true },
  });
  if (!row) return undefined;
  const { attributes, ...shownRow } = row;
  const [card] = cardOf(shownRow);
  return card && { ...card, attributes: storedAttributes(attributes) };
}

/** How many styles each category of a market shows. */
export async function readCategoryCounts(
  db: Db,
  scope: { readonly market: Market },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.listing.groupBy({
    by: ["category"],
    where: visible(scope.market),
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.category, row._count._all]));
}

export interface ShopsScope extends ShopWish {
  readonly limit: number;
  readonly offset?: number | undefined;
  /** How many of its newest goods stand with each. */
  readonly newest?: number | undefined;
  readonly sort?: ShopSort | undefined;
}

const shopOrders: Record<Exclude<ShopSort, "styles">, Prisma.ShopOrderByWithRelationInput> = {
  rating: { ratingPoints: { sort: "desc", nulls: "last" } },
  since: { openedAt: "asc" },
};

/** The shops or suppliers of a market that fit, highest rated first unless told otherwise, each with its newest goods. */
export async function readShops(
  db: Db,
  scope: ShopsScope,
): Promise<{ readonly shops: readonly ShopFront[]; readonly total: number }> {
  const where = shopsWhere(scope);
  const { sort = "rating", offset = 0, limit } = scope;
  const select = frontSelect(scope.market, scope.newest ?? 4);
  const rowsOf = async () => {
    if (sort !== "styles")
      return db.shop.findMany({
        where,
        orderBy: [shopOrders[sort], { accountId: "asc" }],
        take: limit,
        skip: offset,
        select,
      });
    const ids = await idsByStyles(db, scope, where);
    const rows = await db.shop.findMany({ where: { accountId: { in: ids } }, select });
    return rows.sort((one, other) => ids.indexOf(one.accountId) - ids.indexOf(other.accountId));
  };
  const [rows, total] = await Promise.all([rowsOf(), db.shop.count({ where })]);
  return { shops: await frontsOf(db, scope.market, rows), total };
}

/** A page of the shops that fit, those first that show most styles; what they do not show does not count. */
async function idsByStyles(
  db: Db,
  { market, offset = 0, limit }: ShopsScope,
  where: Prisma.ShopWhereInput,
): Promise<string[]> {
  const counts = await db.listing.groupBy({
    by: ["accountId"],
    where: { ...shown(market), account: { shop: where } },
    _count: { _all: true },
    orderBy: [{ _count: { accountId: "desc" } }, { accountId: "asc" }],
  });
  const ids = counts.map(({ accountId }) => accountId);
  const page = ids.slice(offset, offset + limit);
  if (page.length === limit) return page;
  // Those that show nothing yet come last.
  const rest = await db.shop.findMany({
    where: { AND: [where, { accountId: { notIn: ids } }] },
    orderBy: { accountId: "asc" },
    skip: Math.max(0, offset - ids.length),
    take: limit - page.length,
    select: { accountId: true },
  });
  return [...page, ...rest.map(({ accountId }) => accountId)];
}

/**
 * One shop of a market by its login name, or undefined. Names are unique within a realm only: without `realm`
 * the market's realms are asked in their order.
 */
export async function readShop(
  db: Db,
  scope: { readonly market: Market; readonly realm?: Realm | undefined; readonly loginName: string },
): Promise<ShopFront | undefined> {
  // As identity compares login names.
  const loginKey = scope.loginName.normalize("NFKC").trim().toLowerCase();
  const realms = realmsOfMarket[scope.market].filter((realm) => !scope.realm || realm === scope.realm);
  const rows = await db.shop.findMany({
    where: {
      ...visibleShop(scope.market),
      account: { status: "active", loginKey, realm: { in: realms } },
    },
    take: realms.length,
    select: frontSelect(scope.market, 0),
  });
  const [first] = rows.sort((a, b) => realms.indexOf(a.account.realm) - realms.indexOf(b.account.realm));
  return first && (await frontsOf(db, scope.market, [first]))[0];
}

function whereOf(scope: ShowcaseScope): Prisma.ListingWhereInput {
  const { market, category, line, shop, except } = scope;
  return {
    AND: [
      visible(market),
      ...(category ? [{ category }] : []),
      ...(line ? [{ category: { in: [...wholesaleLines[line]] } }] : []),
      ...(shop ? [{ account: { realm: shop.realm, loginName: shop.loginName } }] : []),
      ...(except ? [{ id: { not: except } }] : []),
      ...wordsOf(scope.text ?? "").map(saysWord),
    ],
  };
}

function saysWord(word: string): Prisma.ListingWhereInput {
  const says = containing(word);
  return {
    OR: [
      { titleZh: says },
      { titleEn: says },
      { account: { shop: { OR: [{ name: says }, { nameEn: says }] } } },
    ],
  };
}

/** None for an account without a shop, which the filters exclude. */
function cardOf({ account, ...row }: ListingRow): ListingCard[] {
  const { shop, realm, loginName } = account;
  return shop ? [{ ...row, id: row.id as ListingId, shop: { realm, loginName, ...shop } }] : [];
}

function frontSelect(market: Market, newest: number) {
  return {
    ...shopSelect,
    accountId: true,
    intro: true,
    introEn: true,
    notice: true,
    noticeEn: true,
    openedAt: true,
    returnDays: true,
    returnNote: true,
    account: {
      select: {
        realm: true,
        loginName: true,
        listings: {
          where: shown(market),
          orderBy: [{ publishedAt: "desc" as const }, { id: "desc" as const }],
          take: newest,
          select: cardSelect,
        },
      },
    },
  } satisfies Prisma.ShopSelect;
}

type FrontRow = Prisma.ShopGetPayload<{ select: ReturnType<typeof frontSelect> }>;

async function frontsOf(db: Db, market: Market, rows: readonly FrontRow[]): Promise<ShopFront[]> {
  const counts = await db.listing.groupBy({
    by: ["accountId", "category"],
    where: { ...shown(market), accountId: { in: rows.map((row) => row.accountId) } },
    _count: { _all: true },
    orderBy: [{ _count: { category: "desc" } }, { category: "asc" }],
  });
  return rows.map(({ accountId, account: { listings, realm, loginName }, ...shop }) => {
    const own = counts.filter((count) => count.accountId === accountId);
    return {
      ...shop,
      accountId: accountId as AccountId, // the row's own id: branded here
      realm,
      loginName,
      listingCount: own.reduce((sum, count) => sum + count._count._all, 0),
      categories: own.map((count) => count.category),
      newest: listings.map((row) => ({ ...row, id: row.id as ListingId })),
    };
  });
}
