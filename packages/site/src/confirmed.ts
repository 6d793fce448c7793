import { findKeptForm, keepForm, type SiteSession } from "@hutong/auth";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { readSession, requireSession } from "./person.ts";
import { site } from "./site.ts";

/** A page with something to write on is begun with a younger proof than its action asks for: time to fill it in. */
const pageFreshMs = 5 * 60_000;

/** Where somebody proves once more that it is she; from there she comes back to `path`, a path of this site. */
export function confirmPath(path: string): string {
  return `/login?${new URLSearchParams({ next: path, confirm: "1" })}`;
}

/**
 * For a page whose form the verb refuses to an old sign-on (`assertFreshSignIn`): the session, or the way through a
 * confirmation and back to `path`, so that nothing is typed in vain. The action checks again.
 */
export async function requireFreshSession(path: string): Promise<SiteSession> {
  const [session, head] = await Promise.all([requireSession(path), headers()]);
  // Without JavaScript the page is the answer to its own form too: the refusal, with what was typed, is what to show.
  if (head.get("content-type")?.startsWith("multipart/form-data")) return session;
  const age = session.signedInAt ? Date.now() - session.signedInAt.getTime() : Number.POSITIVE_INFINITY;
  return age > pageFreshMs ? redirect(confirmPath(path)) : session;
}

/** The mark of an address that a form is to be filled in again: see `keepTyped`. */
const keptMark = "kept";

/**
 * Keeps what was typed into the form `form` of the page at `path`, for an action that was refused with
 * `reauthenticate`.
 * @returns where to confirm; it leads back to the page, which fills the form in again by `keptTyped`
 */
export async function keepTyped(
  { form, path }: { readonly form: string; readonly path: string },
  values: Readonly<Record<string, string>>,
): Promise<string> {
  const session = await readSession();
  const { database, env } = site();
  if (session) await keepForm(database.pool, env.authSecret, { signOnUid: session.signOnUid, form }, values);
  return confirmPath(`${path}${path.includes("?") ? "&" : "?"}${keptMark}=1`);
}

/** What she had typed into `form` before she confirmed that it is she; empty on any other visit of the page. */
export async function keptTyped(
  form: string,
  searchParams: Readonly<Record<string, string | string[] | undefined>>,
): Promise<Record<string, string>> {
  const session = searchParams[keptMark] === "1" ? await readSession() : undefined;
  if (!session) return {};
  const { database, env } = site();
  return (await findKeptForm(database.pool, env.authSecret, { signOnUid: session.signOnUid, form })) ?? {};
}
