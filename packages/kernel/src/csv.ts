import { type Fen, plainYuan } from "./money.ts";

/**
 * A line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula (one that begins with `=`, `+`, `-`,
 * `@`, a tab or a line break, spaces before it or not) gets an apostrophe before it (SECURITY 29). A bigint is money:
 * fen, written as yuan with two places and no sign of a currency, so that a spreadsheet can add it up.
 * `unguardedCell` takes the apostrophe off again.
 */
export function csvLine(cells: readonly (string | number | Fen | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Before the first line of a file for spreadsheets, so that they read it as UTF-8. */
export const csvStart = "\uFEFF";

/** What a spreadsheet takes for a formula; with apostrophes before it too, so that a guard can be told from a text's own. */
const formula = /^'* *[=+\-@\t\r\n]/;

/** A cell as it was before `csvLine` guarded it: for every text, what is written is read again. */
export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function csvCell(value: string | number | Fen | null): string {
  if (typeof value === "bigint") return plainYuan(value);
  const text = value === null ? "" : String(value);
  const harmless = typeof value === "string" && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
