export {
  type ClaimName,
  type ClaimValues,
  claimNames,
  type Figure,
  type RatingAgainstTrade,
} from "./claims.ts";
export { recordFacts } from "./facts/record-facts.ts";
export type { NewFact } from "./facts/schema.ts";
export { type ImportedShop, takeOverHistory } from "./facts/take-over-history.ts";
export { bandOf, repeatBandsBp, turnoverBandsFen } from "./figures/bands.ts";
export { readShopFigures } from "./figures/read-shop-figures.ts";
export { readShopRating, type ShopRating } from "./figures/read-shop-rating.ts";
export { recomputeAccount, recomputeFigures } from "./figures/recompute-figures.ts";
export { refreshFigures } from "./figures/refresh-figures.ts";
export { windowDays } from "./figures/windows.ts";
export { chooseShop } from "./passport/choose-shop.ts";
export { giveConsents } from "./passport/give-consents.ts";
export type { PassportShop, SeenPassport } from "./passport/passport-row.ts";
export { isQuestionOpen, putQuestionAway } from "./passport/put-question-away.ts";
export { type BuyerLine, type BuyersPage, exportBuyers, readBuyers } from "./passport/read-buyers.ts";
export { type Look, readLooks } from "./passport/read-looks.ts";
export {
  type OwnPassport,
  passportAsSeen,
  passportKeepers,
  readPassport,
  type ShopOption,
} from "./passport/read-passport.ts";
export { passportReaders, readPassportsFor } from "./passport/read-passports-for.ts";
export { readShownTo } from "./passport/read-shown-to.ts";
export {
  type Audience,
  audiences,
  type Choices,
  consentDays,
  type PresetName,
  presetNames,
  presetOf,
  presets,
} from "./passport/rules.ts";
export {
  type BuyerSort,
  buyerSorts,
  buyersPageSize,
  type GiveConsentsInput,
  type LookReason,
  type ReadBuyersInput,
} from "./passport/schema.ts";
export { type Tally, tallyBuyers, tallySize } from "./passport/tally-buyers.ts";
export { type PointReason, pointRules } from "./points/point-rules.ts";
export { type PointEntry, type PointsLedger, readPoints } from "./points/read-points.ts";
export { recordPoints } from "./points/record-points.ts";
export type { NewPoints } from "./points/schema.ts";
export { readShareableShops, type ShareableShop } from "./third-party/read-shareable-shops.ts";
export { readSiteLooks, type SiteLooks } from "./third-party/read-site-looks.ts";
export { tellSite } from "./third-party/tell-site.ts";
