export { sessionCookie } from "./cookies.ts";
export { findKeptForm, keepForm } from "./kept-form-store.ts";
export {
  type SessionAccount,
  type SiteSession,
  siteSessionHolds,
  siteSessionIdleSeconds,
  siteSessionSeconds,
} from "./session-store.ts";
export { createSiteAuth, type SiteAuth, type SiteAuthOptions } from "./site-auth.ts";
