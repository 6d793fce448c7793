import fc from "fast-check";
import { expect, it } from "vitest";
import { type ReviewTally, sumTallies } from "./review-tallies.ts";

const count = fc.nat({ max: 1_000 });
const tally: fc.Arbitrary<ReviewTally> = fc.record({
  colour: fc.constantFrom("indigo", "sand", "white"),
  size: fc.constantFrom("S", "M", "L"),
  good: count,
  neutral: count,
  bad: count,
  description: count,
  service: count,
  delivery: count,
  fit: fc.record({ small: count, right: count, large: count }),
  pictured: count,
  followedUp: count,
});
const tallies = fc.uniqueArray(tally, { selector: ({ colour, size }) => `${colour} ${size}` });

it("of the colours, and of the sizes, together the whole", () => {
  fc.assert(
    fc.property(tallies, (all) => {
      const whole = sumTallies(all);
      for (const parts of [
        ["indigo", "sand", "white"].map((colour) => sumTallies(all, { colour })),
        ["S", "M", "L"].map((size) => sumTallies(all, { size })),
      ]) {
        const sum = (value: (one: typeof whole) => number) =>
          parts.reduce((total, one) => total + value(one), 0);
        expect(sum((one) => one.count)).toBe(whole.count);
        expect(sum((one) => one.fit.small)).toBe(whole.fit.small);
        expect(sum((one) => one.description)).toBe(whole.description);
      }
    }),
  );
});

it("of nothing there is no average", () => {
  expect(sumTallies([])).toMatchObject({ count: 0, averages: { description: null }, fit: { small: 0 } });
});
