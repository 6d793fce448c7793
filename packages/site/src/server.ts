import { sessionOfRequest } from "@hutong/auth/request-session";
import { databaseAnswers } from "@hutong/db";
import {
  type ProtocolHandler,
  type SiteMetrics,
  serveSite,
  siteEnv,
  siteLog,
  startTracing,
} from "@hutong/web";
import { siteDatabase } from "./site-database.ts";
import { startMetrics } from "./start-metrics.ts";

export type { ProtocolHandler } from "@hutong/web";
export { fieldTexts } from "./field-texts.ts";
export { localeOfHeaders } from "./preference-values.ts";

export interface ServerParts {
  readonly handleProtocol?: ProtocolHandler;
  readonly turnAway?: ProtocolHandler;
  readonly isProtocol?: (path: string) => boolean;
  readonly bodyLimit?: (path: string) => number | undefined;
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
  const { providerHost, sampleRatio } = {
    providerHost: new URL(env.origins.identity).host,
    sampleRatio: env.traceRatio,
  };
  const tracing = env.tracing
    ? await startTracing({ service: `hutong-${env.site}`, providerHost, sampleRatio })
    : undefined;
  const database = siteDatabase(env);
  tracing?.watchQueries(database.pool);
  const metrics = await startMetrics(env, database, log);
  const { close, ...rest } = await parts({ env, log, database, metrics });
  await serveSite({
    env,
    dir,
    log,
    ready: () => databaseAnswers(database),
    close: async () => {
      await close?.();
      await metrics?.close();
      await database.close();
      await tracing?.close();
    },
    metrics,
    tracing,
    senderOf: async (req) => (await sessionOfRequest(database.pool, `hutong-${env.site}`, req))?.user.id,
    ...rest,
  });
}

export interface SetUp {
  readonly env: ReturnType<typeof siteEnv>;
  readonly log: ReturnType<typeof siteLog>;
  readonly database: ReturnType<typeof siteDatabase>;
  /** Undefined where no port for them is set. */
  readonly metrics: SiteMetrics | undefined;
}
