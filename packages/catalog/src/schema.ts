import type { Realm } from "@hutong/db";
import { type AccountId, idSchema, type ListingId } from "@hutong/kernel";
import { z } from "zod";
import { retailCategories, wholesaleCategories, wholesaleLineNames } from "./categories.ts";

/** A key of a drawing, a colour or a realm: lower case, short. */
const key = z
  .string()
  .max(32)
  .regex(/^[a-z][a-z-]*$/);

const listing = {
  /** Given by the caller who may have to try again: the same id twice is one listing. */
  id: idSchema<"Listing">().optional(),
  accountId: idSchema<"Account">(),
  titleZh: z.string().trim().min(1).max(80),
  titleEn: z.string().trim().min(1).max(120),
  drawing: key,
  colours: z.array(key).min(1).max(24),
  sizes: z.array(z.string().trim().min(1).max(16)).min(1).max(24),
};

const retailListing = z.strictObject({
  market: z.literal("retail"),
  ...listing,
  category: z.enum(retailCategories),
  priceFen: z.bigint().positive().max(100_000_000n),
});

const wholesaleListing = z.strictObject({
  market: z.literal("wholesale"),
  ...listing,
  category: z.enum(wholesaleCategories),
  moq: z.int().positive().max(1_000_000),
});

/** What `publishListing` takes. A wholesale listing has no place for a price. */
export const publishListingSchema = z.discriminatedUnion("market", [retailListing, wholesaleListing]);
export type PublishListingInput = z.input<typeof publishListingSchema>;
export type PublishedListing = { readonly id: ListingId; readonly accountId: AccountId };

export const listingSorts = ["newest", "price_up", "price_down", "moq_up"] as const;
export type ListingSort = (typeof listingSorts)[number];

export const shopSorts = ["rating", "since", "styles"] as const;
export type ShopSort = (typeof shopSorts)[number];

/** The address of a directory of shops, likewise. */
export const shopBrowseSchema = z.object({
  q: lenient(z.string().trim().max(60), ""),
  category: lenient(z.enum([...retailCategories, ...wholesaleCategories]).optional(), undefined),
  region: lenient(z.string().trim().min(1).max(40).optional(), undefined),
  sort: lenient(z.enum(shopSorts), "rating"),
  page: lenient(z.coerce.number().int().min(1).max(500), 1),
});

export const realmSchema = z.enum(["retail", "mall", "deals", "wholesale"]) satisfies z.ZodType<Realm>;

/**
 * The address of a search page as a person may have typed it: what cannot be understood is left out, so that
 * a bookmark never breaks. `page` begins at 1.
 */
export const browseSchema = z.object({
  q: lenient(z.string().trim().max(60), ""),
  category: lenient(z.enum([...retailCategories, ...wholesaleCategories]).optional(), undefined),
  line: lenient(z.enum(wholesaleLineNames).optional(), undefined),
  sort: lenient(z.enum(listingSorts), "newest"),
  page: lenient(z.coerce.number().int().min(1).max(500), 1),
});
export type Browse = z.output<typeof browseSchema>;

/** The first of a repeated parameter, or the fallback. */
function lenient<T extends z.ZodType>(schema: T, fallback: z.output<T>) {
  return z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema).catch(fallback);
}
