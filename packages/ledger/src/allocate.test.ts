import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, shareOf } from "./allocate.ts";

const fen = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 40 })
  .filter((all) => all.some((weight) => weight > 0n));
const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n);

describe("allocate: the one rounding rule", () => {
  it.each([
    [100n, [1n, 1n, 1n], [34n, 33n, 33n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [5n, [0n, 3n, 0n, 1n], [0n, 4n, 0n, 1n]],
    [1n, [5n, 5n], [1n, 0n]],
    [0n, [2n, 3n], [0n, 0n]],
    [1000n, [333n, 333n, 334n], [333n, 333n, 334n]],
  ])("%s by %s", (total, by, parts) => {
    expect(allocate(total, by)).toEqual(parts);
  });

  it("sums to the total, whatever it is split by", () => {
    fc.assert(fc.property(fen, weights, (total, by) => sum(allocate(total, by)) === total));
  });

  it("gives each part less than a fen more or less than its exact share, of the total's sign, and nothing to no weight", () => {
    fc.assert(
      fc.property(fen, weights, (total, by) => {
        const whole = sum(by);
        return allocate(total, by).every((part, index) => {
          const weight = by[index] ?? 0n;
          const off = part * whole - total * weight;
          const isNear = off < whole && off > -whole;
          const hasSign = part === 0n || part > 0n === total > 0n;
          return isNear && hasSign && (weight > 0n || part === 0n);
        });
      }),
    );
  });

  it("a negative total is the mirror of the positive one, and the same again is the same", () => {
    fc.assert(
      fc.property(fen, weights, (total, by) => {
        const parts = allocate(total, by);
        expect(allocate(-total, by)).toEqual(parts.map((part) => -part));
        expect(allocate(total, by)).toEqual(parts);
      }),
    );
  });

  it("more weight never gets less, and of equal ones the first gets the fen", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), weights, (total, by) => {
        const parts = allocate(total, by);
        return by.every((a, i) =>
          by.every((b, j) => {
            const [p = 0n, q = 0n] = [parts[i], parts[j]];
            return a > b || (a === b && i < j) ? p >= q : true;
          }),
        );
      }),
    );
  });

  it("refuses to split by nothing, or by less than nothing", () => {
    for (const by of [[], [0n], [0n, 0n], [1n, -1n], [2n, -1n]]) {
      expect(() => allocate(100n, by)).toThrow(RangeError);
    }
  });
});

describe("shareOf", () => {
  it.each([
    [10_000n, 60n, 60n],
    [999n, 60n, 6n],
    [50n, 100n, 0n],
    [51n, 100n, 1n],
    [-10_000n, 60n, -60n],
    [7n, 0n, 0n],
    [7n, 10_000n, 7n],
  ])("%s at %s basis points is %s", (amount, rate, part) => {
    expect(shareOf(amount, rate)).toBe(part);
  });

  it("refuses more than the whole, and less than nothing", () => {
    expect(() => shareOf(1n, 10_001n)).toThrow(RangeError);
    expect(() => shareOf(1n, -1n)).toThrow(RangeError);
  });
});
