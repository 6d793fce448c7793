import { assert, boolean, constantFrom, date, option, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ApplicationFacts,
  applicationState,
  isVerifiedTrader,
  mayApply,
  type TraderStanding,
} from "./standing.ts";

const now = new Date("2026-11-24T12:00:00Z");
const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
const nobody: TraderStanding = {
  isActive: true,
  isSupplier: false,
  hasShopLevel: false,
  acceptedUntil: null,
  application: null,
};
const written: ApplicationFacts = {
  id: "a",
  kind: "brick_and_mortar",
  appliedAt: null,
  withdrawnAt: null,
  outcome: null,
  reason: null,
  decidedAt: null,
  validUntil: null,
};

describe("who is let into the trade", () => {
  it("a supplier, the owner of a shop with a level, whom the house accepted until it ends; nobody else", () => {
    expect(isVerifiedTrader(nobody, now)).toBe(false);
    expect(isVerifiedTrader({ ...nobody, isSupplier: true }, now)).toBe(true);
    expect(isVerifiedTrader({ ...nobody, hasShopLevel: true }, now)).toBe(true);
    expect(isVerifiedTrader({ ...nobody, acceptedUntil: day(1) }, now)).toBe(true);
    expect(isVerifiedTrader({ ...nobody, acceptedUntil: now }, now)).toBe(false);
  });

  it("nobody who is frozen, and nobody for an application alone", () => {
    const standing = record({
      isActive: boolean(),
      isSupplier: boolean(),
      hasShopLevel: boolean(),
      acceptedUntil: option(date({ min: day(-900), max: day(900), noInvalidDate: true })),
    });
    assert(
      property(standing, constantFrom("accepted", "refused", null), (one, outcome) => {
        const facts = { ...written, appliedAt: day(-1), outcome, validUntil: day(700) };
        const expected = isVerifiedTrader({ ...one, application: null }, now);
        expect(isVerifiedTrader({ ...one, application: facts }, now)).toBe(expected);
        expect(isVerifiedTrader({ ...one, isActive: false, application: facts }, now)).toBe(false);
      }),
    );
  });
});

describe("an application", () => {
  it("is written, waits, is decided about, and an acceptance ends", () => {
    expect(applicationState(written, now)).toBe("draft");
    const sent = { ...written, appliedAt: day(-1) };
    expect(applicationState(sent, now)).toBe("waiting");
    expect(applicationState({ ...sent, outcome: "refused" }, now)).toBe("refused");
    const accepted = { ...sent, outcome: "accepted", validUntil: day(1) } as const;
    expect(applicationState(accepted, now)).toBe("accepted");
    expect(applicationState(accepted, day(2))).toBe("expired");
    expect(applicationState({ ...accepted, outcome: "ended" }, now)).toBe("ended");
    expect(applicationState({ ...accepted, withdrawnAt: now }, now)).toBe("withdrawn");
  });

  it("is written one at a time, and anew when an acceptance comes to its end", () => {
    expect(mayApply(nobody, now)).toBe(true);
    expect(mayApply({ ...nobody, isActive: false }, now)).toBe(false);
    expect(mayApply({ ...nobody, application: written }, now)).toBe(true);
    expect(mayApply({ ...nobody, application: { ...written, appliedAt: now } }, now)).toBe(false);
    expect(mayApply({ ...nobody, acceptedUntil: day(61) }, now)).toBe(false);
    expect(mayApply({ ...nobody, acceptedUntil: day(59) }, now)).toBe(true);
  });
});
