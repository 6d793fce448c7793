import { join, resolve } from "node:path";
import { z } from "zod";
import { siteNames } from "../bin/paths.mjs";
import { Trouble } from "../bin/trouble.mjs";

export type SiteName = (typeof siteNames)[number];

export interface SitePlace {
  /** As browsers see it, without a path. */
  readonly origin: string;
  /** Where the site's process listens. */
  readonly port: number;
}

/** A world as the environment asks for it (CONTRACT, Environment). */
export interface WorldEnv {
  readonly dataDir: string;
  readonly sites: Readonly<Record<SiteName, SitePlace>>;
  /** Loopback port of the embedded PostgreSQL. */
  readonly dbPort: number;
  /** Undefined: embedded PostgreSQL. */
  readonly databaseUrl: string | undefined;
  readonly seed: "demo" | "none";
  /** The master secret, where the operator gives one. */
  readonly secret: string | undefined;
  /** True when every site is on *.localhost: a world for this machine alone. */
  readonly isLocal: boolean;
  readonly smtpUrl: string | undefined;
  /** Where signed heads of the audit are kept, outside the database. */
  readonly auditHeadDir: string;
  /** Private ports with the metrics of a site's process; none where unset. */
  readonly metricsPorts: Readonly<Partial<Record<SiteName, number>>>;
  /** Settings of payment gateways, for the sites that talk to them. */
  readonly gateways: Readonly<Record<string, string>>;
  /** Passed to the sites as they are. */
  readonly passed: Readonly<Record<string, string>>;
}

const defaults: Record<SiteName, { host: string; port: number }> = {
  identity: { host: "id.localhost", port: 3000 },
  wholesale: { host: "wholesale.localhost", port: 3001 },
  retail: { host: "retail.localhost", port: 3002 },
};

const port = z
  .string()
  .regex(/^\d{1,5}$/, "a port number from 1 to 65535 is needed")
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, "a port number from 1 to 65535 is needed");

const origin = z
  .string()
  .max(255)
  .refine(isBareOrigin, "an origin is needed, such as https://id.example.com (no path, no slash at the end)")
  .refine(
    (value) => value.startsWith("https:") || isLocalOrigin(value),
    "https is needed outside *.localhost: sign-in cookies are sent over TLS alone",
  );

const schema = z.object({
  HUTONG_DATA_DIR: z.string().min(1).max(4096).default(".data"),
  HUTONG_DB_PORT: port.default(5440),
  HUTONG_IDENTITY_PORT: port.optional(),
  HUTONG_WHOLESALE_PORT: port.optional(),
  HUTONG_RETAIL_PORT: port.optional(),
  HUTONG_IDENTITY_METRICS_PORT: port.optional(),
  HUTONG_WHOLESALE_METRICS_PORT: port.optional(),
  HUTONG_RETAIL_METRICS_PORT: port.optional(),
  HUTONG_IDENTITY_ORIGIN: origin.optional(),
  HUTONG_WHOLESALE_ORIGIN: origin.optional(),
  HUTONG_RETAIL_ORIGIN: origin.optional(),
  HUTONG_SEED: z.enum(["demo", "none"], "demo or none is needed").optional(),
  HUTONG_SECRET: z
    .string()
    .max(1024)
    .refine((value) => value.length >= 32, "at least 32 characters are needed (openssl rand -base64 32)")
    .optional(),
  DATABASE_URL: z
    .string()
    .max(4096)
    .refine(isDatabaseUrl, "a connection string is needed: postgresql://user:password@host:5432/database")
    .optional(),
  SMTP_URL: z
    .string()
    .max(4096)
    .regex(/^smtps?:\/\/./, "smtp://… or smtps://… is needed")
    .optional(),
  HUTONG_AUDIT_HEAD_DIR: z.string().max(4096).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url("an address is needed, such as http://127.0.0.1:4318").optional(),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, "a share from 0 to 1 is needed")
    .optional(),
  HUTONG_TRUSTED_PROXIES: z
    .string()
    .regex(/^[0-5]$/, "how many proxies stand in front, 0 to 5")
    .optional(),
  HUTONG_DRAIN_GRACE_SECONDS: z
    .string()
    .regex(/^(10|[0-9](\.[0-9]+)?)$/, "seconds, 0 to 10")
    .optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "a level such as info or debug is needed",
    )
    .optional(),
});

