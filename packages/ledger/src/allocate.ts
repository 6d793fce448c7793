import type { Fen } from "@hutong/kernel";

/**
 * Splits a total over parts by their weights, to the fen: each part gets its share rounded towards zero, and the fen left
 * over go one by one to the largest remainders, of equal ones to the first (largest remainder method, Hamilton). The
 * parts always sum to the total; a negative total is split as the positive one.
 * This is the one rounding rule of the product: fees, discounts, refunds and postage are split by it and nothing else.
 * @param weights none below zero, not all zero
 * @throws RangeError where there is nothing to split by
 */
export function allocate(total: Fen, weights: readonly bigint[]): Fen[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError("no weights to split by");
  const absolute = total < 0n ? -total : total;
  const shares = weights.map((weight, index) => ({
    index,
    part: (absolute * weight) / whole,
    remainder: (absolute * weight) % whole,
  }));
  const left = absolute - shares.reduce((sum, { part }) => sum + part, 0n);
  const byRemainder = [...shares].sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const share of byRemainder.slice(0, Number(left))) share.part += 1n;
  return shares.map(({ part }) => (total < 0n ? -part : part));
}

/**
 * The part of an amount that a rate in basis points takes (100 = 1 %), by the same rule: half a fen goes to who gives.
 * @throws RangeError for a rate that is not from 0 to 10,000
 */
export function shareOf(amount: Fen, rateBasisPoints: bigint): Fen {
  if (rateBasisPoints > 10_000n) throw new RangeError("more than the whole");
  const [, part = 0n] = allocate(amount, [10_000n - rateBasisPoints, rateBasisPoints]);
  return part;
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
