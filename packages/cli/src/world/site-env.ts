import { siteNames } from "../../bin/paths.mjs";
import type { SiteName, WorldEnv } from "../env.ts";
import type { WorldSecrets } from "../secrets.ts";

export type WorldMode = "production" | "development";

/** The environment of one site's process: its own secrets, and no other's. */
export function siteEnv(
  site: SiteName,
  world: { env: WorldEnv; secrets: WorldSecrets; databaseUrl: string; mode: WorldMode },
): Record<string, string> {
  const { env, secrets, mode } = world;
  const origins = siteNames.map((name) => [`HUTONG_${name.toUpperCase()}_ORIGIN`, env.sites[name].origin]);
  return {
    ...env.passed,
    ...Object.fromEntries(origins),
    NODE_ENV: mode,
    PORT: String(env.sites[site].port),
    HUTONG_SITE: site,
    HUTONG_IDENTITY_PORT: String(env.sites.identity.port),
    HUTONG_DATABASE_URL: world.databaseUrl,
    HUTONG_CLIENT_SECRET: secrets.client[site],
    AUTH_SECRET: secrets.auth[site],
    HUTONG_PAYOUT_SECRET: secrets.payouts,
    ...(env.metricsPorts[site] ? { HUTONG_METRICS_PORT: String(env.metricsPorts[site]) } : {}),
    ...(site === "identity" ? identityAlone(env, secrets) : {}),
    ...(env.seed === "demo" ? { HUTONG_DEMO: "1", HUTONG_PAYER: "sandbox" } : {}),
    // One site starts payments and takes what gateways tell; the other gives back and asks.
    ...(site === "wholesale" ? {} : env.gateways),
    // Play money buys in a demo alone; one site sends the bank's notices, the other takes them.
    ...(env.seed === "demo" && site !== "wholesale" ? { HUTONG_SANDBOX_SECRET: secrets.sandboxBank } : {}),
    // One site gives them out, the other signs with them.
    ...(site !== "wholesale" ? { HUTONG_WEBHOOK_SECRET: secrets.webhooks } : {}),
    ...(mode === "development" ? { HUTONG_DEV: "1" } : {}),
  };
}

function identityAlone(env: WorldEnv, secrets: WorldSecrets): Record<string, string> {
  return {
    HUTONG_KEY_SECRET: secrets.keys,
    HUTONG_COOKIE_SECRET: secrets.cookies,
    HUTONG_AUDIT_SECRET: secrets.audit,
    HUTONG_AUDIT_HEAD_DIR: env.auditHeadDir,
    ...(env.smtpUrl ? { SMTP_URL: env.smtpUrl } : {}),
  };
}
