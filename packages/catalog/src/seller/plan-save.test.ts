import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planSave, repricedFen } from "./plan-save.ts";

const colours = ["ink", "rose"];
const sizes = ["S", "M", "L"];
const pieces = fc.integer({ min: 0, max: 50 });

/** A grid that was seen, what was sold of it since, and what the writer made of it. */
const cases = fc.array(
  fc.record({ seen: pieces, sold: pieces, wish: fc.option(pieces, { nil: undefined }) }),
  { minLength: 6, maxLength: 6 },
);

const cells = colours.flatMap((colour) =>
  sizes.map((size) => ({ colour, size, code: null, priceFen: 100n })),
);

describe("planSave", () => {
  it("puts no sold piece back, whatever was seen, sold and typed", () => {
    fc.assert(
      fc.property(cases, (rows) => {
        const at = (index: number) => rows[index] ?? { seen: 0, sold: 0, wish: undefined };
        const stored = cells.map((cell, index) => ({
          ...cell,
          stock: Math.max(0, at(index).seen - at(index).sold),
        }));
        const variants = cells.map((cell, index) => ({
          ...cell,
          stock: at(index).wish ?? at(index).seen,
          seenStock: at(index).seen,
        }));
        const { writes, conflicts } = planSave(stored, variants);
        for (const [index, cell] of cells.entries()) {
          const write = writes.find((one) => one.colour === cell.colour && one.size === cell.size);
          const present = stored[index]?.stock ?? 0;
          const isConflict = conflicts.has(`${cell.colour}.${cell.size}`);
          if (variants[index]?.stock === at(index).seen) expect(write?.stock ?? present).toBe(present);
          else expect(isConflict).toBe(present !== at(index).seen && present !== variants[index]?.stock);
        }
      }),
    );
  });

  it("makes the cells that are missing, without stock, at the lowest price", () => {
    const variants = [
      { colour: "ink", size: "S", code: null, priceFen: 300n, stock: 1, seenStock: null },
      { colour: "rose", size: "M", code: null, priceFen: 200n, stock: 1, seenStock: null },
    ];
    const { writes, colours: shown, sizes: cut } = planSave([], variants);
    expect([shown, cut]).toEqual([
      ["ink", "rose"],
      ["S", "M"],
    ]);
    expect(writes).toContainEqual({ colour: "ink", size: "M", code: null, priceFen: 200n, stock: 0 });
    expect(writes).toHaveLength(4);
  });
});

describe("repricedFen", () => {
  it("rounds half a fen up and stays within its bounds", () => {
    expect(repricedFen(18_900n, -1_050, 100_000_000n)).toBe(16_916n);
    expect(repricedFen(1n, -9_000, 100_000_000n)).toBe(1n);
    expect(repricedFen(99_999_999n, 50_000, 100_000_000n)).toBe(100_000_000n);
  });

  it("is never more than half a fen off", () => {
    const price = fc.bigInt({ min: 1_000n, max: 10_000_000n });
    fc.assert(
      fc.property(price, fc.integer({ min: -9_000, max: 9_000 }), (fen, bp) => {
        const off = repricedFen(fen, bp, 100_000_000n) * 10_000n - fen * BigInt(10_000 + bp);
        expect(off > -5_001n && off <= 5_000n).toBe(true);
      }),
    );
  });
});
