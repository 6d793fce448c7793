import type { Database } from "@hutong/db";
import { error, type Finding, ok, warning } from "./finding.ts";

export interface PostgresSettings {
  /** e.g. 180004 */
  readonly versionNumber: number;
  readonly version: string;
  readonly fsync: string;
  readonly fullPageWrites: string;
  readonly synchronousCommit: string;
  readonly maxConnections: number;
  /** Not for us: the superuser's. */
  readonly reservedConnections: number;
  readonly usedByOthers: number;
  /** Of our own sessions. */
  readonly timezone: string;
  readonly encoding: string;
  readonly hasTrigrams: boolean;
}

/** Each site's process keeps up to ten connections; the tool four. */
const poolConnections = 3 * 10 + 4;

/** The settings of PostgreSQL that we hang on. */
export async function checkPostgres({ pool }: Database): Promise<Finding[]> {
  const { rows } = await pool.query<PostgresSettings>(`
    select current_setting('server_version_num')::int as "versionNumber",
      current_setting('server_version') as version,
      current_setting('fsync') as fsync,
      current_setting('full_page_writes') as "fullPageWrites",
      current_setting('synchronous_commit') as "synchronousCommit",
      current_setting('max_connections')::int as "maxConnections",
      current_setting('superuser_reserved_connections')::int as "reservedConnections",
      (select count(*)::int from pg_stat_activity
        where backend_type = 'client backend' and application_name not like 'hutong%') as "usedByOthers",
      current_setting('TimeZone') as timezone,
      current_setting('server_encoding') as encoding,
      exists (select from pg_available_extensions where name = 'pg_trgm') as "hasTrigrams"`);
  return rows[0] ? judgePostgres(rows[0]) : [];
}

export function judgePostgres(seen: PostgresSettings): Finding[] {
  const findings = [
    ...judgeVersion(seen),
    ...judgeDurability(seen),
    ...judgeConnections(seen),
    ...judgeLanguage(seen),
  ];
  return findings.some(({ level }) => level !== "ok")
    ? findings
    : [ok(`PostgreSQL ${seen.version}: durable, UTF-8, ${seen.maxConnections} connections`)];
}

function judgeVersion({ version, versionNumber }: PostgresSettings): Finding[] {
  if (versionNumber >= 150_000) return [];
  const advice = "Move to 15 or newer (tried: 15 and 18).";
  return versionNumber >= 140_000
    ? [warning(`PostgreSQL ${version} was never tried with this`, advice)]
    : [error(`PostgreSQL ${version} is past its end of life`, advice)];
}

function judgeDurability({ fsync, fullPageWrites, synchronousCommit }: PostgresSettings): Finding[] {
  const off = Object.entries({ fsync, full_page_writes: fullPageWrites })
    .filter(([, value]) => value !== "on")
    .map(([name]) =>
      error(`${name} is off: a crash may lose or break data`, `alter system set ${name} = on`),
    );
  // remote_apply and remote_write wait for more than `on`, or for as much.
  return synchronousCommit === "off" || synchronousCommit === "local"
    ? [
        ...off,
        error(
          `synchronous_commit is ${synchronousCommit}: an answered order may be lost`,
          "alter system set synchronous_commit = on",
        ),
      ]
    : off;
}

function judgeConnections(seen: PostgresSettings): Finding[] {
  const { maxConnections, reservedConnections, usedByOthers } = seen;
  const left = maxConnections - reservedConnections - usedByOthers;
  return left < poolConnections
    ? [
        warning(
          `${left} of ${maxConnections} connections are left for us, and three sites may want ${poolConnections}`,
          "Raise max_connections, or put PgBouncer in front.",
        ),
      ]
    : [];
}

function judgeLanguage({ timezone, encoding, hasTrigrams }: PostgresSettings): Finding[] {
  return [
    ...(/^(Etc\/)?UTC$/.test(timezone)
      ? []
      : [
          error(
            `Our sessions speak the zone ${timezone}: times would be read wrong`,
            "Take the options=-c timezone=… out of DATABASE_URL: ours says UTC.",
          ),
        ]),
    ...(encoding === "UTF8"
      ? []
      : [error(`The database's encoding is ${encoding}`, "Make it anew with encoding UTF8.")]),
    ...(hasTrigrams
      ? []
      : [warning("pg_trgm is not there", "Install PostgreSQL's contrib package: search will want it.")]),
  ];
}
