import type { BankAccountKind } from "@hutong/db";

/** A number as it is typed from a card: in groups, with dashes, in full-width digits. */
export function plainNumber(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s-]/g, "");
}

/**
 * Whether a number can be one: a card has 16 to 19 digits with a check digit (ISO/IEC 7812, Luhn); a company's settlement
 * account has 8 to 32 digits, and every bank its own check.
 */
export function isBankNumber(kind: BankAccountKind, number: string): boolean {
  if (kind === "company") return /^\d{8,32}$/.test(number);
  return /^[1-9]\d{15,18}$/.test(number) && hasCheckDigit(number);
}

/** Luhn: from the right, every second digit doubled (9 taken off above 9); the sum ends with 0. */
function hasCheckDigit(number: string): boolean {
  let sum = 0;
  for (let index = 0; index < number.length; index += 1) {
    const digit = Number(number[number.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
