import { newId } from "@hutong/kernel";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { proposalLifeMs, type SeatName } from "./rules.ts";

/** The one ID that a proof means. */
export interface ProvenId extends SeatName {
  /** Null where she has staff seats alone. */
  readonly accountId: string | null;
  readonly userId: string;
}

/** What proved it: the password that was set then, or the way in by a provider. */
export type ProvenBy = { readonly credentialChangedAt: Date } | { readonly upstreamIdentityId: string };

/**
 * Keeps that somebody signed in has proven another ID, and notes it on the file of whose ID it is: she sees that somebody
 * did. Within the caller's transaction.
 * @returns the proposal's id
 */
export async function keepProposal(
  ctx: IdentityCtx,
  by: { readonly userId: string; readonly signOnUid: string },
  { accountId, userId: provenUserId, realm, loginName }: ProvenId,
  provenBy: ProvenBy,
): Promise<string> {
  const id = newId();
  await ctx.db.linkProposal.create({
    data: {
      id,
      ...by,
      accountId,
      provenUserId,
      ...provenBy,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + proposalLifeMs),
    },
    select: { id: true },
  });
  await writeAudit(ctx, {
    action: "link.proven",
    subjectUserId: provenUserId,
    ...(accountId && { accountId }),
    data: { realm, loginName, ...("upstreamIdentityId" in provenBy && { by: "upstream" }) },
  });
  return id;
}
