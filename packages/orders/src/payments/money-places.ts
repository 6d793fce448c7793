import type { AccountId } from "@hutong/kernel";
import type { LedgerAccountRef } from "@hutong/ledger";

const currency = "CNY";

/** What a gateway has taken and not handed over. */
export function atGateway(gateway: string): LedgerAccountRef {
  return { owner: { house: `gateway_${gateway}` }, purpose: "clearing", currency };
}

/** Paid, and not yet the shop's (担保中). */
export function inEscrow(seller: AccountId): LedgerAccountRef {
  return { owner: seller, purpose: "escrow", currency };
}

/** On its way back to who paid. */
export const goingBack: LedgerAccountRef = { owner: { house: "platform" }, purpose: "escrow", currency };

export const houseFees: LedgerAccountRef = { owner: { house: "platform" }, purpose: "fees", currency };
