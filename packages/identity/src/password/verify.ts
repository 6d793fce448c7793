import { createHash, pbkdf2, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { equalBytes } from "@hutong/kernel";
import { verify as verifyArgon2 } from "@node-rs/argon2";
import { verify as verifyBcrypt } from "@node-rs/bcrypt";
import { hashPassword, normalPassword } from "./hash.ts";
import { hashQueue } from "./queue.ts";
import { type PasswordScheme, readScheme } from "./scheme.ts";

const deriveScrypt = promisify<string, Buffer, number, object, Buffer>(scrypt);
const derivePbkdf2 = promisify(pbkdf2);

/**
 * Compares a password with a stored hash of any form that `readScheme` knows: through the hash queue, off the main
 * thread, in constant time. Without a stored hash (or with one that nobody can read) it costs one hash all the same
 * and is false; so does a wrong password of a fast scheme, so that time tells nothing (SECURITY 16).
 * @throws DomainError("busy") when too many are waiting
 */
export function verifyPassword(password: string, secret: string | null): Promise<boolean> {
  return hashQueue().run(async () => {
    const scheme = secret === null ? null : readScheme(secret);
    const right = scheme !== null && (await matches(password, scheme));
    const slow = scheme !== null && scheme.kind !== "salted";
    if (!right && !slow) await hashPassword(password);
    return right;
  });
}

/** Hashes a password through the hash queue. @throws DomainError("busy") */
export function hashInTurn(password: string): Promise<string> {
  return hashQueue().run(() => hashPassword(password));
}

async function matches(password: string, scheme: PasswordScheme): Promise<boolean> {
  if (await isRight(normalPassword(password), scheme)) return true;
  // A foreign site may have hashed what was typed as it was typed.
  const foreign = scheme.kind !== "argon2" || !scheme.current;
  return foreign && password !== normalPassword(password) && isRight(password, scheme);
}

async function isRight(password: string, scheme: PasswordScheme): Promise<boolean> {
  switch (scheme.kind) {
    case "argon2":
      return verifyArgon2(scheme.encoded, password);
    case "bcrypt":
      return verifyBcrypt(password, scheme.encoded);
    case "scrypt": {
      const { cost, blockSize, parallelism, salt, hash } = scheme;
      const maxmem = 128 * cost * blockSize + 128 * blockSize * parallelism + 33_554_432;
      const options = { cost, blockSize, parallelization: parallelism, maxmem };
      return equalBytes(await deriveScrypt(password, salt, hash.length, options), hash);
    }
    case "pbkdf2": {
      for (const salt of scheme.salts) {
        const derived = await derivePbkdf2(
          password,
          salt,
          scheme.iterations,
          scheme.hash.length,
          scheme.digest,
        );
        if (equalBytes(derived, scheme.hash)) return true;
      }
      return false;
    }
    case "salted": {
      const digestOf = (text: string) => createHash(scheme.digest).update(text).digest();
      const [before, after] = [digestOf(scheme.salt + password), digestOf(password + scheme.salt)];
      return equalBytes(before, scheme.hash) || equalBytes(after, scheme.hash);
    }
  }
}
