import fc from "fast-check";
import { expect, it } from "vitest";
import { averageMilli, maskedName, mayFollowUp, reviewStage } from "./review-rules.ts";

const dayMs = 86_400_000;
const now = new Date("2026-11-24T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);

it("a line is reviewed within fifteen days after its trade is finished", () => {
  expect(reviewStage(null, now)).toBe("not_finished");
  expect(reviewStage(daysAgo(0), now)).toBe("open");
  expect(reviewStage(new Date(daysAgo(15).getTime() + 1), now)).toBe("open");
  expect(reviewStage(daysAgo(15), now)).toBe("too_late");
});

it("a follow-up comes within 180 days", () => {
  expect(mayFollowUp(daysAgo(179), now)).toBe(true);
  expect(mayFollowUp(daysAgo(180), now)).toBe(false);
});

it("of a masked name two signs are left at most, whatever it is", () => {
  expect([maskedName("chen"), maskedName("陈晨"), maskedName("a"), maskedName("")]).toEqual([
    "c***n",
    "陈***",
    "a***",
    "***",
  ]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 3, maxLength: 64 }), (name) => {
      expect([...maskedName(name).replace("***", "")].length).toBeLessThanOrEqual(2);
    }),
  );
});

it("averages are rounded half up, and of nothing there is none", () => {
  expect(averageMilli(0, 0)).toBeNull();
  expect(averageMilli(14, 3)).toBe(4_667);
  expect(averageMilli(10, 2)).toBe(5_000);
});
