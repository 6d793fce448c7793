import type { LedgerPurpose } from "@hutong/db";
import { type AccountId, namedId } from "@hutong/kernel";

/** What money is for: each owner has an account a purpose and currency. */
export const ledgerPurposes = [
  "available",
  "escrow",
  "held",
  "payout",
  "fees",
  "credit",
  "clearing",
  "debt",
] as const satisfies readonly LedgerPurpose[];

/** The purposes that a trader's money has; the others are the house's. */
export const statementPurposes = ["available", "escrow", "held", "payout", "credit", "debt"] as const;
export type StatementPurpose = (typeof statementPurposes)[number];

/** Whose money: a trader's account, or the house itself (`platform`, `gateway_alipay`). */
export type LedgerOwner = AccountId | { readonly house: string };

/** Names an account of the ledger; it is opened by the first entry that needs it. */
export interface LedgerAccountRef {
  readonly owner: LedgerOwner;
  readonly purpose: LedgerPurpose;
  readonly currency: string;
}

/** A row that an entry moves. */
export interface LedgerAccountRow {
  readonly id: string;
  readonly ownerAccountId: string | null;
  readonly house: string | null;
  readonly purpose: LedgerPurpose;
  readonly currency: string;
  readonly stripe: number;
}

/** So many rows has an account of the house: that many postings meet in it without waiting (ADR 128). */
const stripes = 16;

/**
 * The row behind a name.
 * @param spreadBy an id that chooses the stripe of the house's accounts: the same one, the same stripe
 */
export function accountRow(ref: LedgerAccountRef, spreadBy: string): LedgerAccountRow {
  const { owner, purpose, currency } = ref;
  const house = typeof owner === "string" ? null : owner.house;
  const stripe = house === null ? 0 : Number.parseInt(spreadBy.slice(-2), 16) % stripes;
  const name = `ledger:${house ?? String(owner).toLowerCase()}:${purpose}:${currency}:${stripe}`;
  const ownerAccountId = typeof owner === "string" ? owner : null;
  return { id: namedId(name), ownerAccountId, house, purpose, currency, stripe };
}
