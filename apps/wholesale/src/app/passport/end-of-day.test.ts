import { expect, it } from "vitest";
import { dayOf, endOfDay } from "./end-of-day.ts";

it("a typed day ends at midnight of the house, and is the same day again", () => {
  const end = endOfDay("2027-11-24");
  expect(end?.toISOString()).toBe("2027-11-24T15:59:59.000Z");
  expect(end && dayOf(end)).toBe("2027-11-24");
  expect(endOfDay(" ")).toBeNull();
  expect(endOfDay("tomorrow")?.getTime()).toBeNaN();
});
