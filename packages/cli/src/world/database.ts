import { join } from "node:path";
import { openDatabase } from "@hutong/db";
import {
  createDatabase,
  type DatabaseRole,
  type EmbeddedServer,
  EmbeddedServerError,
  embeddedUrl,
  ensureRoles,
  migrate,
  startEmbedded,
} from "@hutong/db/server";
import { Trouble } from "../../bin/trouble.mjs";
import type { WorldEnv } from "../env.ts";
import type { WorldSecrets } from "../secrets.ts";
import { logFile } from "./data-dir.ts";

/** The owner's connection string: of DATABASE_URL, or of the embedded server at `port`. */
export function ownerUrl(env: WorldEnv, secrets: WorldSecrets, port = env.dbPort): string {
  return (
    env.databaseUrl ?? embeddedUrl({ dataDir: dataDirOf(env), port, password: secrets.postgres }, "hutong")
  );
}

/**
 * Starts the embedded server of a world.
 * @throws Trouble
 */
export async function startPostgres(env: WorldEnv, secrets: WorldSecrets): Promise<EmbeddedServer> {
  try {
    return await startEmbedded({
      dataDir: dataDirOf(env),
      port: env.dbPort,
      password: secrets.postgres,
      logFile: logFile(env.dataDir, "postgres"),
    });
  } catch (error) {
    if (error instanceof EmbeddedServerError) throw new Trouble(error.message, { cause: error });
    throw error;
  }
}

const dataDirOf = (env: WorldEnv): string => join(env.dataDir, "postgres");

export interface PreparedDatabase {
  /** The names of the migrations that were applied now. */
  readonly applied: readonly string[];
  /** What the web processes connect with; undefined where the owner may not make roles. */
  readonly roleUrls: Record<DatabaseRole, string> | undefined;
}

/**
 * Brings the database to the present schema and its roles to their rights.
 * @throws Trouble
 */
export async function prepareDatabase(url: string, secrets: WorldSecrets): Promise<PreparedDatabase> {
  try {
    if (!(await exists(url))) await createDatabase(url);
    const applied = await migrate(url);
    const roleUrls = await ensureRoles({ connectionString: url, passwords: secrets.databaseRole });
    return { applied, roleUrls };
  } catch (error) {
    throw explain(error, url);
  }
}

/** True if the database is there; false if only its server is. */
async function exists(url: string): Promise<boolean> {
  const database = openDatabase({
    connectionString: url,
    applicationName: "hutong launcher",
    maxConnections: 1,
  });
  try {
    await database.pool.query("select 1");
    return true;
  } catch (error) {
    if (codeOf(error) === "3D000") return false;
    throw error;
  } finally {
    await database.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Why a database cannot be used, in words and without its password. */
export function explain(error: unknown, url: string): Trouble {
  if (error instanceof Trouble) return error;
  const { host, pathname, username } = new URL(url);
  const place = `the PostgreSQL at ${host}`;
  const said = (error instanceof Error ? error.message : String(error)).replaceAll(
    decodeURIComponent(new URL(url).password) || "\0",
    "…",
  );
  switch (codeOf(error)) {
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "ETIMEDOUT":
      return new Trouble(`Cannot reach ${place}.`, {
        advice: `See that it runs and that DATABASE_URL is right, or unset DATABASE_URL to use the embedded one. It said: ${said}`,
        cause: error,
      });
    case "28P01":
    case "28000":
      return new Trouble(`${username || "The user"} is not let into ${place}.`, {
        advice: `Check the name and the password in DATABASE_URL. It said: ${said}`,
        cause: error,
      });
    case "42501":
      return new Trouble(`${username} lacks a right in the database${pathname}.`, {
        advice: `The user of DATABASE_URL must own the database (and may make roles, for the sites to have few rights). It said: ${said}`,
        cause: error,
      });
    case "53100":
      return new Trouble(`The disk of ${place} is full.`, {
        advice: "Free some space and start again.",
        cause: error,
      });
    default:
      if (/timeout|terminated|ended/i.test(said)) {
        return new Trouble(`Cannot reach ${place}.`, {
          advice: `See that it runs and that DATABASE_URL is right. It said: ${said}`,
          cause: error,
        });
      }
      return new Trouble(`The database${pathname} could not be brought to the present schema.`, {
        advice: `It said: ${said}`,
        cause: error,
      });
  }
}
