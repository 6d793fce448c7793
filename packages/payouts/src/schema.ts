import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { plainNumber } from "./bank-number.ts";
import { bankAccountKinds, bankCodes } from "./banks.ts";

const id = z.uuid().toLowerCase();

export const addBankAccountSchema = z.object({
  /** Made by who adds it: the same one again is the same bank account. */
  id,
  accountId: idSchema<"Account">(),
  kind: z.enum(bankAccountKinds, "choose"),
  bank: z.enum(bankCodes as [string, ...string[]], "choose"),
  holder: z.string().trim().min(2, "too_short").max(80, "too_long"),
  number: z.string().max(64, "bank_number_invalid").transform(plainNumber),
});
export type AddBankAccountInput = z.input<typeof addBankAccountSchema>;

export const bankAccountRefSchema = z.object({ accountId: idSchema<"Account">(), bankAccountId: id });
export type BankAccountRef = z.input<typeof bankAccountRefSchema>;

export const askWithdrawalSchema = z.object({
  /** Made by who asks: the same one again is the same withdrawal. */
  id,
  accountId: idSchema<"Account">(),
  bankAccountId: z.uuid("choose").toLowerCase(),
  amountFen: z.bigint("amount_invalid").min(1n, "amount_invalid").max(1_000_000_000_000n, "most"),
});
export type AskWithdrawalInput = {
  id: string;
  accountId: string;
  bankAccountId: string;
  /** Undefined for what was typed and is no amount. */
  amountFen: bigint | undefined;
};

export const withdrawalRefSchema = z.object({ withdrawalId: id });
export type WithdrawalRef = z.input<typeof withdrawalRefSchema>;

export const payoutToldSchema = z.object({
  eventId: z.string().min(1).max(64),
  payoutId: id,
  kind: z.enum(["paid", "failed"]),
  amountFen: z.coerce.bigint().min(1n).max(1_000_000_000_000n),
  /** Why it failed, as the payer names it. */
  reason: z
    .string()
    .max(32)
    .regex(/^[a-z_]+$/)
    .optional(),
});
export type PayoutToldInput = z.input<typeof payoutToldSchema>;
