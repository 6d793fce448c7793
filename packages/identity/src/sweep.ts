import type { Pool } from "pg";

/** What is over and of no more use: a row goes when its time is past, an unused site session when it is idle too long. */
const sweeps = [
  "delete from link_proposals where expires_at < now() - interval '1 day'",
  // What can no longer be undone keeps no password.
  "update linking_operations set before = before - 'credentials' where undoable_until < now() and before ? 'credentials'",
  "delete from upstream_visits where expires_at < now()",
  "delete from provider_records where expires_at < now()",
  "delete from site_sessions where expires_at < now()",
  "delete from kept_forms where expires_at < now()",
  "delete from throttles where resets_at < now()",
  "delete from verifications where expires_at < now() - interval '1 day'",
  "delete from outbox_events where delivered_at < now() - interval '7 days'",
  // What was done stands in the audit; the files themselves name people.
  "delete from bulk_batches where made_at < now() - interval '30 days'",
  "delete from messages where sent_at < now() - interval '30 days'",
];

/**
 * Clears away what has expired, in short statements. Any number of processes may do so at once.
 * @returns how many rows went
 */
export async function sweepExpired(pool: Pool): Promise<number> {
  let gone = 0;
  for (const sweep of sweeps) gone += (await pool.query(sweep)).rowCount ?? 0;
  return gone;
}

const signOnsAtOnce = 500;

/**
 * Ends the sign-on sessions whose time is over, and with them what hangs on them; other sites are told by the outbox.
 * To be called every few seconds: who listens is to hear of it as soon as of any other end (SECURITY 13).
 * @returns how many ended
 */
export async function endExpiredSignOns(pool: Pool): Promise<number> {
  for (let ended = 0; ; ) {
    const { rowCount } = await pool.query({
      name: "end_expired_sign_ons",
      text: `delete from sign_on_sessions where uid in (
        select uid from sign_on_sessions where expires_at < now()
        order by expires_at limit $1 for update skip locked)`,
      values: [signOnsAtOnce],
    });
    ended += rowCount ?? 0;
    if ((rowCount ?? 0) < signOnsAtOnce) return ended;
  }
}
