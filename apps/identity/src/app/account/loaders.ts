import { type Profile, readProfile } from "@hutong/identity";
import type { UserId } from "@hutong/kernel";
import { requireSession, site } from "@hutong/site";

/** The profile of whoever is signed in; `path` is the page to come back to after sign-on. */
export async function loadProfile(path: string): Promise<Profile> {
  const session = await requireSession(path);
  return readProfile(site().database.prisma, session.user.id as UserId);
}
