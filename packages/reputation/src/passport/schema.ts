import { idSchema } from "@hutong/kernel";
import { z } from "zod";
import { type ClaimName, claimNames } from "../claims.ts";
import { type Audience, audiences } from "./rules.ts";

/** The furthest end of a consent, in days: who wants longer chooses to be without one. */
const furthestDays = 5 * 366;

const choicesSchema = z.object(
  // The cast: fromEntries forgets which keys it was given.
  Object.fromEntries(claimNames.map((claim) => [claim, z.enum(audiences)])) as Record<
    ClaimName,
    z.ZodEnum<{ [A in Audience]: A }>
  >,
);

export const giveConsentsSchema = z.object({
  /** The wholesale account that acts. */
  accountId: idSchema<"Account">(),
  /** The shop whose claims they are. */
  shopAccountId: idSchema<"Account">(),
  choices: choicesSchema,
  /** From then on nobody is shown anything; null: until it is withdrawn. */
  until: z.date().nullable(),
});

export type GiveConsentsInput = z.input<typeof giveConsentsSchema>;

/** Whether an end lies ahead, and not too far. */
export function isEndAllowed(until: Date | null, now: Date): boolean {
  if (!until) return true;
  const days = (until.getTime() - now.getTime()) / 86_400_000;
  return days > 0 && days <= furthestDays;
}

export const chooseShopSchema = z.object({
  accountId: idSchema<"Account">(),
  shopAccountId: idSchema<"Account">(),
});

const lookReasons = ["inquiry", "order", "list"] as const;

/** Why a supplier looks. */
export type LookReason = (typeof lookReasons)[number];

export const readPassportsSchema = z.object({
  supplierAccountId: idSchema<"Account">(),
  buyerAccountIds: z.array(idSchema<"Account">()).max(200),
  reason: z.enum(lookReasons),
});

/** What a list of buyers can be sorted by: when the relation began, or a claim that has an order. */
export const buyerSorts = [
  "since",
  "level",
  "positive_rate",
  "dispute_rate",
  "turnover_band",
  "stability",
  "integrity",
] as const;

export type BuyerSort = (typeof buyerSorts)[number];

export const buyersPageSize = 50;

export const readBuyersSchema = z.object({
  accountId: idSchema<"Account">(),
  /** Part of a login name. */
  q: z.string().max(64).trim().default(""),
  /** Least rating points. */
  minPoints: z.number().int().min(0).max(100_000_000).optional(),
  /** Most disputes lost, in basis points of the sales. */
  maxDisputeBp: z.number().int().min(0).max(10_000).optional(),
  /** Least band of turnover. */
  minBand: z.number().int().min(0).max(20).optional(),
  /** Part of the region. */
  region: z.string().max(40).trim().default(""),
  sort: z.enum(buyerSorts).default("since"),
  order: z.enum(["up", "down"]).default("down"),
  page: z.number().int().min(1).max(1_000).default(1),
});

export type ReadBuyersInput = z.input<typeof readBuyersSchema>;
