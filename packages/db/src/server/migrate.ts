import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool } from "pg";

const prismaDir = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../prisma");
const noFilter = { externalTables: [], externalEnums: [] };

/**
 * A pool whose answers name PostgreSQL's internal "char" (oid 18) as text (25): adapter-pg does not know the
 * type, and the engine's reading of the catalogue returns it (prisma/orm#28145).
 */
class CataloguePool extends Pool {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares query with a dozen overloads; all of them pass through
  override async query(...args: any[]): Promise<any> {
    const result = await (super.query as (...all: unknown[]) => Promise<unknown>).apply(this, args);
    for (const field of (result as { fields?: { dataTypeID: number }[] }).fields ?? []) {
      if (field.dataTypeID === 18) field.dataTypeID = 25;
    }
    return result;
  }
}

let loaded: Promise<void> | undefined;

/** Loads Prisma's migration engine (WebAssembly), once a process. */
function loadEngine(): Promise<void> {
  loaded ??= (async () => {
    const glue = fileURLToPath(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
    const wasm = await readFile(join(dirname(glue), "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(new Uint8Array(wasm), {
      // The glue module is the import object that wasm-bindgen compiled against.
      "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
    });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loaded;
}

async function withEngine<T>(
  connectionString: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine();
  const datamodels = (await schemaFiles()).map(({ path, content }): [string, string] => [path, content]);
  // lock_timeout: a migration that cannot get its lock gives up instead of queueing everybody behind it.
  const pool = new CataloguePool({ connectionString, options: "-c lock_timeout=5000", max: 2 });
  const adapter = new PrismaPg(pool);
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

async function schemaFiles(): Promise<bindings.SchemaContainer[]> {
  const models = (await readdir(join(prismaDir, "models"))).filter((name) => name.endsWith(".prisma"));
  const paths = ["schema.prisma", ...models.sort().map((name) => `models/${name}`)];
  return Promise.all(
    paths.map(async (path) => ({
      path: join(prismaDir, path),
      content: await readFile(join(prismaDir, path), "utf8"),
    })),
  );
}

async function migrationList(): Promise<bindings.MigrationList> {
  const baseDir = join(prismaDir, "migrations");
  const entries = await readdir(baseDir, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir,
    lockfile: { path: join(baseDir, "migration_lock.toml"), content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.sort().map(async (path) => ({
        path,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(join(baseDir, path, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/**
 * Applies the migrations that are missing, as `prisma migrate deploy` does (same folder, same table).
 * A migration runs in one transaction, so one killed half-way converges here.
 * @returns the names of those applied now
 */
export function migrate(connectionString: string): Promise<string[]> {
  return withEngine(connectionString, async (engine) => {
    const migrationsList = await migrationList();
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilter,
    });
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    const result = await engine.applyMigrations({ migrationsList, filters: noFilter });
    return result.appliedMigrationNames;
  });
}

/**
 * What a database lacks of the Prisma schema, as SQL; empty when they agree.
 * Also the way to write the next migration: run it against a database with all migrations applied.
 */
export function schemaDrift(connectionString: string): Promise<string> {
  return withEngine(connectionString, async (engine) => {
    const files = await schemaFiles();
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: prismaDir },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: noFilter,
    });
    return (stdout ?? "").replace(/^-- This is an empty migration\.\s*$/m, "").trim();
  });
}
