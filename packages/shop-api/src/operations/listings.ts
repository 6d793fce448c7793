import {
  type OwnListing,
  ownListingStates,
  ownListingsPageSize,
  publishDraft,
  readOwnListing,
  readOwnListings,
  retailCategories,
  type StoredListing,
  saveListing,
  takeDown,
  variantKey,
} from "@hutong/catalog";
import type { Db } from "@hutong/db";
import { type AccountId, type Ctx, isDomainError, type ListingId, newId } from "@hutong/kernel";
import { z } from "zod";
import { fen, fenOf, id } from "../fields.ts";
import { operation } from "../operation.ts";
import { ApiProblem } from "../problem.ts";
import { say } from "../said.ts";

const one = z.object({ listing_id: id });
const state = z.enum(ownListingStates);

const listingRow = z.strictObject({
  id,
  title_zh: z.string(),
  title_en: z.string(),
  category: z.string(),
  state,
  version: z.int(),
  published_at: z.iso.datetime(),
  least_fen: fen,
  most_fen: fen,
  stock: z.int(),
  variants: z.int(),
  sold_out: z.int(),
});

const listingAnswer = z.strictObject({
  id,
  title_zh: z.string(),
  title_en: z.string(),
  category: z.string(),
  drawing: z.string(),
  code: z.string().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  state,
  version: say(
    z.int(),
    "Also the ETag; name it by If-Match when you change it.",
    "也是 ETag；修改时用 If-Match 带上。",
  ),
  variants: z.array(
    z.strictObject({
      sku_id: id,
      colour: z.string(),
      size: z.string(),
      code: z.string().nullable(),
      price_fen: fen,
      stock: z.int().min(0),
    }),
  ),
});

const variantBody = z.strictObject({
  colour: say(z.string().max(32), "The key of a colour: indigo, rose …", "颜色键：indigo、rose 等。"),
  size: say(z.string().min(1).max(16), "As the trade writes it: M, 170/92A.", "尺码写法：M、170/92A 等。"),
  code: say(z.string().trim().max(40).nullable().default(null), "Your own number for it.", "商家编码。"),
  price_fen: say(z.int().min(1).max(100_000_000), "In fen.", "单位分。"),
  stock: say(
    z.int().min(0).max(1_000_000).optional(),
    "Left out: as it is; of a new variant none.",
    "省略：保持原样；新规格为 0。",
  ),
});

const listingBody = z.strictObject({
  title_zh: z.string().trim().min(1).max(80),
  title_en: say(z.string().trim().max(120).default(""), "Empty: the Chinese one.", "留空则用中文名。"),
  category: z.enum(retailCategories),
  drawing: say(
    z.string().max(32).default("dress"),
    "The drawing that stands for it until it has pictures.",
    "尚无图片时代替的图样。",
  ),
  code: say(z.string().trim().max(40).nullable().default(null), "Your number for the style.", "款号。"),
  attributes: say(
    z
      .record(
        z.string().max(32),
        z.union([z.array(z.string().max(32)).max(24), z.number(), z.string().max(400)]),
      )
      .default({}),
    "What it is of its kind: material, season, cut.",
    "类目属性：材质、季节、版型等。",
  ),
  variants: z.array(variantBody).min(1).max(576),
});

function shown(listing: StoredListing): z.output<typeof listingAnswer> {
  return {
    id: listing.id,
    title_zh: listing.titleZh,
    title_en: listing.titleEn,
    category: listing.category,
    drawing: listing.drawing,
    code: listing.code,
    attributes: { ...listing.attributes },
    state: listing.state,
    version: listing.version,
    variants: listing.skus.map((sku) => ({
      sku_id: sku.id,
      colour: sku.colour,
      size: sku.size,
      code: sku.code,
      price_fen: fenOf(sku.priceFen),
      stock: sku.stock,
    })),
  };
}

function shownRow(listing: OwnListing): z.output<typeof listingRow> {
  return {
    id: listing.id,
    title_zh: listing.titleZh,
    title_en: listing.titleEn,
    category: listing.category,
    state: listing.state,
    version: listing.version,
    published_at: listing.publishedAt.toISOString(),
    least_fen: fenOf(listing.leastFen),
    most_fen: fenOf(listing.mostFen),
    stock: listing.stock,
    variants: listing.variants,
    sold_out: listing.soldOut,
  };
}

const read = async (ctx: Ctx<Db>, accountId: AccountId, listingId: string) =>
  shown(await readOwnListing(ctx, accountId, listingId));

