const dayMs = 86_400_000;

/** So long after a trade is finished a line may be reviewed; who says nothing has said nothing (ADR 148). */
export const reviewWithinDays = 15;
/** So long after a review its writer may add to it, once. */
export const followUpWithinDays = 180;

export type ReviewStage = "not_finished" | "open" | "too_late";

/** Whether a line of an order may be reviewed now. `finishedAt` is null of an order that is not finished. */
export function reviewStage(finishedAt: Date | null, now: Date): ReviewStage {
  if (!finishedAt) return "not_finished";
  return now.getTime() - finishedAt.getTime() < reviewWithinDays * dayMs ? "open" : "too_late";
}

export function mayFollowUp(writtenAt: Date, now: Date): boolean {
  return now.getTime() - writtenAt.getTime() < followUpWithinDays * dayMs;
}

/** A name of which the first and the last sign are left: c***n, and c*** of one or two signs. */
export function maskedName(name: string): string {
  const signs = [...name];
  return signs.length > 2 ? `${signs[0]}***${signs.at(-1)}` : `${signs[0] ?? ""}***`;
}

/** An average of 1 to 5 in thousandths, rounded half up; null of nothing. */
export function averageMilli(sum: number, count: number): number | null {
  return count === 0 ? null : Math.floor((sum * 2_000 + count) / (2 * count));
}
