import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimNames } from "../claims.ts";
import { audienceAt, audiences, isShown, presetNames, presetOf, presets } from "./rules.ts";
import { isEndAllowed } from "./schema.ts";

const now = new Date("2026-11-24T08:00:00Z");
const claim = fc.constantFrom(...claimNames);
const audience = fc.constantFrom(...audiences);

describe("SECURITY 23: who is shown a claim", () => {
  it("nobody who is no verified supplier, whatever was consented to", () => {
    fc.assert(
      fc.property(audience, fc.boolean(), (open, hasDealings) => {
        expect(isShown(open, { isVerifiedSupplier: false, hasDealings })).toBe(false);
      }),
    );
  });

  it("a wider audience never shows to fewer", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), (isVerifiedSupplier, hasDealings) => {
        const shown = audiences.map((open) => isShown(open, { isVerifiedSupplier, hasDealings }));
        expect(shown.map(Number)).toEqual(shown.map(Number).toSorted());
      }),
    );
  });

  it("nobody from the end on, the consented ones before it", () => {
    fc.assert(
      fc.property(claim, audience, fc.integer({ min: -10_000, max: 10_000 }), (name, open, seconds) => {
        const until = new Date(now.getTime() + seconds * 1_000);
        expect(audienceAt(name, { audience: open, until }, now)).toBe(seconds > 0 ? open : "nobody");
      }),
    );
  });

  it("without a choice only what an order needs, to suppliers she deals with", () => {
    const open = claimNames.filter((name) => audienceAt(name, undefined, now) !== "nobody");
    expect(open).toEqual(["level", "region"]);
    expect(open.map((name) => audienceAt(name, undefined, now))).toEqual(["dealt_with", "dealt_with"]);
  });
});

it("a ready-made choice is known again", () => {
  for (const name of presetNames) expect(presetOf({ ...presets[name] })).toBe(name);
  expect(presetOf({ ...presets.open, level: "nobody" })).toBeUndefined();
});

it("an end lies ahead, within five years, or there is none", () => {
  const inDays = (days: number) => isEndAllowed(new Date(now.getTime() + days * 86_400_000), now);
  expect([isEndAllowed(null, now), inDays(0), inDays(-1), inDays(1), inDays(1_830), inDays(1_831)]).toEqual([
    true,
    false,
    false,
    true,
    true,
    false,
  ]);
});
