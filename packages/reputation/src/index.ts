export {
  type ClaimName,
  type ClaimValues,
  claimNames,
  type Figure,
  type RatingAgainstTrade,
} from "./claims.ts";
export { readShopFigures } from "./figures/read-shop-figures.ts";
