import { inTransaction, type Prisma, type Realm } from "@hutong/db";
import { DomainError, idSchema, newId, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { writeAudit } from "./audit.ts";
import type { IdentityCtx } from "./context.ts";
import { consentGrantId } from "./oidc/grant-id.ts";
import { needsShop, shopScope } from "./oidc/scopes.ts";

const scope = z.string().max(64);
const claim = z.string().max(24);

const giveConsentSchema = z.object({
  clientId: z.string().max(64),
  asked: z.array(scope).max(20),
  allowed: z.array(scope).max(20),
  /** With the scope `shop_credentials`: which claims were asked for, which of them she allows, and of which shop of hers. */
  shop: z
    .object({
      asked: z.array(claim).max(50),
      allowed: z.array(claim).max(50),
      accountId: idSchema<"Account">().nullable(),
    })
    .default({ asked: [], allowed: [], accountId: null }),
});

type Given = z.infer<typeof giveConsentSchema>;

/** How long a consent holds before it is asked again. */
const consentDays = 180;

/**
 * Records what a person allows a site to know, scope by scope, and of a shop claim by claim; what she was asked and did
 * not allow counts as declined. An earlier consent to the same site is renewed where she takes nothing back, so that what
 * the site holds on her other devices lives on; where she takes something back it is withdrawn, and its tokens with it.
 * @returns the id of the grant the provider works with
 * @throws DomainError `not_signed_in`, `invalid_input`, `not_found` (a shop that is not her own)
 */
export async function giveConsent(
  ctx: IdentityCtx,
  input: z.input<typeof giveConsentSchema>,
): Promise<{ grantId: string }> {
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  const { userId } = ctx.actor;
  const { clientId, ...said } = parseInput(giveConsentSchema, input);
  const what = meant(said);
  const id = await inTransaction(ctx.db, async (tx) => {
    if (what.shopAccountId) await assertOwnShop(tx, userId, what.shopAccountId);
    const expiresAt = new Date(ctx.now.getTime() + consentDays * 86_400_000);
    const given = { ...what, grantedAt: ctx.now, expiresAt };
    const renewed = await renewable(tx, { userId, clientId, now: ctx.now }, what);
    await tx.consent.updateMany({
      where: { userId, clientId, withdrawnAt: null, ...(renewed && { id: { not: renewed } }) },
      data: { withdrawnAt: ctx.now },
    });
    const data = { id: newId(), userId, clientId, ...given };
    const consent = renewed
      ? await tx.consent.update({ where: { id: renewed }, data: given, select: { id: true } })
      : await tx.consent.create({ data, select: { id: true } });
    const { scopes, declined, claims, declinedClaims, shopAccountId } = what;
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "consent.given",
        subjectUserId: userId,
        ...(shopAccountId && { accountId: shopAccountId }),
        data: {
          clientId,
          scopes,
          declined,
          ...((claims.length > 0 || declinedClaims.length > 0) && { claims, declinedClaims }),
        },
      },
    );
    return consent.id;
  });
  return { grantId: consentGrantId(id) };
}

interface Meant {
  readonly scopes: string[];
  readonly declined: string[];
  readonly claims: string[];
  readonly declinedClaims: string[];
  readonly shopAccountId: string | null;
}

/** What an answer comes to. The scope of shops is allowed where a claim of one is; those of its API need the shop. */
function meant({ asked, allowed, shop }: Omit<Given, "clientId">): Meant {
  const isAsked = asked.includes(shopScope);
  const askedClaims = isAsked ? [...new Set(shop.asked)] : [];
  const claims = shop.accountId ? askedClaims.filter((name) => shop.allowed.includes(name)) : [];
  const isAllowed = (name: string) =>
    name === "openid" ||
    (name === shopScope
      ? claims.length > 0
      : allowed.includes(name) && (!needsShop(name) || shop.accountId !== null));
  const scopes = asked.filter(isAllowed);
  return {
    scopes,
    declined: asked.filter((name) => !isAllowed(name)),
    claims,
    declinedClaims: askedClaims.filter((name) => !claims.includes(name)),
    shopAccountId: claims.length > 0 || scopes.some(needsShop) ? shop.accountId : null,
  };
}

async function assertOwnShop(tx: Prisma.TransactionClient, userId: string, accountId: string): Promise<void> {
  const own = await tx.account.findFirst({
    where: { id: accountId, userId, status: "active", shop: { kind: { in: ["shop", "flagship"] } } },
    select: { id: true },
  });
  if (!own) throw new DomainError("not_found");
}

