export { allocate, shareOf } from "./allocate.ts";
export { giveProceeds, type OwnMoney, takeBack, withOwnMoney } from "./debt.ts";
export { expireHolds } from "./expire-holds.ts";
export { exportStatement } from "./export-statement.ts";
export {
  type LedgerAccountRef,
  type LedgerOwner,
  type StatementPurpose,
  statementPurposes,
} from "./ledger-account.ts";
export { placeHold, postHold, voidHold } from "./place-hold.ts";
export { postEntries } from "./post-entries.ts";
export {
  readStatement,
  readWallet,
  type Statement,
  type StatementLine,
  type WalletBalance,
} from "./read-wallet.ts";
export type {
  LedgerEntryInput,
  PlaceHoldInput,
  PostEntriesInput,
  PostHoldInput,
  VoidHoldInput,
} from "./schema.ts";
export { setCreditLimit } from "./set-credit-limit.ts";
export {
  type LedgerFault,
  readTrialBalance,
  type TrialBalance,
  type TrialBalanceRow,
} from "./trial-balance.ts";
export type { PostedEntry } from "./write-entries.ts";
