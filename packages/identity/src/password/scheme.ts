import { parseOptions as parseArgon2 } from "@node-rs/argon2";
import { parseOptions as parseBcrypt } from "@node-rs/bcrypt";
import { argon2Policy } from "./hash.ts";

/** A stored password hash, read and within bounds. */
export type PasswordScheme =
  | { readonly kind: "argon2"; readonly encoded: string; readonly current: boolean }
  | { readonly kind: "bcrypt"; readonly encoded: string }
  | {
      readonly kind: "scrypt";
      readonly cost: number;
      readonly blockSize: number;
      readonly parallelism: number;
      readonly salt: Buffer;
      readonly hash: Buffer;
    }
  | {
      readonly kind: "pbkdf2";
      readonly digest: DigestName;
      readonly iterations: number;
      /** The salt as each of the encodings that its text allows. */
      readonly salts: readonly Buffer[];
      readonly hash: Buffer;
    }
  | {
      readonly kind: "salted";
      readonly digest: "sha1" | "md5";
      readonly salt: string;
      readonly hash: Buffer;
    };

type DigestName = "sha1" | "sha256" | "sha512";

const digestBytes: Record<DigestName | "md5", number> = { md5: 16, sha1: 20, sha256: 32, sha512: 64 };

/** As long as the column; longer is no hash of ours. */
const maxSecretLength = 512;

/**
 * What an imported hash may cost to verify. An absurd cost is a way to stop the house with one line of an import
 * file: such a hash is refused, not computed.
 */
const bounds = {
  argon2MemoryKib: 262_144,
  argon2Time: 16,
  argon2Parallelism: 16,
  bcryptCost: 14,
  scryptMemoryBytes: 268_435_456,
  scryptWork: 4_194_304,
  pbkdf2Iterations: 2_000_000,
};

/**
 * Reads a stored hash. Known forms:
 * - PHC argon2id, argon2i, argon2d: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`
 * - bcrypt: `$2a$`, `$2b$`, `$2y$`
 * - scrypt: `$scrypt$ln=…,r=…,p=…$salt$hash`, base64 without padding
 * - `pbkdf2-sha256$iterations$salt$hash` (also -sha1, -sha512): the hash in hex or base64, the salt in hex, base64 or
 *   as plain text; where its text allows several readings each is tried
 * - `{sha1}salt$hex`, `{md5}salt$hex`: digest of salt and password, in either order
 * @returns null for an unknown form or a cost beyond the bounds
 */
export function readScheme(secret: string): PasswordScheme | null {
  if (secret.length > maxSecretLength) return null;
  if (secret.startsWith("$argon2")) return readArgon2(secret);
  if (/^\$2[aby]\$/.test(secret)) return readBcrypt(secret);
  if (secret.startsWith("$scrypt$")) return readScrypt(secret);
  if (secret.startsWith("pbkdf2-")) return readPbkdf2(secret);
  return readSalted(secret);
}

/** True where a password hash is foreign or weaker than today's policy: it is hashed anew at its next use. */
export function needsRehash(secret: string): boolean {
  const scheme = readScheme(secret);
  return scheme?.kind !== "argon2" || !scheme.current;
}

function readArgon2(encoded: string): PasswordScheme | null {
  try {
    const { memoryCost, timeCost, parallelism } = parseArgon2(encoded);
    if (
      memoryCost > bounds.argon2MemoryKib ||
      timeCost > bounds.argon2Time ||
      parallelism > bounds.argon2Parallelism
    ) {
      return null;
    }
    const current =
      encoded.startsWith("$argon2id$v=19$") &&
      memoryCost >= argon2Policy.memoryCost &&
      timeCost >= argon2Policy.timeCost;
    return { kind: "argon2", encoded, current };
  } catch {
    return null;
  }
}

function readBcrypt(encoded: string): PasswordScheme | null {
  try {
    return parseBcrypt(encoded).cost <= bounds.bcryptCost ? { kind: "bcrypt", encoded } : null;
  } catch {
    return null;
  }
}

function readScrypt(secret: string): PasswordScheme | null {
  const match =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]+=*)\$([A-Za-z0-9+/]+=*)$/.exec(secret);
  if (!match) return null;
  const [, ln = "", r = "", p = "", salt = "", hash = ""] = match;
  const [cost, blockSize, parallelism] = [2 ** Number(ln), Number(r), Number(p)];
  const bytes = Buffer.from(hash, "base64");
  const inBounds =
    cost > 1 &&
    blockSize > 0 &&
    parallelism > 0 &&
    128 * cost * blockSize <= bounds.scryptMemoryBytes &&
    cost * blockSize * parallelism <= bounds.scryptWork &&
    bytes.length >= 16;
  return inBounds
    ? { kind: "scrypt", cost, blockSize, parallelism, salt: Buffer.from(salt, "base64"), hash: bytes }
    : null;
}

function readPbkdf2(secret: string): PasswordScheme | null {
  const match = /^pbkdf2-(sha1|sha256|sha512)\$(\d{1,9})\$([^$]{1,200})\$([A-Za-z0-9+/_=-]+)$/.exec(secret);
  if (!match) return null;
  const [, digest = "", count = "", salt = "", hash = ""] = match;
  const iterations = Number(count);
  if (iterations < 1 || iterations > bounds.pbkdf2Iterations) return null;
  const name = digest as DigestName; // one of the three, by the pattern
  const bytes = hashBytes(hash, digestBytes[name]);
  return bytes ? { kind: "pbkdf2", digest: name, iterations, salts: readings(salt), hash: bytes } : null;
}

/** Decodes a hash of at least 16 bytes; of hex and base64, the one that gives the digest's length wins. */
function hashBytes(text: string, wantedBytes: number): Buffer | null {
  const base64 = Buffer.from(text, "base64");
  const isHex = /^[0-9a-f]+$/i.test(text) && text.length % 2 === 0;
  const bytes = isHex && base64.length !== wantedBytes ? Buffer.from(text, "hex") : base64;
  return bytes.length >= 16 && bytes.length <= 128 ? bytes : null;
}

function readings(salt: string): Buffer[] {
  const found = [Buffer.from(salt, "utf8")];
  if (/^([0-9a-f]{2})+$/i.test(salt)) found.unshift(Buffer.from(salt, "hex"));
  if (/^[A-Za-z0-9+/_-]+=*$/.test(salt)) found.unshift(Buffer.from(salt, "base64"));
  return found.filter((bytes) => bytes.length > 0);
}

function readSalted(secret: string): PasswordScheme | null {
  const match = /^\{(sha1|md5)\}([^$]{0,200})\$([0-9a-f]+)$/i.exec(secret);
  if (!match) return null;
  const [, name = "", salt = "", hex = ""] = match;
  const digest = name.toLowerCase() === "sha1" ? "sha1" : "md5";
  return hex.length === digestBytes[digest] * 2
    ? { kind: "salted", digest, salt, hash: Buffer.from(hex, "hex") }
    : null;
}
