/** Scopes any client may ask for; the last needs the person's consent outside our own sites. */
export const openScopes = ["openid", "profile", "email", "offline_access", "site_accounts"] as const;

/** The scope of our own sites alone: the account to act for and the sign-on session. */
export const houseScope = "hutong";

/** The scope of sites that an operator let ask for figures of a person's shop: she consents to them one by one. */
export const shopScope = "shop_credentials";

/**
 * Scopes of the shops' API, for systems that an operator let ask for them: of one shop that its owner chooses, and the
 * last of what she buys herself.
 */
export const shopApiScopes = [
  "shop_orders",
  "shop_listings",
  "shop_stock",
  "shop_webhooks",
  "buying",
] as const;

export type ShopApiScope = (typeof shopApiScopes)[number];

export function isShopApiScope(scope: string): scope is ShopApiScope {
  return (shopApiScopes as readonly string[]).includes(scope);
}

/** True for a scope that is of a shop, and so is nothing without one. */
export function needsShop(scope: string): boolean {
  return isShopApiScope(scope) && scope !== "buying";
}

/** Which claims a scope gives; those of `shopScope` stand in the provider's options. */
export const claimsByScope: Record<string, string[]> = {
  openid: ["sub"],
  profile: ["name", "locale", "updated_at"],
  email: ["email", "email_verified"],
  site_accounts: ["site_accounts"],
  [houseScope]: ["site_account", "sign_on"],
};