/**
 * Reads a world from the environment. An empty variable counts as unset.
 * @throws Trouble naming every variable that is wrong; secrets are never repeated
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): WorldEnv {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw wrongEnvironment(parsed.error.issues, given);
  const env = parsed.data;
  const sites = {
    identity: place("identity", env.HUTONG_IDENTITY_ORIGIN, env.HUTONG_IDENTITY_PORT),
    wholesale: place("wholesale", env.HUTONG_WHOLESALE_ORIGIN, env.HUTONG_WHOLESALE_PORT),
    retail: place("retail", env.HUTONG_RETAIL_ORIGIN, env.HUTONG_RETAIL_PORT),
  };
  const metricsPorts = portsOf({
    identity: env.HUTONG_IDENTITY_METRICS_PORT,
    wholesale: env.HUTONG_WHOLESALE_METRICS_PORT,
    retail: env.HUTONG_RETAIL_METRICS_PORT,
  });
  assertDistinct(sites, [...Object.values(metricsPorts), ...(env.DATABASE_URL ? [] : [env.HUTONG_DB_PORT])]);
  const isLocal = siteNames.every((site) => isLocalOrigin(sites[site].origin));
  return {
    dataDir: resolve(env.HUTONG_DATA_DIR),
    sites,
    dbPort: env.HUTONG_DB_PORT,
    databaseUrl: env.DATABASE_URL,
    // People whose password stands in the README belong on no public site unless somebody asks for them.
    seed: env.HUTONG_SEED ?? (isLocal ? "demo" : "none"),
    secret: env.HUTONG_SECRET,
    isLocal,
    smtpUrl: env.SMTP_URL,
    auditHeadDir: resolve(env.HUTONG_AUDIT_HEAD_DIR ?? join(env.HUTONG_DATA_DIR, "audit-heads")),
    metricsPorts,
    gateways: beginningWith(given, "HUTONG_ALIPAY_", "HUTONG_STRIPE_"),
    passed: {
      // OpenTelemetry's own settings: its exporter reads them by itself.
      ...beginningWith(given, "OTEL_"),
      ...(env.HUTONG_TRUSTED_PROXIES ? { HUTONG_TRUSTED_PROXIES: env.HUTONG_TRUSTED_PROXIES } : {}),
      ...(env.HUTONG_DRAIN_GRACE_SECONDS
        ? { HUTONG_DRAIN_GRACE_SECONDS: env.HUTONG_DRAIN_GRACE_SECONDS }
        : {}),
      ...(env.LOG_LEVEL ? { LOG_LEVEL: env.LOG_LEVEL } : {}),
    },
  };
}

function beginningWith(
  given: Readonly<Record<string, string | undefined>>,
  ...beginnings: readonly string[]
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter(
      (pair): pair is [string, string] =>
        beginnings.some((beginning) => pair[0].startsWith(beginning)) && pair[1] !== undefined,
    ),
  );
}

/** A port alone moves the origin with it, and a local origin's port moves the process with it. */
function place(site: SiteName, givenOrigin: string | undefined, givenPort: number | undefined): SitePlace {
  if (!givenOrigin) {
    const chosen = givenPort ?? defaults[site].port;
    return { origin: new URL(`http://${defaults[site].host}:${chosen}`).origin, port: chosen };
  }
  const url = new URL(givenOrigin);
  const ofOrigin = isLocalOrigin(givenOrigin) && url.port ? Number(url.port) : defaults[site].port;
  return { origin: url.origin, port: givenPort ?? ofOrigin };
}

function portsOf(given: Record<SiteName, number | undefined>): Partial<Record<SiteName, number>> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function assertDistinct(sites: Record<SiteName, SitePlace>, others: readonly number[]): void {
  const origins = siteNames.map((site) => sites[site].origin);
  if (new Set(origins).size < origins.length) {
    throw new Trouble(
      `The three sites need three different origins, but these are given: ${origins.join(", ")}.`,
    );
  }
  const ports = [...siteNames.map((site) => sites[site].port), ...others];
  if (new Set(ports).size < ports.length) {
    throw new Trouble(
      `Each site and the database need a port of their own, but these are given: ${ports.join(", ")}.`,
      {
        advice:
          "Set HUTONG_IDENTITY_PORT, HUTONG_WHOLESALE_PORT, HUTONG_RETAIL_PORT, HUTONG_DB_PORT and the HUTONG_…_METRICS_PORTs apart.",
      },
    );
  }
}

const withSecrets = new Set(["HUTONG_SECRET", "DATABASE_URL", "SMTP_URL"]);

function wrongEnvironment(issues: readonly z.core.$ZodIssue[], given: Record<string, unknown>): Trouble {
  const lines = issues.map((issue) => {
    const name = String(issue.path[0]);
    return withSecrets.has(name) ? `${name}: ${issue.message}.` : `${name}=${given[name]}: ${issue.message}.`;
  });
  return new Trouble(`The environment cannot be used.\n${lines.join("\n")}`);
}

function isBareOrigin(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value;
}

function isLocalOrigin(value: string): boolean {
  return URL.canParse(value) && /(^|\.)localhost$/.test(new URL(value).hostname);
}

function isDatabaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}
