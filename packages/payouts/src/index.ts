export { addBankAccount } from "./add-bank-account.ts";
export { type AskedWithdrawal, askWithdrawal } from "./ask-withdrawal.ts";
export { bankAccountKinds, banks } from "./banks.ts";
export { approveWithdrawal, cancelWithdrawal } from "./decide-withdrawal.ts";
export {
  type BankAccountCard,
  readBankAccounts,
  readWithdrawals,
  type WithdrawalCard,
} from "./read-payouts.ts";
export { removeBankAccount } from "./remove-bank-account.ts";
export { sandboxPayer } from "./sandbox-payer.ts";
export { takePayoutEvent } from "./take-payout-event.ts";
export { withdrawalRules } from "./withdrawal-rules.ts";
