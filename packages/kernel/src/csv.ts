/** What a cell may hold; nothing becomes an empty cell. */
export type CsvCell = string | number | bigint | null | undefined;

/**
 * A line of a CSV file (RFC 4180), ended. A cell that a spreadsheet would take for a formula (it begins with = + - @,
 * tab or carriage return) gets an apostrophe in front (SECURITY 29; OWASP, CSV injection).
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** Before the first line, so that spreadsheets read the file as UTF-8. */
export const csvStart = "\uFEFF";

function csvCell(cell: CsvCell): string {
  const text = String(cell ?? "");
  const harmless = /^[=+\-@\t\r]/.test(text.trimStart()) || /^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
