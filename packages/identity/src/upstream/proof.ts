import { isUniqueViolation } from "@hutong/db";
import { DomainError, digest, newId } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import type { VisitInput } from "./schema.ts";

/** Who came back from a provider and is known to nobody here, as the page that asks what to do shows it. */
export interface UpstreamProof {
  readonly visitId: string;
  readonly interactionUid: string | null;
  readonly userId: string | null;
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** What the provider says; it proves nothing. */
  readonly suggestedEmail: string | null;
  readonly suggestedName: string | null;
  /** Whose it is already, where somebody was quicker or adds what is another's. */
  readonly takenBy: { readonly userId: string; readonly identityId: string } | null;
  /** The provider asked her anew on this way. */
  readonly isFresh: boolean;
}

/** A proof that may still be used, in the browser that set out. */
export async function readProof(
  ctx: IdentityCtx,
  { visitId, browser }: VisitInput,
): Promise<UpstreamProof | undefined> {
  const row = await ctx.db.upstreamVisit.findFirst({
    where: {
      id: visitId,
      browserHash: digest(browser),
      subject: { not: null },
      usedAt: null,
      expiresAt: { gt: ctx.now },
      provider: { disabledAt: null },
    },
    select: {
      interactionUid: true,
      userId: true,
      subject: true,
      createdAt: true,
      authenticatedAt: true,
      suggestedEmail: true,
      suggestedName: true,
      provider: { select: { slug: true, issuer: true, nameZh: true, nameEn: true } },
    },
  });
  if (!row?.subject) return undefined;
  const { subject, provider, createdAt, authenticatedAt, ...proof } = row;
  const { issuer, ...names } = provider;
  const taken = await ctx.db.upstreamIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { id: true, userId: true },
  });
  const takenBy = taken && { userId: taken.userId, identityId: taken.id };
  return { visitId, ...proof, ...names, takenBy, isFresh: isFresh({ createdAt }, { authenticatedAt }) };
}

/** The provider's clock may run so far behind or ahead of ours. */
const clockSkewMs = 60_000;

/** True where the provider saw her prove who she is after she had set out. */
export function isFresh(
  { createdAt }: { readonly createdAt: Date },
  { authenticatedAt }: { readonly authenticatedAt: Date | null },
): boolean {
  return authenticatedAt !== null && authenticatedAt.getTime() >= createdAt.getTime() - clockSkewMs;
}

interface SpentProof {
  readonly subject: string;
  readonly suggestedEmail: string | null;
  readonly suggestedName: string | null;
  readonly providerId: string;
}

/**
 * Uses a proof up. Of several at once one wins. Within the caller's transaction.
 * @throws DomainError `expired` (gone, used, another browser's)
 */
export async function spendProof(
  ctx: IdentityCtx,
  { visitId, browser }: { readonly visitId: string; readonly browser?: string | undefined },
): Promise<SpentProof> {
  const [row] = await ctx.db.upstreamVisit.updateManyAndReturn({
    where: {
      id: visitId,
      ...(browser === undefined ? {} : { browserHash: digest(browser) }),
      subject: { not: null },
      usedAt: null,
      expiresAt: { gt: ctx.now },
      provider: { disabledAt: null },
    },
    data: { usedAt: ctx.now },
    select: { subject: true, suggestedEmail: true, suggestedName: true, providerId: true },
  });
  if (!row?.subject) throw new DomainError("expired");
  return { ...row, subject: row.subject };
}

/**
 * Uses a proof up and makes it a person's way in. Of several at once one wins. Within the caller's transaction.
 * @throws DomainError `expired` (gone, used, another browser's), `conflict` (field `upstream`: `upstream.taken`, it is
 * somebody's already)
 */
export async function bindProof(
  ctx: IdentityCtx,
  visit: { readonly visitId: string; readonly browser?: string | undefined },
  userId: string,
): Promise<{ readonly slug: string; readonly name: { readonly "zh-CN": string; readonly en: string } }> {
  const row = await spendProof(ctx, visit);
  const provider = await ctx.db.upstreamProvider.findUniqueOrThrow({
    where: { id: row.providerId },
    select: { slug: true, issuer: true, nameZh: true, nameEn: true },
  });
  try {
    await ctx.db.upstreamIdentity.create({
      data: {
        id: newId(),
        userId,
        providerId: row.providerId,
        issuer: provider.issuer,
        subject: row.subject,
        label: (row.suggestedName ?? row.suggestedEmail)?.slice(0, 128) ?? null,
        createdAt: ctx.now,
        lastUsedAt: ctx.now,
      },
      select: { id: true },
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new DomainError("conflict", { cause: error, fields: { upstream: "upstream.taken" } });
  }
  return { slug: provider.slug, name: { "zh-CN": provider.nameZh, en: provider.nameEn } };
}
