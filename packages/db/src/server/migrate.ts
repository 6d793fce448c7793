import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool } from "pg";

const prismaDir = resolve(dirname(fileURLToPath(import.meta.url)), "../../../../prisma");
const noFilter = { externalTables: [], externalEnums: [] };

/** PostgreSQL's internal one-letter type "char", which the engine's reading of the catalogue returns. */
const charOid = 18;
const textOid = 25;

/**
 * adapter-pg does not know the type "char" (prisma/orm#28145), and the migration engine asks for it as a
 * Character: this pool lets it through as text and remembers, per statement, which columns it was.
 */
class CataloguePool extends Pool {
  readonly charColumns = new Map<string, ReadonlySet<string>>();

  // biome-ignore lint/suspicious/noExplicitAny: pg declares query with a dozen overloads; all of them pass through
  override async query(...args: any[]): Promise<any> {
    const result = await (super.query as (...all: unknown[]) => Promise<unknown>).apply(this, args);
    const fields = (result as { fields?: { name: string; dataTypeID: number }[] }).fields ?? [];
    const chars = fields.filter((field) => field.dataTypeID === charOid);
    for (const field of chars) field.dataTypeID = textOid;
    if (chars.length > 0) this.charColumns.set(args[0].text, new Set(chars.map((field) => field.name)));
    return result;
  }
}

/**
 * adapter-pg as the migration engine needs it: "char" columns are Characters, and a script is sent whole.
 * (adapter-pg cuts it at every semicolon, which breaks function bodies and runs each statement by itself;
 * sent whole, PostgreSQL runs it as one transaction: a migration is applied or it is not.)
 */
class MigrationAdapter extends PrismaPg {
  readonly #pool: CataloguePool;

  constructor(pool: CataloguePool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      const chars = this.#pool.charColumns.get(query.sql);
      const columnTypes = result.columnTypes.map((type, index) =>
        chars?.has(result.columnNames[index] ?? "") ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes };
    };
    adapter.executeScript = async (script) => {
      await this.#pool.query(script);
    };
    return adapter;
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
  const adapter = new MigrationAdapter(pool);
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

/** How a database stands to the migrations of this version. */
export interface MigrationState {
  /** Not applied yet, in order. */
  readonly pending: readonly string[];
  /** Began and did not end. */
  readonly failed: readonly string[];
  /** Their file was changed after they were applied. */
  readonly edited: readonly string[];
  /** Applied, but not of this version: the database is of a newer one. */
  readonly unknown: readonly string[];
}

/** Reads how a database stands to the migrations; changes nothing. */
export function migrationState(connectionString: string): Promise<MigrationState> {
  return withEngine(connectionString, async (engine) => {
    const migrationsList = await migrationList();
    const found = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilter,
    });
    const { history } = found;
    return {
      pending: history && "unappliedMigrationNames" in history ? history.unappliedMigrationNames : [],
      failed: found.failedMigrationNames,
      edited: found.editedMigrationNames,
      unknown: history && "unpersistedMigrationNames" in history ? history.unpersistedMigrationNames : [],
    };
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
