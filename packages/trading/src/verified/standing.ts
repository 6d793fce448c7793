import type { TraderKind } from "@hutong/db";

/** How long an acceptance by documents holds: then the papers are looked at anew. */
export const acceptedYears = 2;

/** What is to be known of an account to say whether it is let into the trade (商家认证). */
export interface TraderStanding {
  /** The account and its owner are active. */
  readonly isActive: boolean;
  /** An active company of the wholesale market. */
  readonly isSupplier: boolean;
  /** Its owner has an active shop with a level, by an account that is linked now. */
  readonly hasShopLevel: boolean;
  /** The end of the acceptance by documents that holds longest; null: none was given, or it was taken back. */
  readonly acceptedUntil: Date | null;
  /** The newest application, whatever became of it. */
  readonly application: ApplicationFacts | null;
}

/** What tells where an application stands. */
export interface ApplicationFacts {
  readonly id: string;
  readonly kind: TraderKind;
  readonly appliedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly outcome: "accepted" | "refused" | "ended" | null;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
  readonly validUntil: Date | null;
}

/**
 * The one answer to who is let into the trade: suppliers, owners of a shop with a level, and whom the house accepted by
 * documents, while that holds.
 */
export function isVerifiedTrader(standing: TraderStanding, now: Date): boolean {
  const { isActive, isSupplier, hasShopLevel, acceptedUntil } = standing;
  return isActive && (isSupplier || hasShopLevel || (acceptedUntil !== null && acceptedUntil > now));
}

export type ApplicationState =
  | "draft"
  | "waiting"
  | "accepted"
  | "expired"
  | "refused"
  | "ended"
  | "withdrawn";

/** Where an application stands. */
export function applicationState(
  application: Pick<ApplicationFacts, "appliedAt" | "withdrawnAt" | "outcome" | "validUntil">,
  now: Date,
): ApplicationState {
  const { appliedAt, withdrawnAt, outcome, validUntil } = application;
  if (withdrawnAt) return "withdrawn";
  if (outcome === "accepted") return validUntil && validUntil > now ? "accepted" : "expired";
  if (outcome) return outcome;
  return appliedAt ? "waiting" : "draft";
}

/** An acceptance may be renewed so many days before its end. */
const renewalDays = 60;

/** Whether an application may be written: none waits, and no acceptance holds beyond the time for renewing it. */
export function mayApply(standing: TraderStanding, now: Date): boolean {
  const { acceptedUntil, application, isActive } = standing;
  if (!isActive) return false;
  if (application && applicationState(application, now) === "waiting") return false;
  return acceptedUntil === null || acceptedUntil.getTime() - now.getTime() <= renewalDays * 86_400_000;
}
