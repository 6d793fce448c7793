import { type AccountId, idSchema } from "@hutong/kernel";
import { z } from "zod";
import { ledgerPurposes } from "./ledger-account.ts";

/** Ten trillion yuan: sums of a thousand of them still fit a bigint of the database. */
const mostFen = 10n ** 15n;
const mostLines = 100;
const mostEntries = 100;

const currency = z.string().regex(/^[A-Z]{3}$/);
const amount = z.bigint().min(1n).max(mostFen);
const entryId = z.uuid().toLowerCase();
const account = z.object({
  owner: z.union([
    idSchema<"Account">(),
    z.object({
      house: z
        .string()
        .max(32)
        .regex(/^[a-z][a-z0-9_]{1,31}$/),
    }),
  ]),
  purpose: z.enum(ledgerPurposes),
  currency,
});

const described = {
  /** Made by the caller (UUIDv7): the same one again posts nothing again. */
  id: entryId,
  /** What happened: `order.paid`. */
  code: z
    .string()
    .max(40)
    .regex(/^[a-z][a-z0-9_.]{1,39}$/),
  /** What it is about in the caller's tables. */
  reference: z.string().min(1).max(64).optional(),
};

const line = z.object({
  account,
  /** In minor units: above zero a credit (more for the owner), below zero a debit. */
  amount: z
    .bigint()
    .min(-mostFen)
    .max(mostFen)
    .refine((value) => value !== 0n),
});

const transferSchema = z.object({
  kind: z.literal("transfer"),
  ...described,
  lines: z.array(line).min(2).max(mostLines).refine(sumsToZero, { error: "unbalanced" }),
});

const holdSchema = z.object({
  kind: z.literal("hold"),
  ...described,
  from: account.refine(
    ({ owner, purpose }) => typeof owner === "string" && !["held", "debt"].includes(purpose),
  ),
  amount,
  expiresAt: z.date(),
});

const postHoldSchema = z.object({
  kind: z.literal("post_hold"),
  ...described,
  holdId: entryId,
  /** Where the money goes; what is not named goes back. */
  to: z
    .array(z.object({ account, amount }))
    .min(1)
    .max(mostLines - 2),
});

const voidHoldSchema = z.object({ kind: z.literal("void_hold"), ...described, holdId: entryId });
const expireHoldSchema = z.object({ kind: z.literal("expire_hold"), ...described, holdId: entryId });

const entrySchema = z.discriminatedUnion("kind", [
  transferSchema,
  holdSchema,
  postHoldSchema,
  voidHoldSchema,
  expireHoldSchema,
]);

export const postEntriesSchema = z.object({
  entries: z
    .array(entrySchema)
    .min(1)
    .max(mostEntries)
    .refine((entries) => areDistinct(entries.map(({ id }) => id)), { error: "twice" })
    .refine((entries) => areDistinct(entries.flatMap((entry) => ("holdId" in entry ? [entry.holdId] : []))), {
      error: "twice",
    }),
});

export type LedgerEntryInput = z.input<typeof entrySchema>;
export type ParsedEntry = z.output<typeof entrySchema>;
export type PostEntriesInput = z.input<typeof postEntriesSchema>;
export type PlaceHoldInput = Omit<z.input<typeof holdSchema>, "kind">;
export type PostHoldInput = Omit<z.input<typeof postHoldSchema>, "kind">;
export type VoidHoldInput = Omit<z.input<typeof voidHoldSchema>, "kind">;

export const walletRefSchema = z.object({ accountId: idSchema<"Account">() });
export type WalletRef = z.input<typeof walletRefSchema>;

export const statementSchema = z.object({
  accountId: idSchema<"Account">(),
  purpose: z.enum(ledgerPurposes),
  currency: currency.default("CNY"),
  /** Lines before this one, newest first. */
  before: z.coerce.bigint().min(1n).max(9_223_372_036_854_775_807n).optional(),
  limit: z.int().min(1).max(1_000).default(50),
});
export type StatementInput = z.input<typeof statementSchema>;

export const creditLimitSchema = z.object({
  accountId: idSchema<"Account">(),
  currency: currency.default("CNY"),
  limit: z.bigint().min(0n).max(mostFen),
});
export type CreditLimitInput = { accountId: AccountId; currency?: string; limit: bigint };

function sumsToZero(lines: readonly z.output<typeof line>[]): boolean {
  const sums = new Map<string, bigint>();
  for (const { account: ref, amount: value } of lines) {
    sums.set(ref.currency, (sums.get(ref.currency) ?? 0n) + value);
  }
  return [...sums.values()].every((sum) => sum === 0n);
}

function areDistinct(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length;
}
