import { inTransaction, type Prisma } from "@hutong/db";
import { DomainError, newId, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { writeAudit } from "./audit.ts";
import type { IdentityCtx } from "./context.ts";
import { consentGrantId } from "./oidc/grant-id.ts";

const scope = z.string().max(64);

const giveConsentSchema = z.object({
  clientId: z.string().max(64),
  asked: z.array(scope).max(20),
  allowed: z.array(scope).max(20),
});

/** How long a consent holds before it is asked again. */
const consentDays = 180;

/**
 * Records what a person allows a site to know, scope by scope; what she was asked and did not allow counts as
 * declined. An earlier consent to the same site is renewed where she takes nothing back, so that what the site holds on
 * her other devices lives on; where she takes something back it is withdrawn, and its tokens with it.
 * @returns the id of the grant the provider works with
 * @throws DomainError `not_signed_in`, `invalid_input`
 */
export async function giveConsent(
  ctx: IdentityCtx,
  input: z.input<typeof giveConsentSchema>,
): Promise<{ grantId: string }> {
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  const { userId } = ctx.actor;
  const { clientId, asked, allowed } = parseInput(giveConsentSchema, input);
  const scopes = asked.filter((name) => name === "openid" || allowed.includes(name));
  const declined = asked.filter((name) => !scopes.includes(name));
  const id = await inTransaction(ctx.db, async (tx) => {
    const expiresAt = new Date(ctx.now.getTime() + consentDays * 86_400_000);
    const given = { scopes, declined, grantedAt: ctx.now, expiresAt };
    const renewed = await renewable(tx, { userId, clientId, scopes, now: ctx.now });
    await tx.consent.updateMany({
      where: { userId, clientId, withdrawnAt: null, ...(renewed && { id: { not: renewed } }) },
      data: { withdrawnAt: ctx.now },
    });
    const data = { id: newId(), userId, clientId, ...given };
    const consent = renewed
      ? await tx.consent.update({ where: { id: renewed }, data: given, select: { id: true } })
      : await tx.consent.create({ data, select: { id: true } });
    await writeAudit(
      { ...ctx, db: tx },
      { action: "consent.given", subjectUserId: userId, data: { clientId, scopes, declined } },
    );
    return consent.id;
  });
  return { grantId: consentGrantId(id) };
}

/** The consent that stands, where the new one allows all that it did. */
async function renewable(
  tx: Prisma.TransactionClient,
  { userId, clientId, scopes, now }: { userId: string; clientId: string; scopes: string[]; now: Date },
): Promise<string | undefined> {
  const standing = await tx.consent.findFirst({
    where: { userId, clientId, withdrawnAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    orderBy: { grantedAt: "desc" },
    select: { id: true, scopes: true },
  });
  return standing?.scopes.every((name) => scopes.includes(name)) ? standing.id : undefined;
}

export interface ConsentView {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  readonly grantedAt: Date;
  readonly expiresAt: Date | null;
}

/** What a person allows, to which site, since when; the newest first. */
export async function readConsents(db: IdentityCtx["db"], userId: string): Promise<ConsentView[]> {
  const rows = await db.consent.findMany({
    where: { userId, withdrawnAt: null },
    orderBy: { grantedAt: "desc" },
    take: 200,
    select: {
      id: true,
      clientId: true,
      scopes: true,
      grantedAt: true,
      expiresAt: true,
      client: { select: { name: true } },
    },
  });
  return rows.map(({ client, ...row }) => ({ ...row, clientName: client.name }));
}

/**
 * Withdraws a consent of one's own: the site's tokens are dead at once, and it has to ask again.
 * @throws DomainError `not_signed_in`, `not_found` (missing, another's, withdrawn already: all alike)
 */
export async function withdrawConsent(ctx: IdentityCtx, input: { readonly id: string }): Promise<void> {
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  const { userId } = ctx.actor;
  const id = parseInput(z.uuid(), input.id);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.consent.updateMany({
      where: { id, userId, withdrawnAt: null },
      data: { withdrawnAt: ctx.now },
    });
    if (count === 0) throw new DomainError("not_found");
    await tx.providerRecord.deleteMany({ where: { grantId: consentGrantId(id) } });
    await writeAudit(
      { ...ctx, db: tx },
      { action: "consent.withdrawn", subjectUserId: userId, data: { consentId: id } },
    );
  });
}
