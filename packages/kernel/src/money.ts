/** Money is integer minor units (fen) as bigint, never a float. */
export type Fen = bigint;

/**
 * Formats fen as yuan for a locale, e.g. 127386543n → "¥1,273,865.43".
 * Exact for any size: the digits are split as text, never as a float.
 */
export function formatFen(totalFen: Fen, locale: string): string {
  const sign = totalFen < 0n ? "-" : "";
  const absolute = totalFen < 0n ? -totalFen : totalFen;
  const yuan = new Intl.NumberFormat(locale, { useGrouping: true }).format(absolute / 100n);
  return `${sign}¥${yuan}.${String(absolute % 100n).padStart(2, "0")}`;
}
