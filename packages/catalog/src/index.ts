export {
  lineOf,
  type RetailCategory,
  retailCategories,
  type SaleUnit,
  unitOf,
  type WholesaleCategory,
  type WholesaleLine,
  wholesaleCategories,
  wholesaleLineNames,
  wholesaleLines,
} from "./categories.ts";
export { publishListing } from "./publish-listing.ts";
export {
  type ListingCard,
  readCategoryCounts,
  readListing,
  readShop,
  readShops,
  readShowcase,
  type ShopFront,
  type ShopSummary,
  type ShowcaseScope,
} from "./reads.ts";
export {
  type Browse,
  browseSchema,
  type ListingSort,
  listingSorts,
  type PublishedListing,
  type PublishListingInput,
  publishListingSchema,
  realmSchema,
} from "./schema.ts";
