import { idSchema } from "@hutong/kernel";
import { z } from "zod";

/** More than any order, less than what a sum of them could overflow: ¥10 billion. */
const amountFen = z.bigint().positive().max(1_000_000_000_000n);
const stars = z.int().min(1).max(5);

const base = {
  /** Whose figures it counts for. */
  accountId: idSchema<"Account">(),
  /** The event that it comes from: told twice, it is counted once. */
  eventId: z.uuid(),
  at: z.date(),
};
const partyId = idSchema<"Account">();
const category = z
  .string()
  .max(32)
  .regex(/^[a-z][a-z-]*$/);

const rating = {
  ...base,
  partyId: partyId.optional(),
  score: z.union([z.literal(1), z.literal(0), z.literal(-1)]),
  /** 1 to 5 each; a rating has all three or none. */
  detailed: z.strictObject({ description: stars, service: stars, delivery: stars }).optional(),
  category: category.optional(),
};

/**
 * What happened. `score` of a rating: 1 good, 0 neutral, -1 bad. A `rating_void` takes a rating back: of the same event, it
 * repeats what the rating said, its time too.
 */
export const factSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("rating"), ...rating }),
  z.strictObject({ kind: z.literal("rating_void"), ...rating }),
  z.strictObject({ kind: z.literal("sale"), ...base, partyId, amountFen, category: category.optional() }),
  z.strictObject({ kind: z.literal("purchase"), ...base, partyId, amountFen, category: category.optional() }),
  z.strictObject({ kind: z.literal("refund"), ...base, partyId: partyId.optional(), amountFen }),
  z.strictObject({
    kind: z.enum(["dispute_opened", "dispute_won", "dispute_lost"]),
    ...base,
    partyId: partyId.optional(),
  }),
]);

export const recordFactsSchema = z.array(factSchema).max(1_000);
export type NewFact = z.input<typeof factSchema>;
