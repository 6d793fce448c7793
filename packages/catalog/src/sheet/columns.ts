import { type AttributeRule, attributeRules, type Words } from "../attributes.ts";

/** The words of what a sheet says by key; the site knows them, catalog does not. */
export interface SheetWords {
  readonly category: Readonly<Record<string, Words>>;
  readonly drawing: Readonly<Record<string, Words>>;
  readonly state: Readonly<Record<string, Words>>;
  readonly colour: Readonly<Record<string, Words>>;
}

/** The columns of a variant's line, with the head of each; what is of the whole style is repeated on each of its lines. */
const own = {
  listingId: { zh: "商品ID", en: "Listing ID" },
  version: { zh: "版本", en: "Version" },
  code: { zh: "款号", en: "Style number" },
  titleZh: { zh: "标题", en: "Title (Chinese)" },
  titleEn: { zh: "英文标题", en: "Title (English)" },
  category: { zh: "类目", en: "Category" },
  drawing: { zh: "图样", en: "Drawing" },
  state: { zh: "状态", en: "State" },
  colour: { zh: "颜色", en: "Colour" },
  size: { zh: "尺码", en: "Size" },
  skuCode: { zh: "商家编码", en: "Variant code" },
  price: { zh: "价格（元）", en: "Price (yuan)" },
  stock: { zh: "库存", en: "Stock" },
  seenStock: { zh: "导出时库存", en: "Stock when exported" },
} as const satisfies Record<string, Words>;

type OwnColumn = keyof typeof own;
/** `attribute.material` for an attribute. */
export type SheetColumn = OwnColumn | `attribute.${string}`;

/** Those that say something of the whole style. */
export const listingColumns: ReadonlySet<SheetColumn> = new Set<SheetColumn>([
  "listingId",
  "version",
  "code",
  "titleZh",
  "titleEn",
  "category",
  "drawing",
  "state",
  ...Object.keys(attributeRules).map((key) => `attribute.${key}` as const),
]);

const variantColumns = ["colour", "size", "skuCode", "price", "stock", "seenStock"] as const;

/** In the order in which they are written: who it is, what it is of its kind, its variants. */
export const sheetColumns: readonly SheetColumn[] = [...listingColumns, ...variantColumns];

/** The head of a column. */
export function columnWords(column: SheetColumn): Words {
  if (Object.hasOwn(own, column)) return own[column as OwnColumn]; // hasOwn has just said so
  const rule = ruleOf(column);
  if (!rule) throw new Error(`no column: ${column}`);
  if (rule.kind !== "number") return rule.words;
  return { zh: `${rule.words.zh}（${rule.unit.zh}）`, en: `${rule.words.en} (${rule.unit.en})` };
}

/** The attribute that a column is of. */
export function ruleOf(column: SheetColumn): AttributeRule | undefined {
  return attributeRules[column.replace(/^attribute\./, "")];
}

/** A word as it is compared: spaces, width and capitals don't matter. */
export function plainWord(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** The key that a cell means: by either language's word, or the key itself. */
export function keyOf(words: Readonly<Record<string, Words>>, cell: string): string | undefined {
  const wanted = plainWord(cell);
  return Object.keys(words).find(
    (key) =>
      key === wanted ||
      plainWord(words[key]?.zh ?? "") === wanted ||
      plainWord(words[key]?.en ?? "") === wanted,
  );
}

/** Between the choices of one cell. No choice has one of these in its words. */
export const choiceBreak = "/";
export const choiceBreaks = /[/、|;；]/;
