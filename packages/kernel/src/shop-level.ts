/** The kinds of level, lowest first; each runs from one to five. */
export type ShopLevelKind = "heart" | "diamond" | "crown" | "golden-crown";

export type ShopLevel = { kind: ShopLevelKind; count: 1 | 2 | 3 | 4 | 5 };

/** Least rating points of each level (Taobao's public table: one good rating is one point). */
const thresholds: Record<ShopLevelKind, readonly [number, number, number, number, number]> = {
  heart: [4, 11, 41, 91, 151],
  diamond: [251, 501, 1_001, 2_001, 5_001],
  crown: [10_001, 20_001, 50_001, 100_001, 200_001],
  "golden-crown": [500_001, 1_000_001, 2_000_001, 5_000_001, 10_000_001],
};

const highestFirst: readonly ShopLevelKind[] = ["golden-crown", "crown", "diamond", "heart"];
const countsHighestFirst = [5, 4, 3, 2, 1] as const;

/** The level that rating points give; null below the first heart. */
export function shopLevel(points: number): ShopLevel | null {
  for (const kind of highestFirst) {
    for (const count of countsHighestFirst) {
      if (points >= (thresholds[kind][count - 1] ?? Number.POSITIVE_INFINITY)) return { kind, count };
    }
  }
  return null;
}

/** Least rating points of every level, the lowest first: for filters and conditions. */
export const levelLeastPoints: readonly number[] = highestFirst
  .toReversed()
  .flatMap((kind) => [...thresholds[kind]]);
