export {
  type AttributeRule,
  type Attributes,
  type AttributeValue,
  attributeRules,
  attributesOf,
  attributeText,
  type CategoryAttribute,
  fitAttributes,
  type Words,
} from "./attributes.ts";
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
export { arrangePictures } from "./pictures/arrange-pictures.ts";
export type { ListingPicture } from "./pictures/listing-pictures.ts";
export {
  assertSeesDraft,
  type PictureFile,
  pictureOfColour,
  readOwnPictures,
  readPictureFile,
  readPictures,
} from "./pictures/read-pictures.ts";
export { pictureBounds, pictureSidesPx } from "./pictures/schema.ts";
export { sweepPictures } from "./pictures/sweep-pictures.ts";
export { publishListing } from "./publish-listing.ts";
export { readShelf, readShelfListing, type ShelfListing, type ShelfSku } from "./read-shelf.ts";
export { readShopFacets, type ShopFacets } from "./read-shop-facets.ts";
export { readSkus, type ShownSku } from "./read-skus.ts";
export {
  type ListingCard,
  type ListingSight,
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
export { publishDraft, type StateChange, takeDown } from "./seller/change-state.ts";
export type { StoredListing, StoredSku } from "./seller/lock-listing.ts";
export { repricedFen, variantKey } from "./seller/plan-save.ts";
export {
  type OwnListing,
  type OwnListings,
  ownListingsPageSize,
  readOwnListing,
  readOwnListings,
} from "./seller/read-own-listings.ts";
export { readSkuCodes, readStock, type StockLine } from "./seller/read-stock.ts";
export { reprice } from "./seller/reprice.ts";
export { type SavedListing, saveListing } from "./seller/save-listing.ts";
export {
  type OwnListingsView,
  ownListingStates,
  ownListingsViewSchema,
  type SaveListingInput,
  sellerBounds,
} from "./seller/schema.ts";
export { type SkuFault, setSkus } from "./seller/set-skus.ts";
export { type StockSet, setStock } from "./seller/set-stock.ts";
export { applySheet, readSheetSight, type SheetSight } from "./sheet/apply-sheet.ts";
export { columnWords, type SheetColumn, type SheetWords } from "./sheet/columns.ts";
export { exportSheet } from "./sheet/export-sheet.ts";
export type { SheetVerdict } from "./sheet/judge-sheet.ts";
export type { LineFault } from "./sheet/read-sheet.ts";
export { type SheetOutcome, sheetBounds } from "./sheet/schema.ts";
export { stageSheet } from "./sheet/stage-sheet.ts";
export { sweepSheets } from "./sheet/sweep-sheets.ts";
export { returnStock, type StockRow, takeStock, type WantedPieces } from "./take-stock.ts";
