import { z } from "zod";
import { type RetailCategory, retailCategories } from "./categories.ts";

/** What is said in both languages of the house. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A choice is kept as the list of its keys, also where only one may be chosen: what is searched by has one shape. */
export type AttributeRule =
  | {
      readonly kind: "choice";
      readonly words: Words;
      readonly most: number;
      readonly choices: Readonly<Record<string, Words>>;
    }
  | {
      readonly kind: "number";
      readonly words: Words;
      readonly unit: Words;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: "text"; readonly words: Words; readonly most: number };

export type AttributeValue = readonly string[] | number | string;

/** What a style is of its kind, by the keys of `attributeRules`: `{ material: ["cotton", "linen"], weightGsm: 180 }`. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

const choice = (zh: string, en: string, most: number, choices: Readonly<Record<string, string>>) => ({
  kind: "choice" as const,
  words: { zh, en },
  most,
  choices: Object.fromEntries(
    Object.entries(choices).map(([key, words]) => {
      const [inZh = key, inEn = key] = words.split("|");
      return [key, { zh: inZh, en: inEn }];
    }),
  ),
});

/** Every attribute that goods can have, with its words; a choice's words are written `中文|English`. */
export const attributeRules: Readonly<Record<string, AttributeRule>> = {
  material: choice("材质", "Material", 4, {
    cotton: "棉|Cotton",
    linen: "麻|Linen",
    silk: "真丝|Silk",
    wool: "羊毛|Wool",
    cashmere: "羊绒|Cashmere",
    down: "羽绒|Down",
    polyester: "聚酯纤维|Polyester",
    nylon: "锦纶|Nylon",
    viscose: "粘胶纤维|Viscose",
    acetate: "醋酸纤维|Acetate",
    acrylic: "腈纶|Acrylic",
    elastane: "氨纶|Elastane",
    leather: "真皮|Leather",
    pu: "PU革|PU leather",
    canvas: "帆布|Canvas",
    metal: "金属|Metal",
    other: "其他|Other",
  }),
  composition: { kind: "text", words: { zh: "面料成分", en: "Composition" }, most: 80 },
  season: choice("适用季节", "Season", 4, {
    spring: "春|Spring",
    summer: "夏|Summer",
    autumn: "秋|Autumn",
    winter: "冬|Winter",
  }),
  audience: choice("适用人群", "For", 2, {
    women: "女士|Women",
    men: "男士|Men",
    girls: "女童|Girls",
    boys: "男童|Boys",
    babies: "婴幼儿|Babies",
  }),
  fit: choice("版型", "Fit", 1, {
    slim: "修身|Slim",
    regular: "合身|Regular",
    loose: "宽松|Loose",
    oversized: "廓形|Oversized",
  }),
  collar: choice("领型", "Neckline", 1, {
    crew: "圆领|Crew neck",
    "v-neck": "V领|V-neck",
    square: "方领|Square neck",
    lapel: "翻领|Lapel",
    stand: "立领|Stand collar",
    high: "高领|Turtleneck",
    hood: "连帽|Hood",
    bow: "飘带领|Bow",
  }),
  sleeve: choice("袖长", "Sleeves", 1, {
    none: "无袖|Sleeveless",
    short: "短袖|Short",
    "three-quarter": "七分袖|Three-quarter",
    long: "长袖|Long",
  }),
  length: choice("长度", "Length", 1, {
    short: "短款|Short",
    regular: "常规|Regular",
    mid: "中长款|Mid-length",
    long: "长款|Long",
  }),
  waist: choice("腰型", "Waist", 1, {
    high: "高腰|High",
    mid: "中腰|Mid",
    low: "低腰|Low",
    elastic: "松紧腰|Elastic",
  }),
  pattern: choice("图案", "Pattern", 1, {
    plain: "纯色|Plain",
    stripe: "条纹|Stripes",
    check: "格子|Check",
    floral: "碎花|Floral",
    dots: "波点|Dots",
    print: "印花|Print",
    jacquard: "提花|Jacquard",
    embroidery: "刺绣|Embroidery",
  }),
  thickness: choice("厚度", "Weight", 1, {
    thin: "薄款|Light",
    regular: "常规|Medium",
    thick: "加厚|Heavy",
    fleece: "加绒|Fleece-lined",
  }),
  style: choice("风格", "Style", 2, {
    commute: "通勤|Office",
    casual: "休闲|Casual",
    french: "法式|French",
    sweet: "甜美|Sweet",
    sport: "运动|Sport",
    minimal: "简约|Minimal",
    chinese: "新中式|New Chinese",
  }),
  form: choice("形制", "Cut", 1, {
    tang: "唐制|Tang",
    song: "宋制|Song",
    ming: "明制|Ming",
    qipao: "旗袍|Qipao",
    modern: "汉元素|Modern",
  }),
  weightGsm: {
    kind: "number",
    words: { zh: "面料克重", en: "Fabric weight" },
    unit: { zh: "克/平方米", en: "g/m²" },
    min: 10,
    max: 2_000,
  },
  fillG: {
    kind: "number",
    words: { zh: "充绒量", en: "Down fill" },
    unit: { zh: "克", en: "g" },
    min: 1,
    max: 1_000,
  },
  safety: choice("安全等级", "Safety class", 1, {
    a: "A类（婴幼儿用品）|A (babies)",
    b: "B类（直接接触皮肤）|B (next to the skin)",
    c: "C类（非直接接触皮肤）|C (over other clothes)",
  }),
  shape: choice("款式", "Shape", 1, {
    baguette: "腋下包|Baguette",
    tote: "托特包|Tote",
    crossbody: "斜挎包|Crossbody",
    backpack: "双肩包|Backpack",
    clutch: "手拿包|Clutch",
  }),
  closure: choice("闭合方式", "Closure", 1, {
    zip: "拉链|Zip",
    button: "纽扣|Buttons",
    magnet: "磁扣|Magnet",
    drawstring: "抽绳|Drawstring",
    laces: "系带|Laces",
    "slip-on": "套脚|Slip-on",
  }),
  toe: choice("鞋头", "Toe", 1, {
    round: "圆头|Round",
    pointed: "尖头|Pointed",
    square: "方头|Square",
  }),
  heelMm: {
    kind: "number",
    words: { zh: "跟高", en: "Heel" },
    unit: { zh: "毫米", en: "mm" },
    min: 0,
    max: 200,
  },
};

