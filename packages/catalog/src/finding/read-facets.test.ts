import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Chosen } from "./conditions.ts";
import { halvingsFor, scansFor } from "./read-facets.ts";

const groups: Chosen[] = ["category", "colour", "size", "region", "attribute.material"];

describe("which counts share a scan of the index", () => {
  it("so many hits are halved until at most about a thousand are left", () => {
    expect([0, 1_000, 1_001, 6_001, 20_001, 10_000_000].map((total) => halvingsFor(total))).toEqual([
      0, 0, 1, 3, 5, 7,
    ]);
  });

  it("every part is counted once; no scan reads much, nor says a thing of too few", () => {
    const shares = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500_000 }), shares, (reach, share) => {
        const hits = (except: readonly Chosen[] = []) =>
          groups.reduce(
            (left, group, of) => (except.includes(group) ? left : left * (share[of] ?? 1)),
            reach,
          );
        const scans = scansFor([undefined, ...groups], hits);
        expect(scans.flatMap(({ parts }) => parts)).toEqual([undefined, ...groups]);
        for (const { parts, halvings } of scans) {
          const read = hits(parts.filter((part) => part !== undefined)) / 2 ** halvings;
          expect(read).toBeLessThanOrEqual(4_000);
          if (parts.length === 1 || halvings === 0) continue;
          for (const part of parts)
            expect(hits(part ? [part] : []) / 2 ** halvings).toBeGreaterThanOrEqual(200);
        }
      }),
    );
  });

  it("one scan does where little fits even without any choice", () => {
    expect(scansFor([undefined, ...groups], () => 900)).toHaveLength(1);
    expect(scansFor([], () => 900)).toEqual([]);
  });
});
