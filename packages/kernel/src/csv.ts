import { type Fen, plainYuan } from "./money.ts";

/**
 * A line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula (one that begins with `=`, `+`, `-`,
 * `@`, a tab or a line break, spaces before it or not) gets an apostrophe before it (SECURITY 29). A bigint is money:
 * fen, written as yuan with two places and no sign of a currency, so that a spreadsheet can add it up.
 */
export function csvLine(cells: readonly (string | number | Fen | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Before the first line of a file for spreadsheets, so that they read it as UTF-8. */
export const csvStart = "\uFEFF";

function csvCell(value: string | number | Fen | null): string {
  if (typeof value === "bigint") return plainYuan(value);
  const text = value === null ? "" : String(value);
  const harmless = typeof value === "string" && /^ *[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
