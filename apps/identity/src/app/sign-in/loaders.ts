import { readProfile } from "@hutong/identity";
import { type Interaction, interactionCookie, readInteraction } from "@hutong/identity/interaction";
import type { UserId } from "@hutong/kernel";
import { site } from "@hutong/site";
import { cookies } from "next/headers";

/** The sign-in under way at this address, if this browser owns it. */
export async function loadInteraction(uid: string): Promise<Interaction | undefined> {
  const jar = await cookies();
  return readInteraction(site().database.pool, uid.slice(0, 64), jar.get(interactionCookie)?.value);
}

/** What a site would learn: shown before it does. */
export async function loadConsent(
  userId: UserId,
): Promise<{ displayName: string; email: string | undefined }> {
  const profile = await readProfile(site().database.prisma, userId);
  const email = profile.contacts.find((contact) => contact.kind === "email" && contact.verifiedAt !== null);
  return { displayName: profile.displayName, email: email?.value };
}
