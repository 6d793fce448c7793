import { z } from "zod";
import { type GatewayEnv, gatewaysOf, gatewayVariables } from "./gateway-settings.ts";

const origin = z
  .url()
  .refine((value) => new URL(value).origin === value, "an origin: scheme, host and port, no path");
const secret = z.string().min(32, "at least 32 characters; make one with: openssl rand -base64 32");
const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const schema = z.object({
  HUTONG_SITE: z.enum(["identity", "wholesale", "retail"]),
  PORT: z.coerce.number().int().min(1).max(65_535),
  HUTONG_IDENTITY_ORIGIN: origin,
  HUTONG_WHOLESALE_ORIGIN: origin,
  HUTONG_RETAIL_ORIGIN: origin,
  HUTONG_IDENTITY_PORT: z.coerce.number().int().min(1).max(65_535),
  HUTONG_DATABASE_URL: z.url(),
  AUTH_SECRET: secret,
  HUTONG_CLIENT_SECRET: secret,
  HUTONG_KEY_SECRET: secret.optional(),
  HUTONG_COOKIE_SECRET: secret.optional(),
  HUTONG_AUDIT_SECRET: secret.optional(),
  HUTONG_SANDBOX_SECRET: secret.optional(),
  ...gatewayVariables,
  HUTONG_PAYOUT_SECRET: secret,
  HUTONG_PAYER: z.enum(["sandbox"]).optional(),
  HUTONG_WEBHOOK_SECRET: secret.optional(),
  HUTONG_AUDIT_HEAD_DIR: z.string().min(1).max(4_096).optional(),
  SMTP_URL: z.url().optional(),
  HUTONG_DEMO: flag,
  HUTONG_DEV: flag,
  /** How many proxies stand in front: the client's address is taken that many hops from the right. */
  HUTONG_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** How long a draining site still takes requests while /readyz says 503, so that a proxy can turn away. */
  HUTONG_DRAIN_GRACE_SECONDS: z.coerce.number().min(0).max(10).default(0.5),
  /** Where it listens: loopback, for a proxy on the same machine; another address in a container of its own. */
  HUTONG_LISTEN_HOST: z.string().max(255).default("127.0.0.1"),
  /** Where server-to-server calls to the identity site go. */
  HUTONG_IDENTITY_HOST: z.string().max(255).default("127.0.0.1"),
  /** A second, private port with the metrics. Unset: none. */
  HUTONG_METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
  HUTONG_METRICS_HOST: z.string().max(255).default("127.0.0.1"),
  /** Set: traces go there. The exporter reads it and its sisters (…_HEADERS, …_TIMEOUT) by itself. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

export type SiteName = "identity" | "wholesale" | "retail";

/** The settings of one site's process. */
export interface SiteEnv extends GatewayEnv {
  readonly site: SiteName;
  readonly port: number;
  /** This site's own public origin. */
  readonly origin: string;
  readonly origins: Readonly<Record<SiteName, string>>;
  readonly listenHost: string;
  /** Where server-to-server calls to the identity site go: on one machine, its loopback port. */
  readonly identityHost: string;
  readonly identityPort: number;
  readonly databaseUrl: string;
  readonly authSecret: string;
  readonly clientSecret: string;
  readonly keySecret: string | undefined;
  readonly cookieSecret: string | undefined;
  /** The key that signs the audit's heads follows from it. */
  readonly auditSecret: string | undefined;
  /** Where the audit's heads are kept. */
  readonly auditHeadDir: string | undefined;
  /** Signs what the sandbox bank tells; undefined: there is none, and nothing can be paid with play money. */
  readonly sandboxSecret: string | undefined;
  /** Seals the numbers of bank accounts. */
  readonly payoutSecret: string;
  /** Who pays withdrawals out; undefined: nothing can be withdrawn. */
  readonly payer: "sandbox" | undefined;
  /** The secrets of shops' webhooks follow from it. */
  readonly webhookSecret: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly demo: boolean;
  readonly dev: boolean;
  readonly trustedProxies: number;
  readonly drainGraceMs: number;
  /** Undefined: no metrics. */
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  readonly tracing: boolean;
  /** The share of traces that are recorded. */
  readonly traceRatio: number;
  readonly logLevel: string;
}

let parsed: SiteEnv | undefined;

/**
 * The settings, read once and checked.
 * @throws Error naming each wrong or missing setting and what it should be
 */
export function siteEnv(): SiteEnv {
  parsed ??= read();
  return parsed;
}

function read(): SiteEnv {
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(
      `This site cannot start with these settings:\n${lines.join("\n")}\nSee docs/operating.md.`,
    );
  }
  const env = result.data;
  const origins = {
    identity: env.HUTONG_IDENTITY_ORIGIN,
    wholesale: env.HUTONG_WHOLESALE_ORIGIN,
    retail: env.HUTONG_RETAIL_ORIGIN,
  };
  return {
    site: env.HUTONG_SITE,
    port: env.PORT,
    origin: origins[env.HUTONG_SITE],
    origins,
    listenHost: env.HUTONG_LISTEN_HOST,
    identityHost: env.HUTONG_IDENTITY_HOST,
    identityPort: env.HUTONG_IDENTITY_PORT,
    databaseUrl: env.HUTONG_DATABASE_URL,
    authSecret: env.AUTH_SECRET,
    clientSecret: env.HUTONG_CLIENT_SECRET,
    keySecret: env.HUTONG_KEY_SECRET,
    cookieSecret: env.HUTONG_COOKIE_SECRET,
    auditSecret: env.HUTONG_AUDIT_SECRET,
    auditHeadDir: env.HUTONG_AUDIT_HEAD_DIR,
    sandboxSecret: env.HUTONG_SANDBOX_SECRET,
    ...gatewaysOf(env),
    payoutSecret: env.HUTONG_PAYOUT_SECRET,
    payer: env.HUTONG_PAYER,
    webhookSecret: env.HUTONG_WEBHOOK_SECRET,
    smtpUrl: env.SMTP_URL,
    demo: env.HUTONG_DEMO,
    dev: env.HUTONG_DEV,
    trustedProxies: env.HUTONG_TRUSTED_PROXIES,
    drainGraceMs: env.HUTONG_DRAIN_GRACE_SECONDS * 1_000,
    metricsPort: env.HUTONG_METRICS_PORT,
    metricsHost: env.HUTONG_METRICS_HOST,
    tracing: env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
    traceRatio: env.OTEL_TRACES_SAMPLER_ARG,
    logLevel: env.LOG_LEVEL,
  };
}

/**
 * Tells Next where it listens: after a server action it fetches the page it leads to from itself, and the public name
 * (`*.localhost`, or one behind a proxy) may not resolve here. Next's own server sets the same variable.
 */
export function tellNextItsOrigin(port: number): void {
  process.env.__NEXT_PRIVATE_ORIGIN = `http://127.0.0.1:${port}`;
}
