import { z } from "zod";
import { mostPieces } from "../schema.ts";

const id = z.uuid().toLowerCase();
const amountFen = z
  .bigint({ error: "amount_invalid" })
  .min(1n, { error: "amount_invalid" })
  .max(1_000_000_000_000n);
const words = z.string().trim().max(1_000, { error: "too_long" });

/** Why money is asked back, as the shops' buyers put it. */
export const refundReasons = [
  "not_received",
  "not_as_described",
  "faulty",
  "wrong_goods",
  "missing_pieces",
  "size",
  "not_wanted",
  "agreed",
  "other",
] as const;
export type RefundReason = (typeof refundReasons)[number];

export const askRefundSchema = z.object({
  /** Made by the buyer's side: the same one again is the same refund. */
  id,
  orderId: id,
  reason: z.enum(refundReasons, { error: "choose" }),
  /** The goods come back first (退货退款), or stay where they are (仅退款). */
  withReturn: z.boolean(),
  /** The pieces that it is about. */
  lines: z
    .array(z.object({ place: z.int().min(1).max(100), count: z.int().min(1).max(mostPieces) }))
    .min(1, { error: "choose" })
    .max(50)
    .refine((lines) => new Set(lines.map(({ place }) => place)).size === lines.length, { error: "twice" }),
  amountFen,
  words: words.default(""),
});
export type AskRefundInput = z.input<typeof askRefundSchema>;

export const refundRefSchema = z.object({ refundId: id });
export type RefundRef = z.input<typeof refundRefSchema>;

const needed = words.min(1, { error: "empty" });

export const declineRefundSchema = z.object({
  refundId: id,
  words: needed,
  /** What the shop would give instead. */
  offerFen: amountFen.optional(),
});
export type DeclineRefundInput = z.input<typeof declineRefundSchema>;

export const escalateRefundSchema = z.object({ refundId: id, words: needed });
export type EscalateRefundInput = z.input<typeof escalateRefundSchema>;

export const sendBackSchema = z.object({
  refundId: id,
  carrier: z.string().trim().min(1, { error: "empty" }).max(32, { error: "too_long" }),
  trackingNo: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{6,40}$/, { error: "tracking_invalid" }),
});
export type SendBackInput = z.input<typeof sendBackSchema>;

/** So many pictures may each side of a refund show. */
export const mostRefundPictures = 4;

export const sayInRefundSchema = z.object({
  refundId: id,
  words,
  pictures: z.array(z.instanceof(Uint8Array)).max(mostRefundPictures, { error: "picture_too_many" }),
});
export type SayInRefundInput = z.input<typeof sayInRefundSchema>;

export const ruleRefundSchema = z.object({
  refundId: id,
  /** Zero: nothing goes back. */
  amountFen: z
    .bigint({ error: "amount_invalid" })
    .min(0n, { error: "amount_invalid" })
    .max(1_000_000_000_000n),
  /** The goods come back before the money does. */
  returnFirst: z.boolean(),
  /** What both sides read. */
  reason: z.string().trim().min(4, { error: "reason_too_short" }).max(500, { error: "too_long" }),
  /** Where the shops are, for the mail. */
  retailOrigin: z.url().max(200),
});
export type RuleRefundInput = z.input<typeof ruleRefundSchema>;
