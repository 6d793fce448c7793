import { createHash, hkdfSync, randomBytes, randomInt, timingSafeEqual } from "node:crypto";

/** 32 random bytes, base64url: 256 bits, for cookies and secrets. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A code of six decimal digits for a person to type, uniformly drawn. */
export function randomCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, "0");
}

/** SHA-256 of a token of high entropy, for storing it. Never for passwords. */
export function digest(token: string): Buffer<ArrayBuffer> {
  return createHash("sha256").update(token).digest() as Buffer<ArrayBuffer>;
}

/** Compares two byte strings in constant time; different lengths are unequal. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

/**
 * Derives a secret of one purpose from the master secret (HKDF-SHA256, RFC 5869): 32 bytes, base64url.
 * Who knows one derived secret learns nothing of the others.
 */
export function deriveSecret(master: string, purpose: string): string {
  return Buffer.from(hkdfSync("sha256", master, "hutong", purpose, 32)).toString("base64url");
}
