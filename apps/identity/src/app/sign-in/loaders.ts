import { readProfile, readSignInName } from "@hutong/identity";
import { type Interaction, interactionCookie, readInteraction } from "@hutong/identity/interaction";
import { readUpstreamButtons, readUpstreamIdentities, type UpstreamButton } from "@hutong/identity/upstream";
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

/** Who is to confirm that it is she, what she signs in with, and whose password `otherId` typed instead. */
export async function loadConfirming(
  userId: UserId,
  otherId: string | undefined,
): Promise<{ name: string; identifier: string; otherName: string | undefined }> {
  const db = site().database.prisma;
  const [own, identifier, other] = await Promise.all([
    readProfile(db, userId),
    readSignInName(db, userId),
    otherId === undefined ? undefined : readProfile(db, otherId as UserId), // sealed by `wayOn`
  ]);
  return { name: own.displayName, identifier: identifier ?? "", otherName: other?.displayName };
}

/** The providers to sign in with; for somebody who confirms that it is she, those by which she is known. */
export async function loadUpstreamButtons(confirmsUserId: UserId | null): Promise<readonly UpstreamButton[]> {
  const db = site().database.prisma;
  const buttons = await readUpstreamButtons(db);
  if (confirmsUserId === null || buttons.length === 0) return buttons;
  const known = new Set((await readUpstreamIdentities(db, confirmsUserId)).map(({ slug }) => slug));
  return buttons.filter(({ slug }) => known.has(slug));
}
