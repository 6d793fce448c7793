import type { Pool } from "pg";
import { maxMailAttempts } from "./mail/relay.ts";

/** What waits to be handed on, of one kind. */
export interface Backlog {
  /** A topic of the outbox, or `mail`. */
  readonly queue: string;
  readonly waiting: number;
  /** Since when the oldest waits, or 0. */
  readonly oldestWaitingSeconds: number;
  /** Given up after too many failures. */
  readonly dead: number;
  readonly oldestDeadSeconds: number;
}

/**
 * What has not been delivered yet, by queue: the outbox's events and the mail. Reads the undelivered rows alone.
 */
export async function readBacklog(pool: Pool): Promise<Backlog[]> {
  const { rows } = await pool.query<Backlog>({
    name: "backlog",
    text: `select queue,
        (count(*) filter (where not dead))::int as waiting,
        coalesce(extract(epoch from now() - min(since) filter (where not dead)), 0)::float8 as "oldestWaitingSeconds",
        (count(*) filter (where dead))::int as dead,
        coalesce(extract(epoch from now() - min(since) filter (where dead)), 0)::float8 as "oldestDeadSeconds"
      from (
        select topic as queue, created_at as since, dead_at is not null as dead
          from outbox_events where delivered_at is null
        union all
        select 'mail', created_at, attempts >= $1 from messages where channel = 'mail' and sent_at is null
      ) undelivered
      group by queue order by queue`,
    values: [maxMailAttempts],
  });
  return rows;
}
