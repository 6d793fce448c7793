/**
 * Least net turnover of twelve months of each band, in fen (¥0, 10,000, 50,000, 100,000, 500,000, 1, 5, 10 and 50
 * million). Public: glossary, "Bands".
 */
export const turnoverBandsFen = [
  0n,
  1_000_000n,
  5_000_000n,
  10_000_000n,
  50_000_000n,
  100_000_000n,
  500_000_000n,
  1_000_000_000n,
  5_000_000_000n,
] as const;

/** Least share of buyers who came again within twelve months of each band, in basis points. */
export const repeatBandsBp = [0, 500, 1_000, 2_000, 3_000, 4_000, 5_000] as const;

/** A turnover that moved by at least so much against the twelve months before goes up or down, in basis points. */
export const trendBp = 1_000;

/** The band of a value: the last one whose least value it reaches. */
export function bandOf<T extends number | bigint>(leasts: readonly T[], value: T): number {
  return Math.max(
    0,
    leasts.findLastIndex((least) => value >= least),
  );
}
