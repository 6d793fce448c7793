// What a storefront may do with identities: nothing here reaches credentials, keys or clients.
export { endSignOn } from "./end-sign-on.ts";
export { chooseAccount } from "./linking/choose-account.ts";
export { type ShopApiScope, shopApiScopes } from "./oidc/scopes.ts";
export { readNotice } from "./read-notice.ts";
export { findSiteAccount } from "./site-account.ts";
export { setPreferences } from "./site-preferences.ts";
