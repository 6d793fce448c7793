import { DomainError, type Fen, parseYuan, unguardedCell } from "@hutong/kernel";
import { CsvError, parse } from "csv-parse/sync";
import type { AttributeValue } from "../attributes.ts";
import { sellerBounds } from "../seller/schema.ts";
import {
  choiceBreaks,
  columnWords,
  keyOf,
  listingColumns,
  plainWord,
  ruleOf,
  type SheetColumn,
  type SheetWords,
  sheetColumns,
} from "./columns.ts";
import { sheetBounds } from "./schema.ts";

/** What is wrong with a cell, as a key of `refusal.field`. */
export interface LineFault {
  /** In the file, from 1. */
  readonly line: number;
  readonly column: SheetColumn;
  readonly fault: string;
  /** The stock that there is now, where that is the matter. */
  readonly present: number | null;
}

export interface SheetVariant {
  readonly line: number;
  readonly colour: string;
  readonly size: string;
  /** Undefined: its column is not in the file, what is stored stays. */
  readonly code: string | undefined;
  readonly priceFen: Fen | undefined;
  readonly stock: number | undefined;
  readonly seenStock: number | undefined;
}

/** A style as the lines of a file say it; undefined is what the file has no column for. */
export interface SheetWish {
  readonly line: number;
  readonly listingId: string | undefined;
  readonly code: string | undefined;
  readonly version: number | undefined;
  readonly titleZh: string | undefined;
  readonly titleEn: string | undefined;
  readonly category: string | undefined;
  readonly drawing: string | undefined;
  readonly state: string | undefined;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly variants: readonly SheetVariant[];
  readonly faults: readonly LineFault[];
}

type Line = { readonly line: number; readonly cells: ReadonlyMap<SheetColumn, string> };

/**
 * Reads a file of listings: a line for each variant, in any order, its first line the heads of its columns in either
 * language, in any order. Lines are of one style where their listing id is the same, or, without one, their style number.
 * @throws DomainError("invalid_input") on the field `file`: `sheet_empty`, `sheet_columns`, `sheet_unreadable`,
 * `sheet_too_many`
 */
export function readSheet(text: string, words: SheetWords): SheetWish[] {
  const lines = readLines(text);
  const groups = Map.groupBy(lines, ({ line, cells }) => {
    const id = cells.get("listingId")?.trim();
    const code = cells.get("code")?.normalize("NFC").trim();
    return id ? `id ${id.toLowerCase()}` : code ? `code ${code}` : `line ${line}`;
  });
  if (groups.size > sheetBounds.listings) throw fault("too_many");
  return [...groups.values()].map((group) => wishOf(group, words));
}

function wishOf(group: readonly Line[], words: SheetWords): SheetWish {
  const faults: LineFault[] = [];
  const first = group[0] as Line; // a group has a line
  const wrong = (line: number, column: SheetColumn, fault: string) =>
    faults.push({ line, column, fault, present: null });
  for (const column of listingColumns) {
    const said = first.cells.get(column);
    for (const { line, cells } of group)
      if (cells.get(column) !== said && cells.get(column)) wrong(line, column, "sheet_differs");
  }
  const cell = (column: SheetColumn) => first.cells.get(column)?.trim();
  const keyed = (column: keyof SheetWords) => {
    const said = cell(column);
    const key = said ? keyOf(words[column], said) : undefined;
    if (said && !key) wrong(first.line, column, "sheet_unknown");
    return key ?? (said === undefined ? undefined : "");
  };
  if (!cell("listingId") && !cell("code")) wrong(first.line, "code", "sheet_no_key");
  const wish = {
    line: first.line,
    listingId: cell("listingId")?.toLowerCase() || undefined,
    code: cell("code")?.normalize("NFC"),
    version: numberCell(first, "version", wrong, 2_000_000_000),
    titleZh: cell("titleZh"),
    titleEn: cell("titleEn"),
    category: keyed("category"),
    drawing: keyed("drawing"),
    state: keyed("state"),
    attributes: attributesOf(first, wrong),
    variants: group.map((line) => variantOf(line, words, wrong)),
  };
  const seen = new Set<string>();
  for (const { line, colour, size } of wish.variants) {
    if (colour && size && seen.has(`${colour} ${size}`)) wrong(line, "size", "sheet_twice");
    seen.add(`${colour} ${size}`);
  }
  return { ...wish, faults };
}

type Wrong = (line: number, column: SheetColumn, fault: string) => void;

