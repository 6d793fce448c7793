import type { Fen } from "@hutong/kernel";

const hourMs = 3_600_000;

/** What may be withdrawn, in one place. A day is Shanghai's. */
export const withdrawalRules = {
  leastFen: 100n,
  mostFen: 5_000_000n,
  mostADayFen: 20_000_000n,
  mostTimesADay: 20,
  /** So long is a bank account new, */
  newForMs: 24 * hourMs,
  /** and so much may go to it meanwhile, in all. */
  mostToNewFen: 200_000n,
  /** The house's fee of a withdrawal. */
  feeFen: 0n,
  /** What the owner has not decided, or no payer has taken, is given up after so long. */
  givenUpAfterMs: 72 * hourMs,
  bankAccounts: 10,
} as const;

export interface WithdrawalSight {
  readonly amountFen: Fen;
  /** What the account has asked for today, less what came back. */
  readonly todayFen: Fen;
  readonly timesToday: number;
  /** What has been asked for to this bank account since it was added. */
  readonly toThisFen: Fen;
  readonly bankAddedAt: Date;
  readonly now: Date;
}

export type WithdrawalRefusal = "least" | "most" | "day_sum" | "day_times" | "new_bank";

/** Which rule a withdrawal breaks, if one. */
export function withdrawalRefusal(sight: WithdrawalSight): WithdrawalRefusal | undefined {
  const { amountFen, todayFen, timesToday, toThisFen, bankAddedAt, now } = sight;
  const rules = withdrawalRules;
  if (amountFen < rules.leastFen) return "least";
  if (amountFen > rules.mostFen) return "most";
  if (timesToday >= rules.mostTimesADay) return "day_times";
  if (todayFen + amountFen > rules.mostADayFen) return "day_sum";
  const isNew = now.getTime() - bankAddedAt.getTime() < rules.newForMs;
  if (isNew && toThisFen + amountFen > rules.mostToNewFen) return "new_bank";
  return undefined;
}

/** The day that a time lies in, in Shanghai (UTC+8, no summer time): "2026-11-24". */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + 8 * hourMs).toISOString().slice(0, 10);
}
