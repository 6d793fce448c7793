import {
  needsShop,
  readProfile,
  readSharedClaims,
  readSignInName,
  type ShopApiScope,
  shopApiScopes,
} from "@hutong/identity";
import {
  type Interaction,
  interactionCookie,
  readInteraction,
  shopClaimsAsked,
} from "@hutong/identity/interaction";
import { readUpstreamButtons, readUpstreamIdentities, type UpstreamButton } from "@hutong/identity/upstream";
import type { UserId } from "@hutong/kernel";
import { type ClaimName, claimNames, readShareableShops, type ShareableShop } from "@hutong/reputation";
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

/** What a site asks to know of her shop. */
export interface ShopQuestion {
  /** Her own; without one there is nothing to tell. */
  readonly shops: readonly ShareableShop[];
  /** The one to begin with. */
  readonly shopAccountId: string | undefined;
  readonly claims: readonly {
    readonly name: ClaimName;
    readonly isEssential: boolean;
    /** She lets this site know it already. */
    readonly isShared: boolean;
  }[];
  /** What it asks to do through the shops' API. */
  readonly scopes: readonly ShopApiScope[];
}

/**
 * The claims of a shop to ask her about: those that the site asks for now, and those that she lets it know already, so that
 * one answer says it all; and what it asks to do through the shops' API. Undefined where the site asks for none.
 */
export async function loadShopQuestion(interaction: Interaction): Promise<ShopQuestion | undefined> {
  const asked = new Map(shopClaimsAsked(interaction, claimNames).map((claim) => [claim.name, claim]));
  const { userId, clientId } = interaction;
  const scopes = shopApiScopes.filter((scope) => interaction.scopes.includes(scope));
  if ((asked.size === 0 && scopes.length === 0) || !userId) return undefined;
  const db = site().database.prisma;
  const [shops, shared] = await Promise.all([
    readShareableShops(db, userId),
    readSharedClaims(db, { userId, clientId, now: new Date() }),
  ]);
  const before = shops.find(({ accountId }) => accountId === shared.shopAccountId);
  return {
    shops,
    shopAccountId: (before ?? shops[0])?.accountId,
    claims: claimNames
      .filter((name) => asked.has(name) || shared.claims.includes(name))
      .map((name) => ({
        name,
        isEssential: asked.get(name)?.isEssential ?? false,
        isShared: before !== undefined && shared.claims.includes(name),
      })),
    // What is a shop's cannot be given by who has none.
    scopes: scopes.filter((scope) => shops.length > 0 || !needsShop(scope)),
  };
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
