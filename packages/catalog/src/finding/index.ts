export { countSearchWords } from "./count-search-words.ts";
export { type FacetGroup, facetGroups, priceBandsFen } from "./facet-codes.ts";
export { type FoundGoods, findGoods } from "./find-goods.ts";
export { findWayOn, type WayOn } from "./find-way-on.ts";
export type { FacetValue, FoundFacets } from "./read-facets.ts";
export { recordSold, type SoldPieces } from "./record-sold.ts";
export { followShops, rebuildSearch, refreshSearch } from "./refresh-search.ts";
export {
  deepestPage,
  type FindAddress,
  type FindGoodsInput,
  type FindSort,
  findSorts,
  goodsPageSize,
  type PriceFault,
  parseFindAddress,
} from "./schema.ts";
export { readHotWords, type Suggestions, suggest } from "./suggest.ts";
