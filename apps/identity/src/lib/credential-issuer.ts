import type { CredentialIssuer } from "@hutong/reputation/credential";
import { site } from "@hutong/site";

/** This site as the issuer of shop credentials. @throws Error where the secret of the signing keys is not set */
export function credentialIssuer(): CredentialIssuer {
  const { origin, keySecret } = site().env;
  if (!keySecret) throw new Error("The identity site needs HUTONG_KEY_SECRET. See docs/operating.md.");
  return { issuer: origin, keySecret };
}