function variantOf(line: Line, words: SheetWords, wrong: Wrong): SheetVariant {
  const cell = (column: SheetColumn) => line.cells.get(column)?.trim();
  const colour = keyOf(words.colour, cell("colour") ?? "");
  if (!colour) wrong(line.line, "colour", cell("colour") ? "sheet_unknown" : "required");
  const size = (cell("size") ?? "").normalize("NFC");
  if (!size) wrong(line.line, "size", "required");
  const price = cell("price");
  const priceFen = price === undefined ? undefined : parseYuan(price);
  if (price !== undefined && (!priceFen || priceFen > sellerBounds.priceFen))
    wrong(line.line, "price", "price_invalid");
  const stock = numberCell(line, "stock", wrong, sellerBounds.stock);
  if (cell("stock") === "") wrong(line.line, "stock", "stock_invalid");
  const seenStock = numberCell(line, "seenStock", wrong, sellerBounds.stock);
  return { line: line.line, colour: colour ?? "", size, code: cell("skuCode"), priceFen, stock, seenStock };
}

function numberCell(
  { line, cells }: Line,
  column: SheetColumn,
  wrong: Wrong,
  most: number,
): number | undefined {
  const typed = (cells.get(column) ?? "").normalize("NFKC").replace(/[\s,]/g, "");
  if (typed === "") return undefined;
  const number = /^\d{1,10}$/.test(typed) ? Number(typed) : most + 1;
  if (number <= most) return number;
  wrong(line, column, column === "version" ? "invalid" : "stock_invalid");
  return undefined;
}

function attributesOf(line: Line, wrong: Wrong): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {};
  for (const [column, cell] of line.cells) {
    const rule = column.startsWith("attribute.") ? ruleOf(column) : undefined;
    if (!rule) continue;
    const key = column.replace("attribute.", "");
    const said = cell.trim();
    if (rule.kind === "text") attributes[key] = said;
    else if (rule.kind === "number") {
      const plain = said.normalize("NFKC").replace(/[\s,]/g, "");
      attributes[key] = /^\d{1,7}$/.test(plain) ? Number(plain) : said;
    } else {
      const names = said.split(choiceBreaks).filter((name) => name.trim() !== "");
      const keys = names.map((name) => keyOf(rule.choices, name));
      if (keys.includes(undefined)) wrong(line.line, column, "sheet_unknown");
      attributes[key] = keys.filter((one) => one !== undefined);
    }
  }
  return attributes;
}

/** What no list of goods looks like is not even parsed: a million commas cost the parser minutes. */
const maxLineLength = 8_000;
const maxTextLines = sheetBounds.lines * 2;

function assertPlausible(text: string): void {
  let lines = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf("\n", from);
    const next = end === -1 ? text.length : end;
    if (next - from > maxLineLength) throw fault("unreadable");
    lines += 1;
    if (lines > maxTextLines) throw fault("too_many");
    from = next + 1;
  }
}

function readLines(text: string): Line[] {
  assertPlausible(text);
  const [head, ...rest] = parseRows(text);
  if (!head || rest.length === 0) throw fault("empty");
  if (rest.length > sheetBounds.lines) throw fault("too_many");
  const heads = new Map<string, SheetColumn>(
    sheetColumns.flatMap((column) => {
      const { zh, en } = columnWords(column);
      return [zh, en, column].map((name) => [plainWord(name), column] as const);
    }),
  );
  const columns = head.record.map((name) => heads.get(plainWord(name)));
  const known = columns.filter((column) => column !== undefined);
  const has = (column: SheetColumn) => known.includes(column);
  // One that is twice is not known to be the one that was meant.
  if (
    !has("colour") ||
    !has("size") ||
    !(has("listingId") || has("code")) ||
    new Set(known).size < known.length
  )
    throw fault("columns");
  return rest.map(({ record, line }) => ({
    line,
    cells: new Map(
      columns.flatMap((column, place) =>
        column ? [[column, unguardedCell(record[place] ?? "")] as const] : [],
      ),
    ),
  }));
}

interface Row {
  readonly record: readonly string[];
  readonly line: number;
}

function parseRows(text: string): Row[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: maxLineLength,
      // One more than may be, and the head: what is beyond is not even parsed.
      to: sheetBounds.lines + 2,
      info: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]; // what `info` makes of it
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (error instanceof CsvError) throw fault("unreadable", error);
    throw error;
  }
}

/** The one that stands most in the line of the heads: no head of ours has one in it. */
function delimiterOf(text: string): string {
  const head = text.split("\n", 1)[0] ?? "";
  const counts = [",", ";", "\t"].map((mark) => [mark, head.split(mark).length] as const);
  return counts.sort(([, one], [, other]) => other - one)[0]?.[0] ?? ",";
}

function fault(why: string, cause?: unknown): DomainError {
  return new DomainError("invalid_input", { fields: { file: `sheet_${why}` }, cause });
}
