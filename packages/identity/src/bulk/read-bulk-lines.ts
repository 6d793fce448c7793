import { DomainError } from "@hutong/kernel";
import { CsvError, parse } from "csv-parse/sync";
import { bulkBounds } from "./schema.ts";

/** A line of the file, as it was typed. */
export interface TypedLine {
  /** In the file, from 1; where a record spans several, the last of them. */
  readonly line: number;
  readonly who: string;
  readonly action: string;
  readonly reason: string;
}

const columns = ["who", "action", "reason"] as const;

/**
 * Reads a file of acts: CSV (comma, semicolon or tab) whose first line names the columns `who`, `action` and `reason`,
 * in any order, with others beside them. Cells that a spreadsheet's guard against formulas begins with an apostrophe
 * are read without it.
 * @throws DomainError("invalid_input") on the field `file`: `bulk.empty`, `bulk.columns`, `bulk.unreadable`, `bulk.too_many`
 */
export function readBulkLines(text: string): TypedLine[] {
  assertPlausible(text);
  const rows = parseRows(text);
  const [head, ...rest] = rows;
  if (!head) throw fault("empty");
  const names = head.record.map((name) => name.trim().toLowerCase());
  const places = columns.map((column) => names.indexOf(column));
  if (places.includes(-1)) throw fault("columns");
  if (rest.length === 0) throw fault("empty");
  if (rest.length > bulkBounds.lines) throw fault("too_many");
  return rest.map(({ record, line }) => {
    const [who = "", action = "", reason = ""] = places.map((place) => cellText(record[place] ?? ""));
    return { line, who, action: action.toLowerCase(), reason };
  });
}

/** What no list of people looks like is not even parsed: a million commas cost the parser seconds. */
const maxLineLength = 4_000;
const maxTextLines = 20_000;

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

interface Row {
  readonly record: readonly string[];
  readonly line: number;
}

function parseRows(text: string): Row[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: maxLineLength,
      // One more than may be, and the head: what is beyond is not even parsed.
      to: bulkBounds.lines + 2,
      info: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[]; // what `info` makes of it
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (error instanceof CsvError) throw fault("unreadable", error);
    throw error;
  }
}

function cellText(cell: string): string {
  return cell
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .replace(/^'(?=[=+\-@])/, "");
}

function fault(why: string, cause?: unknown): DomainError {
  return new DomainError("invalid_input", { fields: { file: `bulk.${why}` }, cause });
}
