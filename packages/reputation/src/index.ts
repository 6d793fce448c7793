export {
  type ClaimName,
  type ClaimValues,
  claimNames,
  type Figure,
  type RatingAgainstTrade,
} from "./claims.ts";
