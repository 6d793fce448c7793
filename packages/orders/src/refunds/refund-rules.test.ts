import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feeBack, mostFor, refundableUntil, refundDueAt } from "./refund-rules.ts";
import { isOver, refundStates, refundTransitions } from "./refund-transitions.ts";

describe("the rules of refunds", () => {
  it("a state has a time exactly where something happens by itself", () => {
    const now = new Date("2026-11-24T00:00:00Z");
    for (const state of refundStates) {
      const ends = refundTransitions[state].time_out !== undefined;
      expect(refundDueAt(state, now) !== null, state).toBe(ends);
      if (isOver(state)) expect(ends).toBe(false);
    }
    expect(refundDueAt("wait_seller_agree", now)?.toISOString()).toBe("2026-11-27T00:00:00.000Z");
    expect(refundableUntil(now, 7).toISOString()).toBe("2026-12-01T00:00:00.000Z");
  });

  it("for some pieces at most their price, for all of them the way as well, and never more than is left", () => {
    const lines = [
      { place: 1, count: 2, priceFen: 3_000n },
      { place: 2, count: 1, priceFen: 1_000n },
    ];
    const order = { totalFen: 7_800n, refundedFen: 0n, lines };
    expect(mostFor(order, [{ place: 1, count: 1 }])).toBe(3_000n);
    expect(mostFor(order, [{ place: 2, count: 1 }])).toBe(1_000n);
    const all = lines.map(({ place, count }) => ({ place, count }));
    expect(mostFor(order, all)).toBe(7_800n);
    expect(mostFor({ ...order, refundedFen: 7_000n }, all)).toBe(800n);
    expect(mostFor(order, [])).toBe(0n);
  });

  it("I5: whatever the parts, all of the money back is all of the fee back, and no part gives more than it is", () => {
    const total = fc.bigInt({ min: 1n, max: 1_000_000n });
    fc.assert(
      fc.property(
        total,
        fc.bigInt({ min: 0n, max: 1_000n }),
        fc.array(fc.bigInt({ min: 1n, max: 100_000n })),
        (baseFen, perMille, parts) => {
          const feeFen = (baseFen * perMille) / 1_000n;
          let backFen = 0n;
          let feesBack = 0n;
          for (const part of [...parts, baseFen]) {
            const left = baseFen - backFen;
            const givenFen = part < left ? part : left;
            if (givenFen === 0n) continue;
            const back = feeBack({ baseFen, feeFen, backFen }, givenFen);
            expect(back).toBeGreaterThanOrEqual(0n);
            expect(back).toBeLessThanOrEqual(givenFen);
            backFen += givenFen;
            feesBack += back;
          }
          expect(backFen).toBe(baseFen);
          expect(feesBack).toBe(feeFen);
        },
      ),
    );
  });
});
