import { seal, unseal } from "@hutong/kernel";
import type { Pool } from "pg";

/** Longer than confirming who one is takes, forgotten password included. */
const keptSeconds = 1_800;

/** More than this is not kept: no form of ours is so long. The table refuses more than 128 KiB. */
const maxBytes = 120_000;

/** Whose form it is: the sign-on it was typed in, and which form of the site. */
export interface KeptFormKey {
  readonly signOnUid: string;
  readonly form: string;
}

/**
 * Keeps what was typed into a form while its writer confirms that it is she; a later try takes its place. It goes with
 * the sign-on: nobody else who signs in here ever sees it. `secret` seals it.
 */
export async function keepForm(
  pool: Pool,
  secret: string,
  { signOnUid, form }: KeptFormKey,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const text = JSON.stringify(values);
  if (Buffer.byteLength(text) > maxBytes) return;
  await pool.query({
    name: "kept_form_keep",
    // A sign-on that has just ended keeps nothing.
    text: `insert into kept_forms (sign_on_uid, form, sealed, expires_at)
      select uid, $2, $3, now() + make_interval(secs => $4) from sign_on_sessions where uid = $1
      on conflict (sign_on_uid, form) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
    values: [signOnUid, form, seal(text, secret), keptSeconds],
  });
}

/** What was kept of a form, or undefined. It stays until it expires, so that a reload loses nothing either. */
export async function findKeptForm(
  pool: Pool,
  secret: string,
  { signOnUid, form }: KeptFormKey,
): Promise<Record<string, string> | undefined> {
  const { rows } = await pool.query<{ sealed: Buffer }>({
    name: "kept_form_find",
    text: "select sealed from kept_forms where sign_on_uid = $1 and form = $2 and expires_at > now()",
    values: [signOnUid, form],
  });
  const sealed = rows[0]?.sealed;
  if (!sealed) return undefined;
  try {
    // Sealed by `keepForm`, so it is what that wrote.
    return JSON.parse(unseal(sealed, secret)) as Record<string, string>;
  } catch {
    // Sealed with another secret: the setting has changed since.
    return undefined;
  }
}
