export { type SiteEnv, type SiteName, siteEnv } from "./env.ts";
export { siteLog } from "./log.ts";
export { type ProtocolHandler, type SiteOptions, serveSite } from "./serve-site.ts";
