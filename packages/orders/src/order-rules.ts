import type { OrderState } from "@hutong/db";
import type { Fen } from "@hutong/kernel";
import { shareOf } from "@hutong/ledger";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What is not paid for so long is closed, and its pieces are for others again. */
export const payWithinMs = 30 * minuteMs;
/** So long after shipping an order is confirmed by itself. */
export const confirmWithinMs = 10 * dayMs;
/** What the house keeps of a finished trade, in basis points. */
export const feeBasisPoints = 60n;

/** What the house keeps of an order's money: of what did not go back. */
export function feeOf({ totalFen, refundedFen }: { readonly totalFen: Fen; readonly refundedFen: Fen }): Fen {
  return shareOf(totalFen - refundedFen, feeBasisPoints);
}

const shippingFen = 800n;
const freeFromFen = 8_800n;

/** The shipping fee of one shop's part of a checkout: ¥8, from ¥88 on none. The same for every shop. */
export function shippingFee(goodsFen: Fen): Fen {
  return goodsFen >= freeFromFen ? 0n : shippingFen;
}

/** When a state ends by itself, if it does. */
export function dueAt(state: OrderState, now: Date): Date | null {
  if (state === "wait_buyer_pay") return new Date(now.getTime() + payWithinMs);
  if (state === "wait_buyer_confirm_goods") return new Date(now.getTime() + confirmWithinMs);
  return null;
}

/** The month that a time lies in, in Shanghai (UTC+8, no summer time): "2026-11". */
export function shanghaiMonth(at: Date): string {
  return new Date(at.getTime() + 8 * 60 * minuteMs).toISOString().slice(0, 7);
}
