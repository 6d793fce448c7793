import type { InquirySide, PersonStatus, Realm, SeatRole } from "@hutong/db";

/** Whose staff writes in a thread, by its side; the owner always, everybody else of the staff reads. */
export const writingRoles: Readonly<Record<InquirySide, readonly SeatRole[]>> = {
  buyer: ["manager", "buyer"],
  supplier: ["manager", "service"],
};

/** True if whoever acts in this role writes for this side. */
export function mayWrite(side: InquirySide, role: "owner" | SeatRole): boolean {
  return role === "owner" || writingRoles[side].includes(role);
}

/** What is to be known of an account to say whether it may ask, or be asked. */
export interface InquiryParty {
  readonly accountId: string;
  readonly ownerId: string;
  readonly realm: Realm;
  readonly status: PersonStatus;
}

/** Who asks, and whether she is let into the trade (`isVerifiedTrader`). */
export interface InquiryBuyer extends InquiryParty {
  readonly isVerified: boolean;
}

export type InquiryAnswer =
  | { readonly may: true }
  | { readonly may: false; readonly because: "not_wholesale" | "frozen" | "own_company" | "not_verified" };

/**
 * Whether a buyer may write to a supplier: the one place that says so. Nobody writes to a company of her own, under
 * whichever of her accounts, and nobody who is not a verified trader.
 */
export function mayInquire(buyer: InquiryBuyer, supplier: InquiryParty): InquiryAnswer {
  if (buyer.realm !== "wholesale" || supplier.realm !== "wholesale")
    return { may: false, because: "not_wholesale" };
  if (buyer.status !== "active" || supplier.status !== "active") return { may: false, because: "frozen" };
  if (buyer.accountId === supplier.accountId || buyer.ownerId === supplier.ownerId)
    return { may: false, because: "own_company" };
  if (!buyer.isVerified) return { may: false, because: "not_verified" };
  return { may: true };
}
