import type { AccountId } from "@hutong/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { giveProceeds, takeBack } from "./debt.ts";

const owner = "01900000-0000-7000-8000-000000000001" as AccountId; // an id like any
const fen = fc.bigInt({ min: 0n, max: 10_000n });
const amount = fc.bigInt({ min: 1n, max: 10_000n });
const moved = (lines: ReturnType<typeof takeBack>, purpose: string) =>
  lines.find(({ account }) => account.purpose === purpose)?.amount ?? 0n;

describe("debts", () => {
  it("SECURITY I3: taking back leaves nothing below zero, and the rest is owed", () => {
    fc.assert(
      fc.property(amount, fen, fen, (taken, available, owed) => {
        const lines = takeBack(owner, taken, { available, owed });
        expect(available + moved(lines, "available")).toBeGreaterThanOrEqual(0n);
        expect(moved(lines, "available") + moved(lines, "debt")).toBe(-taken);
        // Nothing is owed while there is money.
        if (moved(lines, "debt") < 0n) expect(available + moved(lines, "available")).toBe(0n);
        expect(lines.every((line) => line.amount !== 0n)).toBe(true);
      }),
    );
  });

  it("proceeds pay off what is owed first, and no more than that", () => {
    fc.assert(
      fc.property(amount, fen, fen, (given, available, owed) => {
        const lines = giveProceeds(owner, given, { available, owed });
        expect(moved(lines, "available") + moved(lines, "debt")).toBe(given);
        const left = owed - moved(lines, "debt");
        expect(left).toBeGreaterThanOrEqual(0n);
        if (moved(lines, "available") > 0n) expect(left).toBe(0n);
      }),
    );
  });
});
