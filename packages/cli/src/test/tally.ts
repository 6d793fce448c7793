/** How many tests went how. A static check counts as one test. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const onePassed: Tally = { passed: 1, failed: 0, skipped: 0 };
export const oneFailed: Tally = { passed: 0, failed: 1, skipped: 0 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export function words(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}

interface VitestReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly testResults?: readonly {
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

/**
 * Counts a Vitest report (its JSON reporter). A file that could not even be collected counts as a failure.
 */
export function tallyVitest(report: unknown): Tally {
  const given = report as VitestReport;
  const broken = (given.testResults ?? []).filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  );
  return {
    passed: given.numPassedTests ?? 0,
    failed: (given.numFailedTests ?? 0) + broken.length,
    skipped: (given.numPendingTests ?? 0) + (given.numTodoTests ?? 0),
  };
}

interface PlaywrightReport {
  readonly stats?: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors?: readonly unknown[];
}

/** Counts a Playwright report (its JSON reporter). An error outside the tests counts as a failure. */
export function tallyPlaywright(report: unknown): Tally {
  const { stats, errors } = report as PlaywrightReport;
  return {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (errors?.length ?? 0),
    skipped: stats?.skipped ?? 0,
  };
}

/** A runner that failed without a failed test, or ran none, is a failure itself: no check that cannot fail. */
export function withRunner(tally: Tally, exitCode: number): Tally {
  const ran = tally.passed + tally.failed + tally.skipped;
  return (exitCode !== 0 && tally.failed === 0) || ran === 0 ? add(tally, oneFailed) : tally;
}
