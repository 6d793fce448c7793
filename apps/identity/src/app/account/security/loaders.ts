import { type ProvenId, readProfile, readProvenIds } from "@hutong/identity";
import {
  readProof,
  readUpstreamButtons,
  readUpstreamIdentities,
  type UpstreamButton,
  type UpstreamIdentityView,
  type UpstreamProof,
} from "@hutong/identity/upstream";
import type { UserId } from "@hutong/kernel";
import { requestCtx, requireFreshSession, requireSession, site } from "@hutong/site";
import { notFound } from "next/navigation";
import { z } from "zod";
import { upstreamBrowser } from "@/lib/upstream-browser.ts";

/** The providers she signs in with, and those she might add. */
export async function loadWaysIn(): Promise<{
  readonly own: readonly UpstreamIdentityView[];
  readonly others: readonly UpstreamButton[];
  readonly now: Date;
}> {
  const session = await requireSession("/account/security");
  const db = site().database.prisma;
  const [own, buttons] = await Promise.all([
    readUpstreamIdentities(db, session.user.id),
    readUpstreamButtons(db),
  ]);
  const others = buttons.filter(({ slug }) => !own.some((one) => one.slug === slug));
  return { own, others, now: new Date() };
}

/** What came back from a provider to be added; undefined where it ran out, was used, or is not hers to add. */
export async function loadToAdd(visit: string): Promise<{
  readonly proof: UpstreamProof | undefined;
  readonly isTaken: boolean;
  readonly isOwn: boolean;
  /** The other's IDs, which she may link by it. */
  readonly others: readonly ProvenId[];
}> {
  const session = await requireSession(`/account/security/add/${encodeURIComponent(visit)}`);
  const browser = await upstreamBrowser();
  const nothing = { proof: undefined, isTaken: false, isOwn: false, others: [] };
  if (!browser || !z.uuid().safeParse(visit).success) return nothing;
  const ctx = await requestCtx();
  const proof = await readProof(ctx, { visitId: visit, browser });
  if (!proof || proof.interactionUid !== null || proof.userId !== session.user.id) return nothing;
  const isOwn = proof.takenBy?.userId === session.user.id;
  // Whose IDs they are is told to who has proven it just now.
  const others = (proof.isFresh && (await readProvenIds(ctx, proof))) || [];
  return { proof, isTaken: proof.takenBy !== null && !isOwn, isOwn, others };
}

/** The way in that is to go; another's and a missing one are not there. */
export async function loadToRemove(
  identityId: string,
): Promise<{ readonly identity: UpstreamIdentityView; readonly isOnly: boolean }> {
  const session = await requireFreshSession(`/account/security/remove/${encodeURIComponent(identityId)}`);
  const db = site().database.prisma;
  const [own, { passwordChangedAt }] = await Promise.all([
    readUpstreamIdentities(db, session.user.id),
    readProfile(db, session.user.id as UserId),
  ]);
  const identity = own.find(({ id }) => id === identityId);
  if (!identity) notFound();
  const isOnly =
    passwordChangedAt === null && !own.some(({ id, isDisabled }) => id !== identityId && !isDisabled);
  return { identity, isOnly };
}