/** Which consent stands: the newest of those that hold. */
function standing({ userId, clientId, now }: { userId: string; clientId: string; now: Date }) {
  const holds: Prisma.ConsentWhereInput[] = [{ expiresAt: null }, { expiresAt: { gt: now } }];
  return {
    where: { userId, clientId, withdrawnAt: null, OR: holds },
    orderBy: { grantedAt: "desc" },
  } as const;
}

/** The consent that stands, where the new one allows all that it did. */
async function renewable(
  tx: Prisma.TransactionClient,
  of: { userId: string; clientId: string; now: Date },
  next: Meant,
): Promise<string | undefined> {
  const before = await tx.consent.findFirst({
    ...standing(of),
    select: { id: true, scopes: true, claims: true, shopAccountId: true },
  });
  if (!before) return undefined;
  const isKept =
    before.scopes.every((name) => next.scopes.includes(name)) &&
    before.claims.every((name) => next.claims.includes(name)) &&
    (before.shopAccountId === null || before.shopAccountId === next.shopAccountId);
  return isKept ? before.id : undefined;
}

/** What a person lets a site know of a shop now. */
export interface SharedClaims {
  readonly claims: readonly string[];
  readonly shopAccountId: string | null;
}

/** What of a shop she lets this site know already: what she is asked next begins with it. */
export async function readSharedClaims(
  db: IdentityCtx["db"],
  of: { readonly userId: string; readonly clientId: string; readonly now: Date },
): Promise<SharedClaims> {
  const row = await db.consent.findFirst({ ...standing(of), select: { claims: true, shopAccountId: true } });
  return row ?? { claims: [], shopAccountId: null };
}

export interface ConsentView {
  readonly id: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  /** What it may know of the shop. */
  readonly claims: readonly string[];
  /** Undefined where it knows of none, or where that shop is no longer hers: then it is told nothing. */
  readonly shop: { readonly realm: Realm; readonly name: string } | undefined;
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
      claims: true,
      grantedAt: true,
      expiresAt: true,
      client: { select: { name: true } },
      shop: { select: { userId: true, realm: true, loginName: true, shop: { select: { name: true } } } },
    },
  });
  return rows.map(({ client, shop, ...row }) => ({
    ...row,
    clientName: client.name,
    shop:
      shop?.userId === userId ? { realm: shop.realm, name: shop.shop?.name ?? shop.loginName } : undefined,
  }));
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

const keepClaimsSchema = z.object({ id: z.uuid(), keep: z.array(claim).max(50) });

/**
 * Takes back single claims of a shop from a site: those of the consent that are not in `keep`. What else she allows it
 * stays, and so do its tokens; what it may no longer know is absent from its next answer, and it is not asked for again by
 * itself. Nothing is ever added. Nothing taken back, nothing recorded.
 * @throws DomainError `not_signed_in`, `not_found` (missing, another's, withdrawn: all alike)
 */
export async function keepClaims(ctx: IdentityCtx, input: z.input<typeof keepClaimsSchema>): Promise<void> {
  if (ctx.actor.kind !== "person") throw new DomainError("not_signed_in");
  const { userId } = ctx.actor;
  const { id, keep } = parseInput(keepClaimsSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    // Two changes at once come one after the other.
    await tx.$queryRaw`select from consents where id = ${id}::uuid for update`;
    const consent = await tx.consent.findFirst({
      where: { id, userId, withdrawnAt: null },
      select: { clientId: true, scopes: true, declined: true, claims: true, declinedClaims: true },
    });
    if (!consent) throw new DomainError("not_found");
    const [claims, gone] = [true, false].map((isKept) =>
      consent.claims.filter((name) => keep.includes(name) === isKept),
    ) as [string[], string[]]; // two in, two out
    if (gone.length === 0) return;
    const isNone = claims.length === 0;
    await tx.consent.update({
      where: { id },
      data: {
        claims,
        declinedClaims: [...consent.declinedClaims, ...gone],
        ...(isNone && {
          scopes: consent.scopes.filter((name) => name !== shopScope),
          declined: [...consent.declined, shopScope],
          ...(consent.scopes.some(needsShop) ? {} : { shopAccountId: null }),
        }),
      },
      select: { id: true },
    });
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "consent.claims_withdrawn",
        subjectUserId: userId,
        data: { clientId: consent.clientId, consentId: id, claims: gone },
      },
    );
  });
}
