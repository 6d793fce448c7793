import { type MigrationState, migrationState, roleDifferences, schemaDrift } from "@hutong/db/server";
import { error, type Finding, ok, type Patient, warning } from "./finding.ts";

/** Migrations that are missing or changed, and what the schema lacks. */
export async function checkMigrations({ url }: Patient): Promise<Finding[]> {
  const state = await migrationState(url);
  const found = judgeMigrations(state);
  if (found.some(({ level }) => level !== "ok")) return found;
  const drift = await schemaDrift(url);
  return drift
    ? [
        error(
          "The database's tables are not those of this version",
          `Somebody changed them by hand. What lacks:\n${drift}`,
        ),
      ]
    : found;
}

export function judgeMigrations({ pending, failed, edited, unknown }: MigrationState): Finding[] {
  const findings = [
    ...(failed.length > 0
      ? [warning(`Began and did not end: ${failed.join(", ")}`, "The next start applies it again.")]
      : []),
    ...(pending.length > 0
      ? [
          warning(
            `Not applied yet: ${pending.join(", ")}`,
            "The next start (or hutong prepare) applies them.",
          ),
        ]
      : []),
    ...(edited.length > 0
      ? [
          error(
            `Changed after they were applied: ${edited.join(", ")}`,
            "Put prisma/migrations back as it was released.",
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          error(
            `The database is of a newer version: ${unknown.join(", ")}`,
            "Run that version, or restore the backup of this one.",
          ),
        ]
      : []),
  ];
  return findings.length > 0 ? findings : [ok("Every migration is applied")];
}

/** The roles of the web processes and their rights, as packages/db says. */
export async function checkRoles({ url }: Patient): Promise<Finding[]> {
  const differences = await roleDifferences(url);
  const missing = differences.filter((line) => line.endsWith("does not exist"));
  const mend = "The next start (or hutong prepare) sets them right.";
  if (missing.length > 0) {
    const advice =
      "Start once. Where DATABASE_URL's user may not make roles, the sites run with the owner's rights: give it CREATEROLE.";
    return [warning(missing.join("; "), advice)];
  }
  return differences.length > 0
    ? [error(`Rights differ: ${differences.slice(0, 10).join("; ")}`, mend)]
    : [ok("The sites' database roles have their rights and no others")];
}
