import type { ShopCredentials } from "@hutong/identity/oidc";
import { claimNames, tellSite } from "@hutong/reputation";

/** What the provider tells other sites of shops: the claims of the passport, as the credential carries them. */
export function shopCredentials(db: Parameters<typeof tellSite>[0]): ShopCredentials {
  return {
    claims: claimNames,
    tell: async (telling) => ({ ...(await tellSite(db, { ...telling, now: new Date() })) }),
  };
}
