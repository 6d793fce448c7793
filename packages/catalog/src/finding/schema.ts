import { idSchema } from "@hutong/kernel";
import { z } from "zod";

export const findSorts = ["relevance", "sales", "newest", "price_up", "price_down"] as const;
export type FindSort = (typeof findSorts)[number];

export const goodsPageSize = 30;
/** Who looks further than this narrows down instead: deep pages cost much and are read by nobody. */
export const deepestPage = 34;

const key = z.string().trim().min(1).max(64);
const keys = z.array(key).max(24).default([]);

/** What somebody looks for. Within one group any of the keys will do; groups must all fit. */
export const findGoodsSchema = z.strictObject({
  text: z.string().trim().max(60).default(""),
  category: keys,
  colour: keys,
  size: keys,
  region: keys,
  kind: keys,
  /** `material=cotton`: values of the same attribute are alternatives. */
  attribute: keys,
  inStock: z.boolean().default(false),
  fromFen: z.bigint().min(0n).optional(),
  toFen: z.bigint().min(0n).optional(),
  /** Of this shop alone. */
  accountId: idSchema<"Account">().optional(),
  sort: z.enum(findSorts).default("relevance"),
  page: z.int().min(1).max(deepestPage).default(1),
});
export type FindGoodsInput = z.input<typeof findGoodsSchema>;
export type FindWish = z.output<typeof findGoodsSchema>;

export type PriceFault = "price_invalid" | "price_range";

/** What the address of a search page asks for. */
export interface FindAddress extends Omit<FindWish, "fromFen" | "toFen" | "accountId" | "page"> {
  readonly fromFen: bigint | undefined;
  readonly toFen: bigint | undefined;
  /** As typed, so that a wrong price can be mended. */
  readonly from: string;
  readonly to: string;
  readonly priceFault: PriceFault | undefined;
  /** `retail/xixi` */
  readonly shop: string | undefined;
  /** May be beyond the deepest. */
  readonly page: number;
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads an address as a person may have typed it: what cannot be understood is left out, so that a bookmark never breaks.
 * A price that is none, and a range that ends before it begins, are no filter and are told.
 */
export function parseFindAddress(params: Params): FindAddress {
  const all = (name: string) =>
    [...new Set([params[name] ?? []].flat())]
      .map((one) => one.trim())
      .filter((one) => key.safeParse(one).success)
      .slice(0, 24);
  const one = (name: string) => [params[name] ?? []].flat()[0]?.trim() ?? "";
  const [from, to] = [one("from").slice(0, 12), one("to").slice(0, 12)];
  const [fromFen, toFen] = [fenOf(from), fenOf(to)];
  const priceFault =
    fromFen === null || toFen === null
      ? "price_invalid"
      : fromFen !== undefined && toFen !== undefined && fromFen > toFen
        ? "price_range"
        : undefined;
  const page = Number(one("page"));
  return {
    text: one("q").slice(0, 60).trim(),
    category: all("category"),
    colour: all("colour"),
    size: all("size"),
    region: all("region"),
    kind: all("kind"),
    attribute: all("attr"),
    inStock: one("stock") === "1",
    from,
    to,
    fromFen: priceFault ? undefined : (fromFen ?? undefined),
    toFen: priceFault ? undefined : (toFen ?? undefined),
    priceFault,
    shop: /^(?:retail|mall|deals)\/.{1,64}$/.test(one("shop")) ? one("shop") : undefined,
    sort: findSorts.find((sort) => sort === one("sort")) ?? "relevance",
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  };
}

/** Yuan as typed in fen; undefined for nothing, null for what is no price. */
function fenOf(text: string): bigint | null | undefined {
  if (text === "") return undefined;
  const match = /^[¥￥]?\s*(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.normalize("NFKC"));
  return match ? BigInt(match[1] ?? 0) * 100n + BigInt((match[2] ?? "").padEnd(2, "0")) : null;
}
