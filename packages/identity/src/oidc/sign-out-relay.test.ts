import { expect, it } from "vitest";
import { backoffSeconds } from "./sign-out-relay.ts";

const until = (tries: number) =>
  Array.from({ length: tries }, (_, index) => backoffSeconds(index + 1)).reduce((sum, one) => sum + one, 0);

it("SECURITY 12: a site that was away for up to ten minutes is told within 15 s of its return", () => {
  for (let tries = 1; until(tries - 1) < 600; tries += 1) {
    expect(backoffSeconds(tries)).toBeLessThanOrEqual(15);
  }
});

it("SECURITY 12: tries go on for about a day, at most every half hour", () => {
  expect(until(98) / 3_600).toBeGreaterThan(23);
  expect(until(98) / 3_600).toBeLessThan(26);
  expect(Math.max(...Array.from({ length: 98 }, (_, index) => backoffSeconds(index + 1)))).toBe(1_800);
});
