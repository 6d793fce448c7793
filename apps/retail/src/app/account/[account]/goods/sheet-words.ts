import { ownListingStates, retailCategories, type SheetWords } from "@hutong/catalog";
import { goodsColours, goodsDrawings } from "@hutong/ui";
import en from "../../../../../messages/en.json" with { type: "json" };
import zh from "../../../../../messages/zh-CN.json" with { type: "json" };

/** What a file of goods says by words, in both languages at once: whoever brings it may have written either. */
export const sheetWords: SheetWords = {
  category: words(retailCategories, (key) => [zh.category[key], en.category[key]]),
  drawing: words(Object.keys(goodsDrawings), (key) => [
    (zh.sellerGoods.drawing as Readonly<Record<string, string>>)[key] ?? key,
    (en.sellerGoods.drawing as Readonly<Record<string, string>>)[key] ?? key,
  ]),
  state: words(ownListingStates, (key) => [zh.sellerGoods.state[key], en.sellerGoods.state[key]]),
  colour: Object.fromEntries(
    Object.entries(goodsColours).map(([key, colour]) => [key, { zh: colour.zh, en: colour.en }]),
  ),
};

function words<K extends string>(keys: readonly K[], of: (key: K) => readonly [zh: string, en: string]) {
  return Object.fromEntries(
    keys.map((key) => {
      const [inZh, inEn] = of(key);
      return [key, { zh: inZh, en: inEn }];
    }),
  );
}
