import { expect, test } from "vitest";
import { shopLevel } from "./shop-level.ts";

test("below the first heart there is no level", () => {
  expect(shopLevel(0)).toBeNull();
  expect(shopLevel(3)).toBeNull();
  expect(shopLevel(-20)).toBeNull();
});

test.each([
  [4, "heart", 1],
  [10, "heart", 1],
  [11, "heart", 2],
  [151, "heart", 5],
  [250, "heart", 5],
  [251, "diamond", 1],
  [5_001, "diamond", 5],
  [10_000, "diamond", 5],
  [10_001, "crown", 1],
  [200_001, "crown", 5],
  [500_000, "crown", 5],
  [500_001, "golden-crown", 1],
  [9_999_999, "golden-crown", 4],
  [10_000_001, "golden-crown", 5],
  [Number.MAX_SAFE_INTEGER, "golden-crown", 5],
] as const)("%i points are %s × %i", (points, kind, count) => {
  expect(shopLevel(points)).toEqual({ kind, count });
});
