/** Money is integer minor units (fen) as bigint, never a float. */
export type Fen = bigint;

/**
 * Reads an amount of yuan as people type it ("1,200", "¥35.5", full-width digits) as fen.
 * @returns undefined for what is no amount from 0 to 999,999,999.99
 */
export function parseYuan(typed: string): Fen | undefined {
  const text = typed.normalize("NFKC").replace(/[\s,¥元]/g, "");
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text);
  return match ? BigInt(match[1] ?? "0") * 100n + BigInt((match[2] ?? "").padEnd(2, "0")) : undefined;
}

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

/** Fen as yuan for machines: -123456n → "-1234.56". Exact for any size. */
export function plainYuan(totalFen: Fen): string {
  const absolute = totalFen < 0n ? -totalFen : totalFen;
  return `${totalFen < 0n ? "-" : ""}${absolute / 100n}.${String(absolute % 100n).padStart(2, "0")}`;
}
