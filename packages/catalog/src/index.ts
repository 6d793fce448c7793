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
export { readShopFacets, type ShopFacets } from "./read-shop-facets.ts";
export {
  type ListingCard,
  readCategoryCounts,
  readListing,
  readShop,
  readShops,
  readShowcase,
  type ShopFront,
  type ShopSummary,
  type ShopsScope,
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
  type ShopSort,
  shopBrowseSchema,
  shopSorts,
} from "./schema.ts";
