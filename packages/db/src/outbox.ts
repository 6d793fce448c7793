import type { Pool } from "pg";
import type { Prisma } from "../generated/client.ts";
import type { Db } from "./client.ts";

/** An event to be relayed at least once after the caller's transaction commits. */
export interface NewEvent {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: Prisma.InputJsonObject;
  /** Not before then; at once without it. */
  readonly availableAt?: Date;
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

/** Thrown by `deliver` where no later try could go better: the event is put aside at once. */
export class PoisonEvent extends Error {
  override readonly name = "PoisonEvent";
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

/** So many events of one key are on their way at once, and so many keys are served at once. */
const laneWidth = 10;
const maxLanes = 200;
/** Whoever takes an event has so long to deliver it; then another may. */
const leaseSeconds = 30;

/**
 * Relays the events of a topic that are due, each key (the one to be told) in a lane of its own: a taker that hangs
 * holds up nobody else's events, however many of its own wait. Any number of relays share the work (FOR UPDATE SKIP
 * LOCKED), and an event that fails is tried again later (SECURITY 33).
 * @returns a turn: it serves every key that has something due and no lane yet, and resolves when those lanes are
 * empty or have met a failure. The next turn need not wait for it.
 */
export function createRelay(options: RelayOptions): () => Promise<RelayOutcome> {
  const lanes = new Set<string>();
  return async () => {
    const outcome = { delivered: 0, failed: 0, dead: 0 };
    const keys = (await keysDue(options, [...lanes])).slice(0, Math.max(0, maxLanes - lanes.size));
    await Promise.all(
      keys.map(async (key) => {
        if (lanes.has(key)) return;
        lanes.add(key);
        try {
          await serveLane(options, key, outcome);
        } finally {
          lanes.delete(key);
        }
      }),
    );
    return outcome;
  };
}

async function serveLane(
  options: RelayOptions,
  key: string,
  outcome: Record<keyof RelayOutcome, number>,
): Promise<void> {
  for (;;) {
    const events = await claim(options, key);
    const ends = await Promise.all(events.map((event) => relayOne(options, event)));
    for (const end of ends) outcome[end] += 1;
    // After a failure the rest waits for the next turn: a turn lasts no longer than its slowest failure.
    if (events.length === 0 || ends.includes("failed")) return;
  }
}

async function keysDue({ pool, topic }: RelayOptions, served: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>({
    name: "outbox_keys_due",
    text: `select key from outbox_events
      where topic = $1 and delivered_at is null and dead_at is null and available_at <= now() and key <> all ($2)
      group by key order by min(available_at) limit $3`,
    values: [topic, served, maxLanes],
  });
  return rows.map(({ key }) => key);
}

async function claim({ pool, topic }: RelayOptions, key: string): Promise<OutboxEvent[]> {
  const { rows } = await pool.query<OutboxEvent>({
    name: "outbox_claim",
    text: `update outbox_events set attempts = attempts + 1, available_at = now() + make_interval(secs => $3)
      where id in (
        select id from outbox_events
        where topic = $1 and key = $2 and delivered_at is null and dead_at is null and available_at <= now()
        order by available_at limit $4 for update skip locked)
      returning id, key, payload, attempts as attempt`,
    values: [topic, key, leaseSeconds, laneWidth],
  });
  return rows;
}

async function relayOne(options: RelayOptions, event: OutboxEvent): Promise<keyof RelayOutcome> {
  try {
    await options.deliver(event);
  } catch (error) {
    const dead = error instanceof PoisonEvent || event.attempt >= options.maxAttempts;
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
