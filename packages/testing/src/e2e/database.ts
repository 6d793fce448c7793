import pg from "pg";
import { databaseUrl } from "./env.ts";

/** Runs one statement in the world's database. */
export async function sql<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** The newest code that was sent to a mail address or number, as the demo mailbox would show it. */
export async function newestCode(recipient: string): Promise<string> {
  const [row] = await sql<{ text: string }>(
    "select text from messages where recipient = $1 order by created_at desc limit 1",
    [recipient],
  );
  const code = row?.text.match(/\b\d{6}\b/)?.[0];
  if (!code) throw new Error(`no code was sent to ${recipient}`);
  return code;
}
