import { createHmac } from "node:crypto";
import { equalBytes } from "./secrets.ts";

/** A webhook may be so much older or newer than now. */
const toleranceSeconds = 5 * 60;

/**
 * The headers of a signed webhook (Standard Webhooks 1.0: HMAC-SHA256 over id, time and body). Secrets are base64url; with
 * several, as while they are changed, it is signed with each.
 */
export function signWebhook(
  secret: string | readonly string[],
  id: string,
  body: string,
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": [secret]
      .flat()
      .map((one) => `v1,${signature(one, id, timestamp, body)}`)
      .join(" "),
  };
}

/** True if one of the signatures is right and the time is near. */
export function isSignedWebhook(secret: string, headers: Headers, body: string, now: Date): boolean {
  const [id, timestamp, given] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map(
    (name) => headers.get(name) ?? "",
  ) as [string, string, string]; // three names, three values
  if (!id || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > toleranceSeconds) return false;
  const right = Buffer.from(signature(secret, id, timestamp, body));
  // During a change of secrets a sender signs with both.
  return given
    .split(" ", 4)
    .some((one) => one.startsWith("v1,") && equalBytes(Buffer.from(one.slice(3)), right));
}

function signature(secret: string, id: string, timestamp: string, body: string): string {
  return createHmac("sha256", Buffer.from(secret, "base64url"))
    .update(`${id}.${timestamp}.${body}`)
    .digest("base64");
}

/**
 * Posts a JSON body as a signed webhook.
 * @param id of the event: the taker counts it once, however often it is told
 * @returns the status of the answer
 */
export async function postWebhook(
  to: { readonly url: string; readonly secret: string; readonly fetch: typeof fetch },
  id: string,
  payload: unknown,
): Promise<number> {
  const body = JSON.stringify(payload);
  const headers = { "content-type": "application/json", ...signWebhook(to.secret, id, body, new Date()) };
  const { status } = await to.fetch(to.url, { method: "POST", headers, body });
  return status;
}
