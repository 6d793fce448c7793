import type { Pool } from "pg";
import type { Prisma } from "../generated/client.ts";
import type { Db } from "./client.ts";

/** An event to be relayed at least once after the caller's transaction commits. */
export interface NewEvent {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: Prisma.InputJsonObject;
}

/** Writes an event into the outbox, within the caller's transaction. */
export async function writeEvent(db: Db, event: NewEvent): Promise<void> {
  await db.outboxEvent.create({ data: event, select: { id: true } });
}

export interface OutboxEvent {
  readonly id: string;
  readonly key: string;
  readonly payload: unknown;
  /** 1 at the first delivery. */
  readonly attempt: number;
}

export interface RelayOptions {
  readonly pool: Pool;
  readonly topic: string;
  /** Delivers one event; rejects where it was not taken. Called at least once: the taker dedupes by the event's id. */
  readonly deliver: (event: OutboxEvent) => Promise<void>;
  /** After this many failures the event is put aside as dead and the others flow on. */
  readonly maxAttempts: number;
  /** Seconds until the next try after the n-th failure. */
  readonly backoffSeconds: (attempt: number) => number;
}

export interface RelayOutcome {
  readonly delivered: number;
  readonly failed: number;
  readonly dead: number;
}

const batchSize = 50;
/** Whoever takes an event has so long to deliver it; then another may. */
const leaseSeconds = 30;

/**
 * Relays the events of a topic that are due. Any number of relays share the work (FOR UPDATE SKIP LOCKED); an event
 * that fails is tried again later, and none holds up the others (SECURITY 33).
 */
export async function relayEvents(options: RelayOptions): Promise<RelayOutcome> {
  const outcome = { delivered: 0, failed: 0, dead: 0 };
  for (;;) {
    const events = await claim(options);
    await Promise.all(
      events.map(async (event) => {
        outcome[await relayOne(options, event)] += 1;
      }),
    );
    if (events.length < batchSize) return outcome;
  }
}

async function claim({ pool, topic }: RelayOptions): Promise<OutboxEvent[]> {
  const { rows } = await pool.query<OutboxEvent>({
    name: "outbox_claim",
    text: `update outbox_events set attempts = attempts + 1, available_at = now() + make_interval(secs => $2)
      where id in (
        select id from outbox_events
        where topic = $1 and delivered_at is null and dead_at is null and available_at <= now()
        order by available_at limit $3 for update skip locked)
      returning id, key, payload, attempts as attempt`,
    values: [topic, leaseSeconds, batchSize],
  });
  return rows;
}

async function relayOne(options: RelayOptions, event: OutboxEvent): Promise<keyof RelayOutcome> {
  try {
    await options.deliver(event);
  } catch (error) {
    const dead = event.attempt >= options.maxAttempts;
    await options.pool.query({
      name: "outbox_failed",
      text: `update outbox_events set last_error = $2, available_at = now() + make_interval(secs => $3),
        dead_at = case when $4 then now() end where id = $1`,
      values: [event.id, String(error).slice(0, 500), options.backoffSeconds(event.attempt), dead],
    });
    return dead ? "dead" : "failed";
  }
  await options.pool.query({
    name: "outbox_delivered",
    text: "update outbox_events set delivered_at = now(), last_error = null where id = $1",
    values: [event.id],
  });
  return "delivered";
}
