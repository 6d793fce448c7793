import type { Database } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { importJWK, type JWK, type JWTPayload, SignJWT } from "jose";
import { loadSigningKeys } from "./keys.ts";
import { testKeySecret } from "./test-provider.ts";

const event = "http://schemas.openid.net/event/backchannel-logout";

/** What makes a logout token differ from a right one; `undefined` leaves a claim out. */
export interface Forgery {
  readonly header?: { readonly typ?: string; readonly alg?: string };
  readonly payload?: Record<string, unknown>;
  /** Signed with this in the place of the provider's key. */
  readonly key?: Uint8Array;
  readonly unsigned?: true;
}

/** Mints logout tokens with the test provider's own keys: right ones, and ones that a receiver must refuse (SECURITY 12). */
export async function logoutTokenMint(
  database: Database,
  to: { issuer: string; clientId: string; sub: string; sid: string },
) {
  const keys = await loadSigningKeys(database, testKeySecret);
  const keyOf = (alg: string) => keys.find((key: JWK) => key.alg === alg) ?? {};
  return async ({ header, payload, key, unsigned }: Forgery = {}): Promise<string> => {
    const alg = header?.alg ?? "ES256";
    const now = Math.floor(Date.now() / 1_000);
    const claims: JWTPayload = {
      iss: to.issuer,
      aud: to.clientId,
      sub: to.sub,
      sid: to.sid,
      jti: newId(),
      iat: now,
      exp: now + 120,
      events: { [event]: {} },
      ...payload,
    };
    if (unsigned) {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
      return `${part({ alg: "none", typ: "logout+jwt" })}.${part(claims)}.`;
    }
    const jwk = keyOf(alg);
    return new SignJWT(claims)
      .setProtectedHeader({ alg, typ: header?.typ ?? "logout+jwt", ...(jwk.kid ? { kid: jwk.kid } : {}) })
      .sign(key ?? (await importJWK(jwk, alg)));
  };
}

/** Tokens that no receiver may take, by what is wrong with them. */
export const forgeries: Record<string, Forgery> = {
  "another alg (HS256 with a public value)": { header: { alg: "HS256" }, key: Buffer.from("x".repeat(32)) },
  "an alg this client does not have (RS256)": { header: { alg: "RS256" } },
  "no signature": { unsigned: true },
  "another iss": { payload: { iss: "http://evil.localhost" } },
  "another aud": { payload: { aud: "site-of-somebody-else" } },
  "another event": { payload: { events: { "http://schemas.openid.net/event/other": {} } } },
  "no event": { payload: { events: undefined } },
  "a nonce": { payload: { nonce: "n" } },
  "its time over": { payload: { iat: 1_700_000_000, exp: 1_700_000_120 } },
};
