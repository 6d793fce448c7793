import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  hash,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from "node:crypto";

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
  return hash("sha256", token, "buffer") as Buffer<ArrayBuffer>;
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

/** A process has a handful of secrets. As a key object one is ready at once: from bytes it costs more than the sealing. */
const keys = new Map<string, KeyObject>();

function keyOf(secret: string): KeyObject {
  const known = keys.get(secret);
  if (known) return known;
  const key = createSecretKey(secret, "base64url");
  keys.set(secret, key);
  return key;
}

/** Seals a text with AES-256-GCM: nonce, tag, ciphertext. `secret` is 32 bytes, base64url. */
export function seal(plain: string, secret: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(secret), nonce);
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/**
 * Opens what `seal` made.
 * @throws Error when the secret is another one or the bytes were changed
 */
export function unseal(sealed: Uint8Array, secret: string): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", keyOf(secret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
