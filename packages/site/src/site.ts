import { createSiteAuth, type SiteAuth } from "@hutong/auth";
import type { Database } from "@hutong/db";
import { endSignOn } from "@hutong/identity/site";
import { type SiteEnv, siteEnv } from "@hutong/web/env";
import { type SiteLog, siteLog } from "@hutong/web/log";
import { siteDatabase } from "./site-database.ts";

/** This process's site: its settings, its database, its sign-on. */
export interface Site {
  readonly env: SiteEnv;
  readonly database: Database;
  readonly auth: SiteAuth;
  readonly log: SiteLog;
}

let made: Site | undefined;

/** The site of this process, made at the first use: nothing is read while Next builds. */
export function site(): Site {
  made ??= makeSite();
  return made;
}

function makeSite(): Site {
  const env = siteEnv();
  const database = siteDatabase(env);
  const log = siteLog(env.site, env.logLevel);
  const auth = createSiteAuth({
    clientId: `hutong-${env.site}`,
    clientSecret: env.clientSecret,
    authSecret: env.authSecret,
    origin: env.origin,
    identityOrigin: env.origins.identity,
    identityHost: env.identityHost,
    identityPort: env.identityPort,
    pool: () => database.pool,
    endSignOn: (signOnUid, origin) => endSignOn(database.pool, signOnUid, origin),
    onProblem: (error) => log.warn({ err: error }, "sign-on"),
  });
  return { env, database, auth, log };
}
