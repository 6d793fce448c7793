import type { Pool } from "pg";

/**
 * Ends a sign-on session and, by cascade, every site session of it: signed out everywhere at the next request.
 * @returns the person whose it was, or undefined if it had ended already
 */
export async function endSignOn(pool: Pool, uid: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ user_id: string | null }>({
    name: "end_sign_on",
    text: "delete from sign_on_sessions where uid = $1 returning user_id",
    values: [uid],
  });
  return rows[0]?.user_id ?? undefined;
}
