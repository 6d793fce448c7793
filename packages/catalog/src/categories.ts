/** The categories of the retail shops, in the order of the category bar. */
export const retailCategories = [
  "tops",
  "knitwear",
  "outerwear",
  "dresses",
  "bottoms",
  "denim",
  "sportswear",
  "homewear",
  "hanfu",
  "kids",
  "bags",
  "shoes",
  "accessories",
] as const;

/** The three lines of the wholesale market and the categories of each. */
export const wholesaleLines = {
  raw: ["fabric", "yarn", "buttons", "zips"],
  industrial: ["sewing-machines", "packaging"],
  consumer: [
    "basics",
    "womenswear",
    "knitwear",
    "denim",
    "outerwear",
    "sportswear",
    "silk",
    "kidswear",
    "bags",
    "shoes",
    "accessories",
  ],
} as const;

export type WholesaleLine = keyof typeof wholesaleLines;
export type RetailCategory = (typeof retailCategories)[number];
export type WholesaleCategory = (typeof wholesaleLines)[WholesaleLine][number];

/** The lines in the order of most visits: shops come for goods first. */
export const wholesaleLineNames: readonly WholesaleLine[] = ["consumer", "raw", "industrial"];

export const wholesaleCategories: readonly WholesaleCategory[] = wholesaleLineNames.flatMap((line) => [
  ...wholesaleLines[line],
]);

/** The line of a wholesale category. */
export function lineOf(category: string): WholesaleLine | undefined {
  return wholesaleLineNames.find((line) => (wholesaleLines[line] as readonly string[]).includes(category));
}

export type SaleUnit = "piece" | "metre" | "kilogram";

/** What a category is counted in: cloth by the metre, yarn by the kilogram, all else by the piece. */
export function unitOf(category: string): SaleUnit {
  if (category === "fabric") return "metre";
  return category === "yarn" ? "kilogram" : "piece";
}
