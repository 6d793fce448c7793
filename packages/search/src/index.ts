export { type GoodsTerms, type GoodsTexts, goodsTerms } from "./goods-terms.ts";
export { normalText } from "./normal-text.ts";
export { parseWish, type WishPart } from "./parse-wish.ts";
export { type PinyinKeys, pinyinKeys } from "./pinyin-keys.ts";
export { type Run, runsOf } from "./segment.ts";
export { categoryWords, colourWords } from "./trade-words.ts";
export { type UnfinishedWord, unfinishedWords } from "./unfinished-word.ts";
