import { describe, expect, it } from "vitest";
import { shanghaiDay, withdrawalRefusal, withdrawalRules } from "./withdrawal-rules.ts";

const now = new Date("2026-11-24T10:00:00Z");
const sight = {
  amountFen: 100_000n,
  todayFen: 0n,
  timesToday: 0,
  toThisFen: 0n,
  bankAddedAt: new Date("2026-01-01T00:00:00Z"),
  now,
};
const { leastFen, mostFen, mostADayFen, mostTimesADay, mostToNewFen, newForMs } = withdrawalRules;
const added = (agoMs: number) => new Date(now.getTime() - agoMs);

describe("what may be withdrawn", () => {
  it.each([
    ["the least", { amountFen: leastFen }, undefined],
    ["less than that", { amountFen: leastFen - 1n }, "least"],
    ["the most", { amountFen: mostFen }, undefined],
    ["more than that", { amountFen: mostFen + 1n }, "most"],
    ["what fills the day", { todayFen: mostADayFen - 100_000n }, undefined],
    ["a fen more than fits the day", { todayFen: mostADayFen - 99_999n }, "day_sum"],
    ["the last time of a day", { timesToday: mostTimesADay - 1 }, undefined],
    ["once too often", { timesToday: mostTimesADay }, "day_times"],
    ["a little to a new bank account", { bankAddedAt: added(0), amountFen: mostToNewFen }, undefined],
    [
      "more to a new bank account",
      { bankAddedAt: added(newForMs - 1), amountFen: mostToNewFen + 1n },
      "new_bank",
    ],
    ["more in small pieces", { bankAddedAt: added(1), toThisFen: mostToNewFen }, "new_bank"],
    ["more after a day", { bankAddedAt: added(newForMs), amountFen: mostToNewFen + 1n }, undefined],
  ])("%s", (_name, change, refusal) => {
    expect(withdrawalRefusal({ ...sight, ...change })).toBe(refusal);
  });

  it("a day is Shanghai's", () => {
    expect(shanghaiDay(new Date("2026-11-24T15:59:59Z"))).toBe("2026-11-24");
    expect(shanghaiDay(new Date("2026-11-24T16:00:00Z"))).toBe("2026-11-25");
  });
});
