import { type GoodsColourKey, type GoodsDrawing, goodsColours, goodsDrawings } from "@hutong/ui";

/** The text in the language of the page; Chinese where there is no English. */
export function inLanguage(locale: string, zh: string, en: string | null): string {
  return locale === "en" ? (en ?? zh) : zh;
}

/** The name of a colour key, or the key itself. */
export function colourName(locale: string, key: string): string {
  if (!Object.hasOwn(goodsColours, key)) return key;
  // The cast: hasOwn has just said so.
  const colour = goodsColours[key as GoodsColourKey];
  return inLanguage(locale, colour.zh, colour.en);
}

/** The drawing of a key; a folded cloth for one that this version does not draw. */
export function drawingOf(key: string): GoodsDrawing {
  // The cast: hasOwn has just said so.
  return Object.hasOwn(goodsDrawings, key) ? (key as GoodsDrawing) : "fabric";
}

/** The colour of a key; sand, the colour of uncoloured cloth, for one that this version does not know. */
export function colourOf(key: string): GoodsColourKey {
  // The cast: hasOwn has just said so.
  return Object.hasOwn(goodsColours, key) ? (key as GoodsColourKey) : "sand";
}
