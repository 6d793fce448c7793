import { type Database, sharedDatabase } from "@hutong/db";
import type { SiteEnv } from "@hutong/web/env";

/** The one database connection of a site's process, shared by its server and its pages. */
export function siteDatabase(env: SiteEnv): Database {
  return sharedDatabase({ connectionString: env.databaseUrl, applicationName: `hutong-${env.site}` });
}
