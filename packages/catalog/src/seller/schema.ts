import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { attributesSchema } from "../attributes.ts";
import { retailCategories } from "../categories.ts";

export const sellerBounds = {
  colours: 24,
  sizes: 24,
  priceFen: 100_000_000n,
  stock: 1_000_000,
  /** Listings that one act takes at once. */
  ticked: 200,
} as const;

const key = z
  .string()
  .max(32)
  .regex(/^[a-z][a-z-]*$/);

/** As the trade writes it (M, 均码, 170/92A); without spaces, for it is part of the names of fields. */
const sizeSchema = z
  .string()
  .normalize("NFC")
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}./+~-]{0,15}$/u, "size_invalid");

const priceSchema = z.bigint().min(1n, "price_invalid").max(sellerBounds.priceFen, "price_invalid");
const stockSchema = z.int("stock_invalid").min(0, "stock_invalid").max(sellerBounds.stock, "stock_invalid");

const variantSchema = z.strictObject({
  colour: key,
  size: sizeSchema,
  /** The seller's own number (商家编码). */
  code: z
    .string()
    .trim()
    .max(40, "too_long")
    .transform((text) => text || null)
    .nullable(),
  priceFen: priceSchema,
  stock: stockSchema,
  /** The stock that the writer saw: where she left it as it was, what was sold since stays sold. Null for a new one. */
  seenStock: stockSchema.nullable(),
});
export type Variant = z.output<typeof variantSchema>;

const distinct = (values: readonly string[]) => new Set(values).size;

export const saveListingSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  /** Given by the page, so that the second click saves the same listing. */
  listingId: idSchema<"Listing">(),
  /** The version that the writer saw; 0 for a new one. */
  version: z.int().min(0).max(2_000_000_000),
  titleZh: z.string().trim().min(1, "required").max(80, "too_long"),
  /** Empty: the Chinese one. */
  titleEn: z.string().trim().max(120, "too_long"),
  category: z.enum(retailCategories, "required"),
  drawing: key,
  /** The seller's own number for the style (款号): one style a number. */
  code: z
    .string()
    .normalize("NFC")
    .trim()
    .max(40, "too_long")
    .regex(/^\P{Cc}*$/u, "invalid")
    .transform((text) => text || null)
    .nullable()
    .default(null),
  /** Only says what would be saved, or throws what saving would. */
  isDry: z.boolean().default(false),
  /** Those of its category are kept. */
  attributes: attributesSchema.default({}),
  variants: z
    .array(variantSchema)
    .min(1, "no_variants")
    .max(sellerBounds.colours * sellerBounds.sizes)
    .refine((all) => distinct(all.map(({ colour }) => colour)) <= sellerBounds.colours, "no_variants")
    .refine((all) => distinct(all.map(({ size }) => size)) <= sellerBounds.sizes, "size_invalid")
    .refine(
      (all) => distinct(all.map(({ colour, size }) => `${colour} ${size}`)) === all.length,
      "size_invalid",
    ),
});
export type SaveListingInput = z.input<typeof saveListingSchema>;

const ticked = z.array(idSchema<"Listing">()).min(1, "required").max(sellerBounds.ticked);

export const changeStateSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  listingIds: ticked,
  /** Only says what would be changed. */
  isDry: z.boolean().default(false),
});
export type ChangeStateInput = z.input<typeof changeStateSchema>;

export const repriceSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  listings: z
    .array(z.strictObject({ listingId: idSchema<"Listing">(), version: z.int().min(1) }))
    .min(1, "required")
    .max(sellerBounds.ticked),
  /** Basis points: -1000 is a tenth less. */
  changeBp: z
    .int("percent_invalid")
    .min(-9_000, "percent_invalid")
    .max(50_000, "percent_invalid")
    .refine((bp) => bp !== 0, "percent_invalid"),
  isDry: z.boolean().default(false),
});
export type RepriceInput = z.input<typeof repriceSchema>;

export const setStockSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  skuId: idSchema<"Sku">(),
  change: z.discriminatedUnion("kind", [
    /** So many more or fewer. */
    z.strictObject({
      kind: z.literal("by"),
      pieces: z.int().min(-sellerBounds.stock).max(sellerBounds.stock),
    }),
    /** So many now, where there are still as many as were seen. */
    z.strictObject({ kind: z.literal("to"), pieces: stockSchema, seen: stockSchema }),
  ]),
});
export type SetStockInput = z.input<typeof setStockSchema>;

export const setSkusSchema = z.strictObject({
  accountId: idSchema<"Account">(),
  items: z
    .array(
      z.strictObject({
        sku: z.union([
          z.strictObject({ skuId: z.uuid().toLowerCase() }),
          z.strictObject({ code: z.string().trim().min(1).max(40) }),
        ]),
        priceFen: priceSchema.optional(),
        stock: setStockSchema.shape.change.optional(),
      }),
    )
    .min(1, "required")
    .max(500),
});
export type SetSkusInput = z.input<typeof setSkusSchema>;

const lenient = <T extends z.ZodType>(schema: T, fallback: z.output<T>) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema).catch(fallback);

export const ownListingStates = ["draft", "published", "taken_down"] as const;

/** The address of the list of one's own listings: what cannot be understood is left out. */
export const ownListingsViewSchema = z.object({
  q: lenient(z.string().trim().max(60), ""),
  state: lenient(z.enum(ownListingStates).optional(), undefined),
  page: lenient(z.coerce.number().int().min(1).max(500), 1),
});
export type OwnListingsView = z.output<typeof ownListingsViewSchema>;
