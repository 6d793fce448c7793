import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify } from "node:crypto";
import type { JWK } from "@hutong/identity/trade";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";

/** Where the credential's type is described, below the issuer's origin. */
export const credentialTypePath = "/credentials/shop-passport";

/** The type of our credentials (`vct`): an address that describes it. */
export function credentialType(issuer: string): string {
  return `${issuer}${credentialTypePath}`;
}

/** Where a status list is, of a given number. */
export function statusListUri(issuer: string, listNo: number): string {
  return `${issuer}/credentials/status/${listNo}`;
}

const hasher = (data: string | ArrayBuffer, alg: string) =>
  createHash(alg.replace("-", ""))
    .update(typeof data === "string" ? data : new Uint8Array(data))
    .digest();

const hashing = {
  hasher,
  hashAlg: "sha-256",
  // 128 bits, as RFC 9901 asks of a salt.
  saltGenerator: () => randomBytes(16).toString("base64url"),
} as const;

/** The library set up to sign with a key of ours: ES256 (RFC 7518), signature as in JWS. */
export function signingFormat(privateJwk: JWK): SDJwtVcInstance {
  return new SDJwtVcInstance({ ...hashing, signAlg: "ES256", signer: (data) => signEs256(data, privateJwk) });
}

/** The library set up to read and to shorten, without any key. */
export function readingFormat(): SDJwtVcInstance {
  return new SDJwtVcInstance(hashing);
}

/** The library set up to verify with a published key, and with the status list of an address. */
export function verifyingFormat(
  publicJwk: JWK,
  status: {
    readonly statusListFetcher: (uri: string) => Promise<string>;
    readonly statusVerifier: (data: string, signature: string) => boolean;
    readonly statusValidator: (status: number) => Promise<void>;
  },
): SDJwtVcInstance {
  return new SDJwtVcInstance({
    ...hashing,
    ...status,
    verifier: (data, signature) => isSignedBy(publicJwk, data, signature),
  });
}

/** Signs `data` as ES256; base64url. */
export function signEs256(data: string, privateJwk: JWK): string {
  const key = createPrivateKey({ key: privateJwk as never, format: "jwk" });
  return sign("sha256", Buffer.from(data), { key, dsaEncoding: "ieee-p1363" }).toString("base64url");
}

/** Whether an ES256 signature is of this key. A key of another kind signed nothing of ours. */
export function isSignedBy(publicJwk: JWK, data: string, signature: string): boolean {
  if (publicJwk.kty !== "EC" || publicJwk.crv !== "P-256") return false;
  const key = createPublicKey({ key: publicJwk as never, format: "jwk" });
  return verify(
    "sha256",
    Buffer.from(data),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
}
