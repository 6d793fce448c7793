/**
 * A line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula (one that begins with `=`, `+`, `-`,
 * `@`, a tab or a line break, spaces before it or not) gets an apostrophe before it (SECURITY 29).
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Before the first line of a file for spreadsheets, so that they read it as UTF-8. */
export const csvStart = "\uFEFF";

function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const harmless = typeof value === "string" && /^ *[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
