export { type SiteEnv, type SiteName, siteEnv } from "./env.ts";
export { type SiteLog, siteLog } from "./log.ts";
export type { SiteMetrics } from "./metrics/site-metrics.ts";
export { type ProtocolHandler, type SiteOptions, serveSite } from "./serve-site.ts";
export { startTracing } from "./tracing/start-tracing.ts";
