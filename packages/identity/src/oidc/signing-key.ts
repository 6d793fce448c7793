import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import type { JWK } from "jose";
import { ExternalSigningKey } from "oidc-provider";

/**
 * A signing key that signs by itself. The library's own way goes through WebCrypto: a job of its own for each token,
 * done by the threads that hash passwords, behind which a token would wait in a storm of sign-ins; with ES256 it costs
 * twice what the signature does (ADR 71).
 */
export class SigningKey extends ExternalSigningKey {
  readonly #kid: string | undefined;
  readonly #alg: string | undefined;
  readonly #private: KeyObject;
  readonly #public: KeyObject;

  constructor(jwk: JWK) {
    super();
    this.#kid = jwk.kid;
    this.#alg = jwk.alg;
    // A JWK of jose is one of Node's: both are RFC 7517's.
    this.#private = createPrivateKey({ key: jwk as Record<string, unknown>, format: "jwk" });
    this.#public = createPublicKey(this.#private);
  }

  override get kid(): string | undefined {
    return this.#kid;
  }

  override get alg(): string | undefined {
    return this.#alg;
  }

  /** The public key, by which the library verifies. */
  override keyObject(): KeyObject {
    return this.#public;
  }

  /** RFC 7518 3.3 and 3.4: an ECDSA signature is R and S side by side, not DER. */
  override sign(data: Buffer): Buffer {
    return sign("sha256", data, { key: this.#private, dsaEncoding: "ieee-p1363" });
  }
}
