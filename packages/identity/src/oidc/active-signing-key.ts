import type { Db } from "@hutong/db";
import { unseal } from "@hutong/kernel";
import type { JWK } from "jose";
import type { SigningAlg } from "./signing-algs.ts";

/** The key that signs now: its private half, and the name under which its public half is published. */
export interface ActiveSigningKey {
  readonly kid: string;
  readonly privateJwk: JWK;
}

/**
 * The key of the house that signs now, for what is signed beside tokens. What it signs can be verified with the
 * published keys for at least 30 days after the next rotation.
 * @throws Error where the identity site has never been started, or the key was sealed with another secret
 */
export async function readActiveSigningKey(
  db: Db,
  { keySecret, alg }: { readonly keySecret: string; readonly alg: SigningAlg },
): Promise<ActiveSigningKey> {
  const row = await db.signingKey.findFirst({
    where: { state: "active", alg },
    select: { id: true, privateSealed: true },
  });
  if (!row) throw new Error(`there is no active ${alg} signing key: start the identity site once`);
  return { kid: row.id, privateJwk: JSON.parse(unseal(row.privateSealed, keySecret)) };
}

/** The public halves of the keys in use, as /oauth/jwks publishes them. */
export async function publishedSigningKeys(db: Db): Promise<JWK[]> {
  const rows = await db.signingKey.findMany({
    where: { state: { not: "retired" }, OR: [{ retiresAt: null }, { retiresAt: { gt: new Date() } }] },
    orderBy: { id: "asc" },
    select: { publicJwk: true },
  });
  // What `makeKey` stored is a JWK.
  return rows.map(({ publicJwk }) => publicJwk as JWK);
}
