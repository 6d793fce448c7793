import { describe, expect, it } from "vitest";
import { add, tallyPlaywright, tallyVitest, withRunner, words } from "./tally.ts";

describe("the count of npm test", () => {
  it("sums and says it in the words that others read", () => {
    const sum = add({ passed: 2, failed: 1, skipped: 0 }, { passed: 40, failed: 0, skipped: 3 });
    expect(words(sum)).toBe("42 passed, 1 failed, 3 skipped");
  });

  it("counts a Vitest file that could not be collected", () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: "failed", assertionResults: [] },
        { status: "failed", assertionResults: [{}] },
        { status: "passed", assertionResults: [{}] },
      ],
    };
    expect(tallyVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it("counts a flaky browser test and an error outside the tests as failures", () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
    expect(tallyPlaywright(report)).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  it("a runner that crashed, or ran nothing, has failed", () => {
    expect(withRunner({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
    expect(withRunner({ passed: 0, failed: 0, skipped: 0 }, 0).failed).toBe(1);
    expect(withRunner({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
    expect(withRunner({ passed: 5, failed: 0, skipped: 0 }, 0).failed).toBe(0);
  });
});
