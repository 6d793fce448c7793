// What a storefront may do with identities: nothing here reaches credentials, keys or clients.
export { endSignOn } from "./end-sign-on.ts";
export { readNotice } from "./read-notice.ts";
export { setPreferences } from "./site-preferences.ts";
