import type { DisputeRow } from "@hutong/identity";

/** Heard, or silent for so long that it may be decided. */
export function isReady({ answeredAt, hearUntil }: DisputeRow, now: Date): boolean {
  return answeredAt !== null || hearUntil < now;
}

/** Where a dispute stands, as a key of `admin.disputes`. */
export function disputeState(dispute: DisputeRow, now: Date) {
  if (dispute.outcome) return `outcome.${dispute.outcome}` as const;
  if (dispute.answeredAt) return "heard" as const;
  return isReady(dispute, now) ? ("silent" as const) : ("hearing" as const);
}
