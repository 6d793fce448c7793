import { databaseAnswers } from "@hutong/db";
import { type ProtocolHandler, serveSite, siteEnv, siteLog } from "@hutong/web";
import { siteDatabase } from "./site-database.ts";

export interface ServerParts {
  readonly handleProtocol?: ProtocolHandler;
  readonly isProtocol?: (path: string) => boolean;
  readonly formTargets?: (url: URL) => Promise<readonly string[]>;
  /** Stops what the site runs beside its pages. */
  readonly close?: () => Promise<void>;
}

/** Starts the server of a site in its folder. `parts` makes what it serves beside its pages. */
export async function startSite(
  dir: string,
  parts: (setUp: SetUp) => Promise<ServerParts> | ServerParts = () => ({}),
) {
  const env = siteEnv();
  const log = siteLog(env.site, env.logLevel);
  const database = siteDatabase(env);
  const { close, ...rest } = await parts({ env, log, database });
  await serveSite({
    env,
    dir,
    log,
    ready: () => databaseAnswers(database),
    close: async () => {
      await close?.();
      await database.close();
    },
    ...rest,
  });
}

export interface SetUp {
  readonly env: ReturnType<typeof siteEnv>;
  readonly log: ReturnType<typeof siteLog>;
  readonly database: ReturnType<typeof siteDatabase>;
}
