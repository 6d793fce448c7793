import type { RefundState } from "@hutong/db";
import type { Fen } from "@hutong/kernel";
import { allocate } from "@hutong/ledger";

const dayMs = 86_400_000;

/** How long each side has. A state that is not here waits as long as it takes. */
export const refundDaysFor = {
  /** The shop to answer: silent, it agrees. */
  wait_seller_agree: 3,
  /** The buyer after a decline: silent, she gives up. */
  seller_refuse_buyer: 7,
  /** The buyer to send the goods back: else she gives up. */
  wait_buyer_return_goods: 7,
  /** The shop to say that they came: silent, they did. */
  wait_seller_confirm_goods: 10,
} as const satisfies Partial<Record<RefundState, number>>;

/** When a state ends by itself, if it does. */
export function refundDueAt(state: RefundState, now: Date): Date | null {
  const days: number | undefined = refundDaysFor[state as keyof typeof refundDaysFor];
  return days === undefined ? null : new Date(now.getTime() + days * dayMs);
}

/** Until when a finished trade's money may be asked back: the shop's days for returns. */
export function refundableUntil(finishedAt: Date, returnDays: number): Date {
  return new Date(finishedAt.getTime() + returnDays * dayMs);
}

interface OrderedLine {
  readonly place: number;
  readonly count: number;
  readonly priceFen: Fen;
}

interface Asked {
  readonly place: number;
  readonly count: number;
}

/**
 * The most that can be asked back for some pieces of an order: their price, and with all of them what they cost on their
 * way; never more than is left of the charge.
 */
export function mostFor(
  order: { readonly totalFen: Fen; readonly refundedFen: Fen; readonly lines: readonly OrderedLine[] },
  asked: readonly Asked[],
): Fen {
  const counts = new Map(asked.map(({ place, count }) => [place, count]));
  const isAll = order.lines.every(({ place, count }) => counts.get(place) === count);
  const goodsFen = order.lines.reduce(
    (sum, { place, priceFen }) => sum + priceFen * BigInt(counts.get(place) ?? 0),
    0n,
  );
  const left = order.totalFen - order.refundedFen;
  const most = isAll ? order.totalFen : goodsFen;
  return most < left ? most : left;
}

interface Charged {
  /** The charge less what went back before the finish: what the fee was taken of. */
  readonly baseFen: Fen;
  readonly feeFen: Fen;
  /** What went back since the finish, before this. */
  readonly backFen: Fen;
}

/**
 * What of a refund after the finish the house gives from its fee: in proportion, counted over everything that went back,
 * so that the parts of an order's whole give back exactly its fee.
 */
export function feeBack({ baseFen, feeFen, backFen }: Charged, givenFen: Fen): Fen {
  return feeOf(backFen + givenFen) - feeOf(backFen);
  function feeOf(back: Fen): Fen {
    return allocate(feeFen, [back, baseFen - back])[0] ?? 0n;
  }
}
