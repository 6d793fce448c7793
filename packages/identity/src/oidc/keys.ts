import type { Database } from "@hutong/db";
import { newId, seal, unseal } from "@hutong/kernel";
import { exportJWK, generateKeyPair, type JWK } from "jose";

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
