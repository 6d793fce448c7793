import { hash } from "@node-rs/argon2";

/** OWASP's minimum for argon2id: 19 MiB, 2 passes, 1 lane. */
export const argon2Policy = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A password as it is hashed and compared: NFC, so that every keyboard's composition is the same password. */
export function normalPassword(password: string): string {
  return password.normalize("NFC");
}

/** Hashes a password with argon2id (the package's default algorithm), off the main thread. @returns a PHC string */
export function hashPassword(password: string): Promise<string> {
  return hash(normalPassword(password), argon2Policy);
}
