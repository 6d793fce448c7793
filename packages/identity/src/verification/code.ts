import { digest, equalBytes, randomCode } from "@hutong/kernel";
import { z } from "zod";

/** A code is good for ten minutes and five tries. */
export const codeLife = { ms: 600_000, maxAttempts: 5 } as const;

/** A code as typed: full-width digits and spaces are forgiven. */
export const codeSchema = z
  .string()
  .max(32, "code.invalid")
  .transform((typed) => typed.normalize("NFKC").replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "code.invalid"));

/** A new code and what is kept of it: a digest bound to its verification, so that it is worth nothing elsewhere. */
export function newCode(verificationId: string): { code: string; codeHash: Buffer<ArrayBuffer> } {
  const code = randomCode();
  return { code, codeHash: hashOf(verificationId, code) };
}

/** Compares in constant time; where no code was given out, none is right. */
export function isRightCode(verificationId: string, code: string, codeHash: Uint8Array | null): boolean {
  return equalBytes(hashOf(verificationId, code), codeHash ?? new Uint8Array(32));
}

function hashOf(verificationId: string, code: string): Buffer<ArrayBuffer> {
  return digest(`${verificationId}:${code}`);
}
