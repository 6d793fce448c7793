import type { Database } from "@hutong/db";

/** Where mail goes. Rejects where it could not be handed over. */
export interface MailTransport {
  send(mail: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
}

export interface RelayResult {
  readonly sent: number;
  readonly failed: number;
}

interface MailRow {
  id: string;
  recipient: string;
  subject: string;
  text: string;
}

/** After the eighth failure a mail is given up; it stays, with its last error. */
export const maxMailAttempts = 8;
const batchSize = 20;

/**
 * Hands unsent mail to the transport, at least once: a crash between sending and marking sends again. Several relays
 * at once share the work. Text messages stay for the demo mailbox.
 * A failure is tried again after 2, 4, 8 … minutes, eight times in all.
 */
export async function relayMessages(
  database: Database,
  transport: MailTransport,
  now: Date,
): Promise<RelayResult> {
  const result = { sent: 0, failed: 0 };
  for (;;) {
    const rows = await claim(database, now);
    for (const row of rows) {
      const error = await tryToSend(transport, row);
      await mark(database, row.id, error, now);
      result[error === null ? "sent" : "failed"] += 1;
    }
    if (rows.length < batchSize) return result;
  }
}

/** Takes rows for a minute: another relay passes them by, and gets them if this one dies. */
async function claim(database: Database, now: Date): Promise<MailRow[]> {
  const { rows } = await database.pool.query<MailRow>({
    name: "mail_claim",
    text: `update messages set attempts = attempts + 1, next_try_at = $1::timestamptz + interval '1 minute'
      where id in (
        select id from messages
        where channel = 'mail' and sent_at is null and next_try_at <= $1 and attempts < $2
        order by next_try_at limit $3 for update skip locked)
      returning id, recipient, subject, text`,
    values: [now, maxMailAttempts, batchSize],
  });
  return rows;
}

async function tryToSend(transport: MailTransport, row: MailRow): Promise<string | null> {
  try {
    await transport.send({ to: row.recipient, subject: row.subject, text: row.text });
    return null;
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 500);
  }
}

async function mark(database: Database, id: string, error: string | null, now: Date): Promise<void> {
  await database.pool.query({
    name: "mail_mark",
    text: `update messages set
        sent_at = case when $2::text is null then $3::timestamptz end,
        last_error = $2,
        next_try_at = $3::timestamptz + interval '1 minute' * power(2, attempts)
      where id = $1`,
    values: [id, error, now],
  });
}
