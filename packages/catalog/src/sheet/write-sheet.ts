import { csvLine, csvStart, type Fen } from "@hutong/kernel";
import { type Attributes, type AttributeValue, fitAttributes } from "../attributes.ts";
import type { StoredListing } from "../seller/lock-listing.ts";
import {
  choiceBreak,
  columnWords,
  ruleOf,
  type SheetColumn,
  type SheetWords,
  sheetColumns,
} from "./columns.ts";

type SheetListing = Omit<StoredListing, "skus"> & {
  readonly skus: readonly Omit<StoredListing["skus"][number], "id">[];
};

type Cell = string | number | Fen | null;

/** Listings as a file for spreadsheets: a line for each variant, what is of the style repeated on each. */
export function writeSheet(
  listings: readonly SheetListing[],
  words: SheetWords,
  language: "zh" | "en",
): string {
  const head = csvLine(sheetColumns.map((column) => columnWords(column)[language]));
  const lines = listings.flatMap((listing) => {
    const { attributes } = fitAttributes(listing.category, listing.attributes);
    const say = (kind: keyof SheetWords, key: string) => words[kind][key]?.[language] ?? key;
    return listing.skus.map((sku) => {
      const cells: Readonly<Record<string, Cell>> = {
        listingId: listing.id,
        version: listing.version,
        code: listing.code,
        titleZh: listing.titleZh,
        titleEn: listing.titleEn,
        category: say("category", listing.category),
        drawing: say("drawing", listing.drawing),
        state: say("state", listing.state),
        colour: say("colour", sku.colour),
        size: sku.size,
        skuCode: sku.code,
        price: sku.priceFen,
        stock: sku.stock,
        seenStock: sku.stock,
      };
      return csvLine(
        sheetColumns.map((column) =>
          Object.hasOwn(cells, column)
            ? (cells[column] ?? null)
            : attributeCell(column, attributes, language),
        ),
      );
    });
  });
  return csvStart + head + lines.join("");
}

function attributeCell(column: SheetColumn, attributes: Attributes, language: "zh" | "en"): Cell {
  const rule = ruleOf(column);
  const value: AttributeValue | undefined = attributes[column.replace("attribute.", "")];
  if (!rule || value === undefined) return null;
  if (typeof value === "number" || typeof value === "string") return value;
  const names = value.map((key) => (rule.kind === "choice" && rule.choices[key]?.[language]) || key);
  return names.join(choiceBreak);
}
