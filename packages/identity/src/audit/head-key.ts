import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, type JWK } from "jose";

export interface HeadKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** For whoever checks the heads without us. */
  readonly publicJwk: JWK;
  /** RFC 7638. */
  readonly kid: string;
}

/** An Ed25519 private key in PKCS #8 up to its 32 bytes (RFC 8410, 7). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * The key that signs the heads of the audit. It follows from the secret alone and stands nowhere: whoever holds the
 * whole database can sign nothing, and anybody with the public half can check.
 * @param secret 32 bytes, base64url
 */
export async function headKey(secret: string): Promise<HeadKey> {
  const seed = Buffer.from(secret, "base64url");
  if (seed.length !== 32) throw new Error("the secret of the audit's heads must be 32 bytes, base64url");
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(privateKey);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { privateKey, publicKey, publicJwk: { ...jwk, alg: "EdDSA", use: "sig", kid }, kid };
}
