import { readStock, type StockLine, setSkus } from "@hutong/catalog";
import { z } from "zod";
import { fen, fenOf, id, instant, nextCursor, pageQuery } from "../fields.ts";
import { operation } from "../operation.ts";
import { ApiProblem } from "../problem.ts";
import { say } from "../said.ts";

const stockLine = z.strictObject({
  sku_id: id,
  listing_id: id,
  listing_state: z.enum(["draft", "published", "taken_down"]),
  colour: z.string(),
  size: z.string(),
  code: z.string().nullable(),
  price_fen: fen,
  stock: z.int().min(0),
  updated_at: instant,
});

const pieces = z.int().min(0).max(1_000_000);

const item = z
  .strictObject({
    sku_id: say(id.optional(), "Name it by this …", "用规格 ID，"),
    code: say(z.string().trim().min(1).max(40).optional(), "… or by your own number.", "或用商家编码指定。"),
    price_fen: z.int().min(1).max(100_000_000).optional(),
    stock: say(
      z
        .union([
          z.strictObject({ to: pieces, seen: pieces }),
          z.strictObject({ by: z.int().min(-1_000_000).max(1_000_000) }),
        ])
        .optional(),
      "`by`: so many more or fewer. `to`: so many now, where there are still as many as you saw (`seen`): what was sold since stays sold.",
      "by：增减件数。to：设为该数，仅当现有数仍等于 seen 时生效，期间卖出的不会被冲掉。",
    ),
  })
  .refine(({ sku_id, code }) => (sku_id === undefined) !== (code === undefined), { error: "one_name" })
  .refine(({ price_fen, stock }) => price_fen !== undefined || stock !== undefined, {
    error: "nothing_to_set",
  });

function shown(line: StockLine): z.output<typeof stockLine> {
  return {
    sku_id: line.id,
    listing_id: line.listingId,
    listing_state: line.state,
    colour: line.colour,
    size: line.size,
    code: line.code,
    price_fen: fenOf(line.priceFen),
    stock: line.stock,
    updated_at: line.updatedAt.toISOString(),
  };
}

function wished({ sku_id: skuId, code = "", price_fen: priceFen, stock }: z.output<typeof item>) {
  return {
    sku: skuId === undefined ? { code } : { skuId },
    ...(priceFen === undefined ? {} : { priceFen: BigInt(priceFen) }),
    ...(stock === undefined
      ? {}
      : {
          stock:
            "by" in stock
              ? ({ kind: "by", pieces: stock.by } as const)
              : ({ kind: "to", pieces: stock.to, seen: stock.seen } as const),
        }),
  };
}

export const stockOperations = [
  operation({
    id: "listSkus",
    method: "GET",
    path: "/skus",
    group: "stock",
    scope: "shop_stock",
    summary: { en: "Stock and prices of all variants", zh: "所有规格的库存与价格" },
    query: z.object({
      cursor: z.uuid().optional(),
      limit: pageQuery.limit,
      code: say(
        z.preprocess(
          (value) => (typeof value === "string" ? value.split(",") : value),
          z.array(z.string().min(1).max(40)).max(100).optional(),
        ),
        "Your own numbers, with commas between.",
        "商家编码，用逗号分隔。",
      ),
    }),
    answer: z.strictObject({ skus: z.array(stockLine), next_cursor: nextCursor }),
    run: async ({ ctx, accountId, query: { cursor, limit, code } }) => {
      const { lines, nextId } = await readStock(ctx, { accountId, codes: code, afterId: cursor, limit });
      return { skus: lines.map(shown), next_cursor: nextId ?? null };
    },
  }),
  operation({
    id: "setSkus",
    method: "PATCH",
    path: "/skus",
    group: "stock",
    scope: "shop_stock",
    summary: { en: "Set stock and prices, up to 500 at once", zh: "批量设置库存与价格，一次最多 500 条" },
    description: {
      en: "All of them, or none: what stands in the way is said item by item.",
      zh: "要么全部生效，要么都不生效；不行的逐条说明。",
    },
    body: z.strictObject({ items: z.array(item).min(1).max(500) }),
    answer: z.strictObject({
      skus: say(z.array(id), "The ids, in the order of the items.", "与 items 同序的规格 ID。"),
    }),
    refusals: [409],
    run: async ({ ctx, accountId, body }) => {
      const outcome = await setSkus(ctx, { accountId, items: body.items.map(wished) });
      if (outcome.status === "refused")
        throw new ApiProblem("items_refused", { more: { items: outcome.faults } });
      return { skus: [...outcome.ids] };
    },
  }),
];