/** The attributes of each category, those first that must be given before its goods are shown (`*`). */
const attributesByCategory: Readonly<Record<RetailCategory, string>> = {
  tops: "material* composition season fit collar sleeve pattern style audience weightGsm",
  knitwear: "material* composition season fit collar sleeve thickness pattern style audience",
  outerwear: "material* composition season fit collar length thickness pattern style audience fillG",
  dresses: "material* composition season fit collar sleeve length waist pattern style",
  bottoms: "material* composition season fit length waist pattern thickness style audience",
  denim: "material* composition season fit length waist style audience weightGsm",
  sportswear: "material* composition season fit sleeve length audience weightGsm",
  homewear: "material* composition season fit sleeve thickness pattern audience",
  hanfu: "material* form composition season pattern style audience",
  kids: "material* safety* composition season audience sleeve thickness pattern fillG",
  bags: "material* shape closure pattern style audience",
  shoes: "material* closure toe heelMm season style audience",
  accessories: "material* composition season pattern style audience",
};

export interface CategoryAttribute {
  readonly key: string;
  readonly rule: AttributeRule;
  /** Nothing of its category is shown to customers without it. */
  readonly isRequired: boolean;
}

const known: ReadonlyMap<string, readonly CategoryAttribute[]> = new Map(
  retailCategories.map((category) => [
    category,
    attributesByCategory[category].split(" ").map((word) => {
      const key = word.replace("*", "");
      const rule = attributeRules[key];
      if (!rule) throw new Error(`${category} names an attribute that is none: ${key}`);
      return { key, rule, isRequired: word.endsWith("*") };
    }),
  ]),
);

/** What can be said of the goods of a category, in the order of its form; of a category of the wholesale market nothing. */
export function attributesOf(category: string): readonly CategoryAttribute[] {
  return known.get(category) ?? [];
}

/** How attributes come in and are kept. What they may be is their category's matter: `fitAttributes`. */
export const attributesSchema = z
  .record(
    z.string().max(32),
    z.union([z.array(z.string().max(32)).max(24).readonly(), z.number(), z.string().max(400)]),
  )
  .refine((given) => Object.keys(given).length <= 40);

/** What is stored of a style; of what is no such thing nothing. */
export function storedAttributes(value: unknown): Attributes {
  return attributesSchema.catch({}).parse(value);
}

export interface FittedAttributes {
  /** In the order of the category; what is empty is left out. */
  readonly attributes: Attributes;
  /** Keys of those that are not what they may be. */
  readonly wrong: readonly string[];
  /** Keys of those without which the goods are not shown. */
  readonly missing: readonly string[];
}

/** Attributes as a category has them: those of other categories, and empty ones, are left out. */
export function fitAttributes(category: string, given: Attributes): FittedAttributes {
  const attributes: Record<string, AttributeValue> = {};
  const wrong: string[] = [];
  const missing: string[] = [];
  for (const { key, rule, isRequired } of attributesOf(category)) {
    const value = Object.hasOwn(given, key) ? given[key] : undefined;
    const fitted = value === undefined || isEmpty(value) ? undefined : fit(rule, value);
    if (fitted !== undefined) attributes[key] = fitted;
    else if (value !== undefined && !isEmpty(value)) wrong.push(key);
    else if (isRequired) missing.push(key);
  }
  return { attributes, wrong, missing };
}

function isEmpty(value: AttributeValue): boolean {
  return typeof value === "string" ? value.trim() === "" : typeof value !== "number" && value.length === 0;
}

/** @returns the value in its one form, or undefined where it is none of the rule */
function fit(rule: AttributeRule, value: AttributeValue): AttributeValue | undefined {
  if (rule.kind === "number") {
    const fits =
      typeof value === "number" && Number.isInteger(value) && value >= rule.min && value <= rule.max;
    return fits ? value : undefined;
  }
  if (rule.kind === "text") {
    const text =
      typeof value === "string"
        ? value
            .normalize("NFC")
            .replace(/\p{Cc}/gu, " ")
            .trim()
        : "";
    return text !== "" && text.length <= rule.most ? text : undefined;
  }
  if (typeof value === "string" || typeof value === "number") return undefined;
  const chosen = new Set(value);
  const fits = chosen.size <= rule.most && value.every((key) => Object.hasOwn(rule.choices, key));
  // In the order of the table: the same choice is the same value.
  return fits ? Object.keys(rule.choices).filter((key) => chosen.has(key)) : undefined;
}

/** An attribute's value in words. */
export function attributeText(rule: AttributeRule, value: AttributeValue, language: "zh" | "en"): string {
  if (rule.kind === "number") return `${value} ${rule.unit[language]}`;
  if (rule.kind === "text" || typeof value === "string" || typeof value === "number") return String(value);
  const between = language === "zh" ? "、" : ", ";
  return value.map((key) => rule.choices[key]?.[language] ?? key).join(between);
}
