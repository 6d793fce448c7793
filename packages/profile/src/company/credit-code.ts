/** The 31 signs of a code: digits and capital letters without I, O, S, V, Z (GB 32100-2015). */
const signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * The check sign that belongs to the first 17 signs of a unified social credit code (统一社会信用代码): each sign's value
 * weighted by 3^(place) modulo 31, summed; what is missing to a multiple of 31 (GB 32100-2015, 4.6).
 * @returns undefined where a sign is none of the 31
 */
export function creditCodeCheckSign(first17: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const sign of first17) {
    const value = signs.indexOf(sign);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return signs[(31 - (sum % 31)) % 31];
}

/** True for 18 signs of the alphabet whose last one is the check sign of the others. */
export function isCreditCode(code: string): boolean {
  return /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) && creditCodeCheckSign(code.slice(0, 17)) === code[17];
}
