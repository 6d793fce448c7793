import { DomainError } from "@hutong/kernel";
import { parse } from "csv-parse/sync";
import { type NumberedLine, readLines } from "./read-lines.ts";
import type { MemberRecord } from "./schema.ts";

/** A line as fields, or why it could not be read. */
export type ReadRecord =
  | { readonly number: number; readonly raw: string; readonly record: MemberRecord }
  | { readonly number: number; readonly raw: string; readonly fault: "line.unreadable" | "line.too_long" };

/**
 * Reads the lines of an import file as records, one by one. One member a line: a broken quote spoils its own line and
 * no other.
 * @throws DomainError("invalid_input") where a CSV file lacks the columns that every member needs
 */
export async function* readRecords(
  source: AsyncIterable<Uint8Array | string>,
  format: "csv" | "jsonl",
): AsyncGenerator<ReadRecord> {
  let columns: string[] | null = null;
  for await (const line of readLines(source)) {
    if (line.text?.trim() === "") continue;
    if (format === "jsonl") yield toRecord(line, readJson);
    else if (columns) {
      const names = columns;
      yield toRecord(line, (text) => readCsv(text, names));
    } else columns = readHeader(line);
  }
}

function toRecord(line: NumberedLine, read: (text: string) => MemberRecord | null): ReadRecord {
  const { number, text } = line;
  if (text === null) return { number, raw: "", fault: "line.too_long" };
  const record = read(number === 1 ? text.replace(/^\ufeff/, "") : text);
  return record ? { number, raw: text, record } : { number, raw: text, fault: "line.unreadable" };
}

function readJson(text: string): MemberRecord | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as MemberRecord) // an object's fields are unknown until the schema reads them
      : null;
  } catch {
    return null;
  }
}

function readCsv(text: string, columns: readonly string[]): MemberRecord | null {
  const fields = csvFields(text);
  if (!fields || fields.length !== columns.length) return null;
  return Object.fromEntries(columns.map((column, index) => [column, fields[index]]));
}

/** The fields of one line; the parser is asked only where there are quotes. */
function csvFields(text: string): string[] | null {
  if (!text.includes('"')) return text.split(",");
  try {
    const [fields] = parse(text, { relax_column_count: true }) as string[][];
    return fields ?? null;
  } catch {
    return null;
  }
}

function readHeader(line: NumberedLine): string[] {
  const columns = csvFields(line.text?.replace(/^\ufeff/, "") ?? "")?.map((name) =>
    name.trim().toLowerCase(),
  );
  for (const needed of ["member_no", "login_name"]) {
    if (!columns?.includes(needed)) {
      throw new DomainError("invalid_input", { fields: { header: `header.${needed}_missing` } });
    }
  }
  return columns ?? [];
}
