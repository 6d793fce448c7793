import { DomainError } from "@hutong/kernel";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { z } from "zod";
import { normalPassword } from "./hash.ts";

/** A new password's bounds: NIST 800-63B-4, SECURITY 15. Length is in characters (code points). */
export const passwordLength = { alone: 15, withSecondFactor: 8, max: 128 } as const;

/** A password as it comes in at sign-in: any that could ever have been set, imported ones too. */
export const passwordSchema = z.string().min(1, "password.empty").max(1024, "password.too_long");

export interface PolicyOptions {
  /** Her display name, login names, e-mail address: a password may not contain them. */
  readonly ownNames: readonly string[];
  readonly hasSecondFactor?: boolean;
}

export type PasswordFault =
  | "password.too_short"
  | "password.too_long"
  | "password.breached"
  | "password.own_name";

let estimator: ZxcvbnFactory | undefined;

/** zxcvbn's answer from 0 (guessed at once) to 4; below 3 is refused. Only the first 64 characters are looked at. */
function strengthOf(password: string, ownNames: readonly string[]): number {
  // Made at first use: its dictionaries take 35 ms to read.
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 64 });
  return estimator.check(password, [...ownNames]).score;
}

/**
 * What is wrong with a new password, as a key of the message catalogue; null if it may be used.
 * No composition rules; refused are the short, the guessable or breached, and those with her own names.
 */
export function passwordFault(password: string, options: PolicyOptions): PasswordFault | null {
  const normal = normalPassword(password);
  const length = [...normal].length;
  const atLeast = options.hasSecondFactor ? passwordLength.withSecondFactor : passwordLength.alone;
  if (length < atLeast) return "password.too_short";
  if (length > passwordLength.max) return "password.too_long";
  const names = namesToAvoid(options.ownNames);
  const folded = fold(normal);
  if (names.some((name) => folded.includes(name))) return "password.own_name";
  return strengthOf(normal, names) < 3 ? "password.breached" : null;
}

/** @throws DomainError("weak_password") with the fault at the form's field */
export function assertGoodPassword(password: string, options: PolicyOptions, field = "password"): void {
  const fault = passwordFault(password, options);
  if (fault) throw new DomainError("weak_password", { fields: { [field]: fault } });
}

/** Her names long enough to matter: from four characters, in Chinese writing from two. */
function namesToAvoid(ownNames: readonly string[]): string[] {
  return ownNames
    .flatMap((name) => (name.includes("@") ? [name, name.slice(0, name.indexOf("@"))] : [name]))
    .map(fold)
    .filter((name) => [...name].length >= (/^[\p{ASCII}]*$/u.test(name) ? 4 : 2));
}

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}
