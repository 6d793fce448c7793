import { error, type Finding, ok, type Patient } from "./finding.ts";

/** The demo people, whose password stands in the README, are in no database that others can reach. */
export async function checkDemo({ env, database }: Patient): Promise<Finding[]> {
  if (env.isLocal) return [];
  const { rows } = await database.pool.query<{ count: number }>(
    "select count(*)::int as count from contacts where verified_key like '%@hutong.localhost'",
  );
  const count = rows[0]?.count ?? 0;
  const advice = "Begin with an empty database, or hutong user freeze each of them, admin first.";
  return count > 0
    ? [error(`${count} demo people are in this database`, advice)]
    : [ok("No demo people in the database")];
}
