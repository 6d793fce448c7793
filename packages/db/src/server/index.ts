export { createDatabase, databaseName } from "./create-database.ts";
export {
  type EmbeddedOptions,
  type EmbeddedServer,
  EmbeddedServerError,
  embeddedUrl,
  portAnswers,
  startEmbedded,
} from "./embedded.ts";
export { type MigrationState, migrate, migrationState, schemaDrift } from "./migrate.ts";
export { roleDifferences } from "./role-differences.ts";
export { type DatabaseRole, databaseRoles, ensureRoles, grants, roleUrls } from "./roles.ts";