/** Saves a listing as it is given; a stock that is left out stays as it is. @throws ApiProblem, DomainError */
async function save(
  ctx: Ctx<Db>,
  accountId: AccountId,
  wish: {
    readonly listingId: ListingId;
    readonly version: number;
    readonly body: z.output<typeof listingBody>;
  },
) {
  const { listingId, version, body } = wish;
  const before = version === 0 ? undefined : await readOwnListing(ctx, accountId, listingId);
  const present = new Map(before?.skus.map((sku) => [variantKey(sku), sku.stock]));
  try {
    const saved = await saveListing(ctx, {
      accountId,
      listingId,
      version,
      titleZh: body.title_zh,
      titleEn: body.title_en,
      category: body.category,
      drawing: body.drawing,
      code: body.code,
      attributes: body.attributes,
      variants: body.variants.map(({ colour, size, code, price_fen, stock }) => {
        const seenStock = present.get(variantKey({ colour, size })) ?? null;
        return { colour, size, code, priceFen: BigInt(price_fen), stock: stock ?? seenStock ?? 0, seenStock };
      }),
    });
    if (saved.status === "stock_changed")
      throw new ApiProblem("conflict", { fields: { variants: "stock_changed" } });
  } catch (error) {
    const isStale =
      isDomainError(error) && error.code === "conflict" && Object.keys(error.fields).length === 0;
    if (isStale && version > 0) throw new ApiProblem("version_changed");
    throw error;
  }
  return read(ctx, accountId, listingId);
}

const stateChange = (name: "publish" | "takeDown") =>
  operation({
    id: name === "publish" ? "publishListing" : "takeDownListing",
    method: "POST",
    path: `/listings/{listing_id}/${name === "publish" ? "publish" : "take-down"}`,
    group: "listings",
    scope: "shop_listings",
    summary:
      name === "publish"
        ? { en: "Show a listing to everybody", zh: "上架" }
        : { en: "Take a listing out of the street", zh: "下架" },
    params: one,
    answer: listingAnswer,
    refusals: [404],
    run: async ({ ctx, accountId, path: { listing_id: listingId } }) => {
      await (name === "publish" ? publishDraft : takeDown)(ctx, { accountId, listingIds: [listingId] });
      return read(ctx, accountId, listingId);
    },
  });

export const listingOperations = [
  operation({
    id: "listListings",
    method: "GET",
    path: "/listings",
    group: "listings",
    scope: "shop_listings",
    summary: { en: "The shop's own listings, drafts too", zh: "店铺自己的商品，含草稿" },
    query: z.object({
      page: say(
        z.coerce.number().pipe(z.int().min(1).max(500)).default(1),
        "Begins at 1; 30 a page.",
        "从 1 开始，每页 30 条。",
      ),
      state: say(state.optional(), "In this state alone.", "只看该状态。"),
      q: say(z.string().trim().max(60).default(""), "Words of a title, or your number.", "标题词或编码。"),
    }),
    answer: z.strictObject({ listings: z.array(listingRow), total: z.int(), pages: z.int() }),
    run: async ({ ctx, accountId, query }) => {
      const { listings, total } = await readOwnListings(ctx, accountId, query);
      return {
        listings: listings.map(shownRow),
        total,
        pages: Math.max(1, Math.ceil(total / ownListingsPageSize)),
      };
    },
  }),
  operation({
    id: "createListing",
    method: "POST",
    path: "/listings",
    group: "listings",
    scope: "shop_listings",
    summary: { en: "Begin a listing, as a draft", zh: "新建商品（草稿）" },
    body: listingBody,
    answer: listingAnswer,
    status: 201,
    isVersioned: true,
    refusals: [409],
    run: ({ ctx, accountId, body }) =>
      save(ctx, accountId, { listingId: newId<"Listing">(), version: 0, body }),
  }),
  operation({
    id: "readListing",
    method: "GET",
    path: "/listings/{listing_id}",
    group: "listings",
    scope: "shop_listings",
    summary: { en: "One listing with its variants", zh: "单个商品及其规格" },
    params: one,
    answer: listingAnswer,
    isVersioned: true,
    refusals: [404],
    run: ({ ctx, accountId, path }) => read(ctx, accountId, path.listing_id),
  }),
  operation({
    id: "updateListing",
    method: "PUT",
    path: "/listings/{listing_id}",
    group: "listings",
    scope: "shop_listings",
    summary: { en: "Change a listing as a whole", zh: "整体修改商品" },
    description: {
      en: "Colours and sizes that are left out are sold no more. A stock that you send is taken where nobody bought in between.",
      zh: "未带上的颜色和尺码不再出售。带上的库存仅在期间无人购买时生效。",
    },
    params: one,
    body: listingBody,
    answer: listingAnswer,
    isVersioned: true,
    refusals: [404, 409, 412, 428],
    run: ({ ctx, accountId, path, body, version }) => {
      if (version === undefined) throw new ApiProblem("version_missing");
      // The cast: the path's own schema took it for an id.
      return save(ctx, accountId, { listingId: path.listing_id as ListingId, version, body });
    },
  }),
  stateChange("publish"),
  stateChange("takeDown"),
];
