import { Client } from "pg";
import { type DatabaseRole, databaseRoles, grants, roleName } from "./roles.ts";

/**
 * Where the rights in a database differ from `grants`, one line each; empty when they agree. A role that is not there
 * is one line; changes nothing.
 */
export async function roleDifferences(connectionString: string): Promise<string[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const differences: string[] = [];
    for (const role of databaseRoles) {
      const name = roleName(connectionString, role);
      const found = await readRights(client, name);
      differences.push(...(found ? compare(name, wantedRights(role), found) : [`${name} does not exist`]));
    }
    differences.push(...(await openWalls(client)));
    return differences;
  } finally {
    await client.end();
  }
}

/** Tables whose rows a site sees in part: the policies are in the migrations (ADR 106). */
const walledTables = ["shop_claims", "shops", "ledger_lines"];

async function openWalls(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from unnest($1::text[]) as name
      where not exists (select from pg_class where oid = to_regclass('public.' || name) and relrowsecurity)`,
    [walledTables],
  );
  return rows.map(({ name }) => `${name} has no row-level security`);
}

/** A right is `table right` or `table right(column)`. */
type Rights = ReadonlySet<string>;

function compare(name: string, wanted: Rights, found: Rights): string[] {
  const missing = [...wanted].filter((right) => !found.has(right)).map((right) => `${name} lacks ${right}`);
  const excess = [...found].filter((right) => !wanted.has(right)).map((right) => `${name} may ${right}`);
  return [...missing, ...excess];
}

function wantedRights(role: DatabaseRole): Rights {
  const rights = Object.entries(grants[role]).flatMap(([table, text]) =>
    [...text.matchAll(/(\w+)(?:\s*\(([^)]*)\))?/g)].flatMap(([, right, columns]) =>
      columns
        ? columns.split(",").map((column) => `${table} ${right}(${column.trim()})`)
        : [`${table} ${right}`],
    ),
  );
  return new Set(rights);
}

/** Everything that a role was given in the schema, itself or through `public`; undefined where there is no such role. */
async function readRights(client: Client, name: string): Promise<Rights | undefined> {
  const role = await client.query<{ oid: number; rolsuper: boolean }>(
    "select oid, rolsuper from pg_roles where rolname = $1",
    [name],
  );
  const [first] = role.rows;
  if (!first) return undefined;
  const { rows } = await client.query<{ right: string }>(
    `select c.relname || ' ' || lower(g.privilege_type) as right
       from pg_class c, aclexplode(c.relacl) g
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and g.grantee in ($1, 0)
     union
     select c.relname || ' ' || lower(g.privilege_type) || '(' || a.attname || ')'
       from pg_class c join pg_attribute a on a.attrelid = c.oid, aclexplode(a.attacl) g
      where c.relnamespace = 'public'::regnamespace and g.grantee in ($1, 0)`,
    [first.oid],
  );
  return new Set([...rows.map(({ right }) => right), ...(first.rolsuper ? ["everything: superuser"] : [])]);
}
