export { createDatabase, databaseName } from "./create-database.ts";
export {
  type EmbeddedOptions,
  type EmbeddedServer,
  EmbeddedServerError,
  embeddedUrl,
  portAnswers,
  startEmbedded,
} from "./embedded.ts";
export { migrate, schemaDrift } from "./migrate.ts";
export { type DatabaseRole, ensureRoles, grants } from "./roles.ts";
