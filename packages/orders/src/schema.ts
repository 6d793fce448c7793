import { idSchema } from "@hutong/kernel";
import { z } from "zod";

/** The most of one thing in an order, and the most things. */
export const mostPieces = 999;
const mostLines = 50;

const count = z.coerce.number().pipe(z.int().min(1).max(mostPieces));
const id = z.uuid().toLowerCase();
const priceFen = z.bigint().min(1n).max(1_000_000_000_000n);

export const placeOrderSchema = z.object({
  /** Made by the buyer's side: the same one again is the same checkout. */
  id,
  buyerAccountId: idSchema<"Account">(),
  addressId: id,
  lines: z
    .array(z.object({ skuId: id, count, /** What the buyer was shown. */ expectedPriceFen: priceFen }))
    .min(1)
    .max(mostLines)
    .refine((lines) => new Set(lines.map(({ skuId }) => skuId)).size === lines.length, { error: "twice" }),
  note: z.string().trim().max(200, { error: "too_long" }).default(""),
});
export type PlaceOrderInput = z.input<typeof placeOrderSchema>;

export const orderRefSchema = z.object({ orderId: id });
export type OrderRef = z.input<typeof orderRefSchema>;

export const shipOrderSchema = z.object({
  orderId: id,
  carrier: z.string().trim().min(1, { error: "empty" }).max(32, { error: "too_long" }),
  /** As carriers print it: letters, digits, dashes. */
  trackingNo: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{6,40}$/, { error: "tracking_invalid" }),
});
export type ShipOrderInput = z.input<typeof shipOrderSchema>;

export const cartLineSchema = z.object({ accountId: idSchema<"Account">(), skuId: id, count });
export type CartLineInput = { accountId: string; skuId: string; count: number | string };

export const saveCartSchema = z.object({
  accountId: idSchema<"Account">(),
  lines: z.array(z.object({ skuId: id, count, isTicked: z.boolean() })).max(200),
});
export type SaveCartInput = z.input<typeof saveCartSchema>;

export const startPaymentSchema = z.object({ checkoutId: id });
export type StartPaymentInput = z.input<typeof startPaymentSchema>;

export const gatewayEventSchema = z.object({
  eventId: z.string().min(1).max(64),
  paymentId: id,
  kind: z.enum(["paid", "failed"]),
  amountFen: z.coerce.bigint().min(1n).max(1_000_000_000_000n),
});
export type GatewayEventInput = z.input<typeof gatewayEventSchema>;
