/** Scopes any client may ask for; the last needs the person's consent outside our own sites. */
export const openScopes = ["openid", "profile", "email", "offline_access", "site_accounts"] as const;

/** The scope of our own sites alone: the account to act for and the sign-on session. */
export const houseScope = "hutong";

/** The scope of sites that an operator let ask for figures of a person's shop: she consents to them one by one. */
export const shopScope = "shop_credentials";

/** Which claims a scope gives; those of `shopScope` stand in the provider's options. */
export const claimsByScope: Record<string, string[]> = {
  openid: ["sub"],
  profile: ["name", "locale", "updated_at"],
  email: ["email", "email_verified"],
  site_accounts: ["site_accounts"],
  [houseScope]: ["site_account", "sign_on"],
};
