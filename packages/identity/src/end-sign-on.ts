import { newId, type Origin } from "@hutong/kernel";
import type { Pool } from "pg";

/**
 * Ends a sign-on session and, by cascade, every site session of it: signed out everywhere at the next request. Whoever
 * else listens is told by the outbox. One statement, audit entry included.
 * @returns the person whose it was, or undefined if it had ended already
 */
export async function endSignOn(pool: Pool, uid: string, origin: Origin): Promise<string | undefined> {
  const { rows } = await pool.query<{ user_id: string | null }>({
    name: "end_sign_on",
    text: `with gone as (delete from sign_on_sessions where uid = $1 returning user_id), noted as (
        insert into audit_entries (id, action, actor_user_id, subject_user_id, ip, request_id, data)
        select $2, 'session.ended', user_id, user_id, $3, $4, '{"way": "signed_out"}' from gone where user_id is not null
      ) select user_id from gone`,
    values: [uid, newId(), origin.ip, origin.requestId],
  });
  return rows[0]?.user_id ?? undefined;
}
