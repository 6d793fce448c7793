import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Database } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { exportJWK, generateKeyPair, type JWK } from "jose";

/** Seals a private key with AES-256-GCM: nonce, tag, ciphertext. `keySecret` is 32 bytes, base64url. */
export function seal(plain: string, keySecret: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(keySecret, "base64url"), nonce);
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
}

/**
 * Opens what `seal` made.
 * @throws Error when the secret is another one or the bytes were changed
 */
export function unseal(sealed: Uint8Array, keySecret: string): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(
    "aes-256-gcm",
    Buffer.from(keySecret, "base64url"),
    bytes.subarray(0, 12),
  );
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/**
 * The signing keys in use as private JWKs, the active one first; makes the first one where there is none.
 * Two processes starting at once agree: the making is under an advisory lock.
 */
export async function loadSigningKeys(database: Database, keySecret: string): Promise<JWK[]> {
  const rows = await database.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('hutong.signing_keys'))`;
    const select = { id: true, privateSealed: true } as const;
    const found = await tx.signingKey.findMany({
      where: { state: { in: ["active", "retiring", "next"] } },
      orderBy: [{ state: "asc" }, { createdAt: "desc" }],
      select: { ...select, state: true },
    });
    if (found.some((row) => row.state === "active")) {
      return found.sort((a, b) => Number(b.state === "active") - Number(a.state === "active"));
    }
    return [await tx.signingKey.create({ data: await newKey(keySecret), select })];
  });
  return rows.map((row) => {
    try {
      return JSON.parse(unseal(row.privateSealed, keySecret)) as JWK;
    } catch (cause) {
      throw new Error(
        `Signing key ${row.id} cannot be opened: it was sealed with another secret. Put back HUTONG_SECRET (or the file "secret" in the data directory) as it was.`,
        { cause },
      );
    }
  });
}

async function newKey(keySecret: string) {
  const id = newId();
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid: id, alg: "ES256", use: "sig" };
  const { d: _private, ...publicJwk } = jwk;
  return {
    id,
    alg: "ES256",
    publicJwk: { ...publicJwk },
    privateSealed: seal(JSON.stringify(jwk), keySecret),
    state: "active" as const,
    activatedAt: new Date(),
  };
}
