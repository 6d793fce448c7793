import { createRelay, type Database, type OutboxEvent, PoisonEvent, type RelayOutcome } from "@hutong/db";
import { signWebhook } from "@hutong/kernel";
import { guardedFetch } from "@hutong/kernel/guarded-fetch";
import { webhookTopic } from "./deliveries.ts";
import { webhookEvents } from "./events.ts";
import { signingSecrets } from "./secret.ts";

/** Seconds until the next try after the n-th failure: about three days in all, as Standard Webhooks advises. */
const backoff = [5, 60, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000] as const;
const maxAttempts = backoff.length + 1;
const timeoutMs = 10_000;

export interface WebhookHouse {
  readonly database: Pick<Database, "pool">;
  /** Where we are: what may be called follows from it. */
  readonly origin: string;
  readonly secret: string;
}

interface Row {
  id: string;
  payload: object;
  endpoint_id: string;
  url: string;
  generation: number;
  rotated_at: Date | null;
  is_disabled: boolean;
  is_allowed: boolean;
}

/** The scope that an event needs: SQL over the delivery `d`. */
const neededScope = `case d.event ${Object.entries(webhookEvents)
  .map(([event, scope]) => `when '${event}' then '${scope}'`)
  .join(" ")} else 'shop_webhooks' end`;

/** A message with whether its system may still be told: the owner's consent is asked at each try, not when it was made. */
const findText = `select d.id, d.payload, e.id as endpoint_id, e.url, e.generation, e.rotated_at,
    e.disabled_at is not null as is_disabled, exists (
      select from consents c
        join clients k on k.client_id = c.client_id and k.shop_api and k.disabled_at is null
        join users u on u.id = c.user_id and u.status = 'active'
        join accounts a on a.id = c.shop_account_id and a.user_id = c.user_id and a.status = 'active'
      where c.client_id = e.client_id and c.shop_account_id = e.account_id and c.withdrawn_at is null
        and (c.expires_at is null or c.expires_at > now())
        and 'shop_webhooks' = any(c.scopes) and ${neededScope} = any(c.scopes)) as is_allowed
  from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id where d.id = $1`;

/**
 * Tells systems of shops what happened, signed (Standard Webhooks 1.0), at least once, until they take it or about three
 * days are over. A message that is given up stays in the list of its endpoint, to be sent once more.
 */
export function createWebhookRelay(house: WebhookHouse): () => Promise<RelayOutcome> {
  const fetch = guardedFetch(house.origin, timeoutMs);
  return createRelay({
    pool: house.database.pool,
    topic: webhookTopic,
    maxAttempts,
    backoffSeconds: (attempt) => backoff[attempt - 1] ?? 72_000,
    deliver: (event) => deliver(house, fetch, event),
  });
}

async function deliver(
  house: WebhookHouse,
  fetch: typeof globalThis.fetch,
  event: OutboxEvent,
): Promise<void> {
  const { deliveryId } = (event.payload ?? {}) as { deliveryId?: unknown };
  if (typeof deliveryId !== "string") throw new PoisonEvent("no delivery");
  const { pool } = house.database;
  const { rows } = await pool.query<Row>({ name: "webhook_find", text: findText, values: [deliveryId] });
  const row = rows[0];
  // Its endpoint was removed meanwhile.
  if (!row) return;
  const note = (outcome: Omit<Outcome, "attempt">) =>
    write(house, row.id, { ...outcome, attempt: event.attempt });
  if (row.is_disabled || !row.is_allowed) {
    await note({ status: null, fault: row.is_disabled ? "gone" : "withdrawn", end: "dead" });
    return;
  }
  const { status, fault } = await send(house, fetch, row);
  if (status !== null && status >= 200 && status < 300) {
    await note({ status, fault: null, end: "delivered" });
    return;
  }
  if (status === 410) {
    await pool.query("update webhook_endpoints set disabled_at = now() where id = $1", [row.endpoint_id]);
    await note({ status, fault: "gone", end: "dead" });
    return;
  }
  await note({ status, fault, end: event.attempt >= maxAttempts ? "dead" : null });
  throw new Error(status === null ? fault : `answered ${status}`);
}

async function send(house: WebhookHouse, fetch: typeof globalThis.fetch, row: Row) {
  const now = new Date();
  const body = JSON.stringify(row.payload);
  const endpoint = { id: row.endpoint_id, generation: row.generation, rotatedAt: row.rotated_at };
  const headers = {
    "content-type": "application/json",
    "user-agent": "Hutong-Webhooks/1",
    ...signWebhook(signingSecrets(house.secret, endpoint, now), row.id, body, now),
  };
  try {
    const { status } = await fetch(row.url, { method: "POST", headers, body });
    return { status, fault: "refused" };
  } catch (error) {
    const isLate = error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
    return { status: null, fault: isLate ? "timeout" : "unreachable" };
  }
}

interface Outcome {
  readonly status: number | null;
  readonly fault: string | null;
  /** Null: it is tried again. */
  readonly end: "delivered" | "dead" | null;
  readonly attempt: number;
}

async function write(
  house: WebhookHouse,
  id: string,
  { status, fault, end, attempt }: Outcome,
): Promise<void> {
  await house.database.pool.query({
    name: "webhook_note",
    text: `update webhook_deliveries set attempts = $2, tried_at = now(), last_status = $3, last_fault = $4,
      delivered_at = case when $5 = 'delivered' then now() end, dead_at = case when $5 = 'dead' then now() end
      where id = $1`,
    values: [id, attempt, status, fault, end],
  });
}
