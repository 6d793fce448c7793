export type GoodsColour = {
  zh: string;
  en: string;
  hex: string /** What the goods stand before. */;
  backdrop: string;
};

/** The colourways of the demo goods; the key is what a listing stores. */
export const goodsColours = {
  vermilion: { zh: "朱红", en: "Vermilion", hex: "#cf4329", backdrop: "#f3ddd2" },
  indigo: { zh: "靛蓝", en: "Indigo", hex: "#3d4a94", backdrop: "#dcdfee" },
  ink: { zh: "墨黑", en: "Ink", hex: "#2c3038", backdrop: "#dfdedb" },
  sand: { zh: "沙色", en: "Sand", hex: "#cfb68e", backdrop: "#efe6d6" },
  sage: { zh: "灰绿", en: "Sage", hex: "#8ca084", backdrop: "#e2e8da" },
  rose: { zh: "烟粉", en: "Rose", hex: "#d9929b", backdrop: "#f5e3e1" },
  sky: { zh: "天蓝", en: "Sky", hex: "#86b3d9", backdrop: "#dfeaf2" },
  plum: { zh: "梅紫", en: "Plum", hex: "#743f69", backdrop: "#eadde6" },
  mustard: { zh: "姜黄", en: "Mustard", hex: "#d49c2b", backdrop: "#f4e9cc" },
  white: { zh: "米白", en: "Off-white", hex: "#f3eee4", backdrop: "#d5d2ca" },
  charcoal: { zh: "炭灰", en: "Charcoal", hex: "#565a61", backdrop: "#e1e1e0" },
  denim: { zh: "牛仔蓝", en: "Denim", hex: "#4c6d98", backdrop: "#dbe4ec" },
} as const satisfies Record<string, GoodsColour>;

export type GoodsColourKey = keyof typeof goodsColours;

/** A colour by its key; an unknown key is sand, so that a picture never fails. */
export function goodsColour(key: string): GoodsColour {
  return Object.hasOwn(goodsColours, key) ? goodsColours[key as GoodsColourKey] : goodsColours.sand;
}
