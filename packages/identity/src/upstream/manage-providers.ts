import { type Db, inTransaction, isUniqueViolation } from "@hutong/db";
import { DomainError, deriveSecret, newId, parseInput, seal, unseal } from "@hutong/kernel";
import { type AuditAction, writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { beginAdminWrite } from "../person/begin-admin-write.ts";
import { sealPurpose, type UpstreamHouse } from "./house.ts";
import { discoverProvider } from "./provider-client.ts";
import {
  type AddUpstreamInput,
  addUpstreamSchema,
  type ChangeUpstreamInput,
  changeUpstreamSchema,
  type UpstreamActInput,
  upstreamActSchema,
} from "./schema.ts";

const writers = ["operator", "owner"] as const;

/**
 * Makes a provider known, enabled, once its discovery document was read and is its own. Not to be called within a
 * transaction: it calls the provider.
 * @throws DomainError `not_signed_in`, `forbidden` (operators, owners and the system may), `reauthenticate`,
 * `invalid_input` naming the field (`issuer`: `upstream.unreachable` where the document cannot be read or used),
 * `conflict` (field `slug` or `issuer`: `upstream.known`)
 */
export async function addUpstream(
  ctx: IdentityCtx,
  house: UpstreamHouse,
  input: AddUpstreamInput,
): Promise<{ readonly slug: string }> {
  await beginAdminWrite(ctx, { roles: writers, reason: input.reason });
  const { reason, clientSecret, ...provider } = parseInput(addUpstreamSchema, input);
  await assertDiscovered(house, { ...provider, clientSecret });
  try {
    await inTransaction(ctx.db, async (tx) => {
      await tx.upstreamProvider.create({
        data: {
          id: newId(),
          ...provider,
          clientSecretSealed: sealed(house, clientSecret),
          createdAt: ctx.now,
          changedAt: ctx.now,
        },
        select: { id: true },
      });
      const { slug, issuer, clientId } = provider;
      await writeAudit(
        { ...ctx, db: tx },
        { action: "upstream.added", data: { slug, issuer, clientId, ...(reason && { reason }) } },
      );
    });
  } catch (error) {
    if (isUniqueViolation(error))
      throw new DomainError("conflict", { cause: error, fields: { slug: "upstream.known" } });
    throw error;
  }
  return { slug: provider.slug };
}

/**
 * Changes what is said of a provider, once its discovery document was read again. It holds from the next sign-in on.
 * @throws DomainError as addUpstream, and `not_found`
 */
export async function changeUpstream(
  ctx: IdentityCtx,
  house: UpstreamHouse,
  input: ChangeUpstreamInput,
): Promise<void> {
  await beginAdminWrite(ctx, { roles: writers, reason: input.reason });
  const { slug, reason, clientSecret, ...given } = parseInput(changeUpstreamSchema, input);
  const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const row = await ctx.db.upstreamProvider.findUnique({
    where: { slug },
    select: { issuer: true, clientId: true },
  });
  if (!row) throw new DomainError("not_found");
  await assertDiscovered(house, { ...row, clientSecret: null });
  const secret = clientSecret === undefined ? {} : { clientSecretSealed: sealed(house, clientSecret) };
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.upstreamProvider.updateMany({
      where: { slug },
      data: { ...changes, ...secret, changedAt: ctx.now },
    });
    if (count === 0) throw new DomainError("not_found");
    const changed = [...Object.keys(changes), ...Object.keys(secret).map(() => "clientSecret")];
    await writeAudit(
      { ...ctx, db: tx },
      { action: "upstream.changed", data: { slug, changed, ...(reason && { reason }) } },
    );
  });
}

/**
 * Takes a provider's button away; who signed in by it alone needs another way in, and is told so at the sign-in.
 * @throws DomainError `not_signed_in`, `forbidden`, `reauthenticate`, `invalid_input` (a person gives a reason),
 * `not_found` (missing, or disabled already)
 */
export async function disableUpstream(ctx: IdentityCtx, input: UpstreamActInput): Promise<void> {
  await act(ctx, input, "upstream.disabled", (tx, slug) =>
    tx.upstreamProvider.updateMany({ where: { slug, disabledAt: null }, data: { disabledAt: ctx.now } }),
  );
}

/** Puts the button back. @throws as disableUpstream */
export async function enableUpstream(ctx: IdentityCtx, input: UpstreamActInput): Promise<void> {
  await act(ctx, input, "upstream.enabled", (tx, slug) =>
    tx.upstreamProvider.updateMany({
      where: { slug, disabledAt: { not: null } },
      data: { disabledAt: null },
    }),
  );
}

async function act(
  ctx: IdentityCtx,
  input: UpstreamActInput,
  action: AuditAction,
  change: (tx: Db, slug: string) => Promise<{ count: number }>,
): Promise<void> {
  await beginAdminWrite(ctx, { roles: writers, reason: input.reason });
  const { slug, reason } = parseInput(upstreamActSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await change(tx, slug);
    if (count === 0) throw new DomainError("not_found");
    await writeAudit({ ...ctx, db: tx }, { action, data: { slug, ...(reason && { reason }) } });
  });
}

/** What a look at a provider found: where it leads, or why it cannot be used. */
export type UpstreamCheck =
  | { readonly ok: true; readonly authorizationEndpoint: string; readonly tokenEndpoint: string }
  | { readonly ok: false; readonly why: string };

/**
 * Reads a provider's discovery document anew and opens its sealed secret.
 * @throws DomainError `not_found`
 */
export async function checkUpstream(
  ctx: IdentityCtx,
  house: UpstreamHouse,
  slug: string,
): Promise<UpstreamCheck> {
  const row = await ctx.db.upstreamProvider.findUnique({
    where: { slug },
    select: { issuer: true, clientId: true, clientSecretSealed: true },
  });
  if (!row) throw new DomainError("not_found");
  try {
    if (row.clientSecretSealed) unseal(row.clientSecretSealed, deriveSecret(house.keySecret, sealPurpose));
    const server = (await discoverProvider(house, { ...row, clientSecret: null })).serverMetadata();
    return {
      ok: true,
      authorizationEndpoint: server.authorization_endpoint ?? "",
      tokenEndpoint: server.token_endpoint ?? "",
    };
  } catch (error) {
    return { ok: false, why: causeOf(error) };
  }
}

function sealed(house: UpstreamHouse, secret: string | null) {
  return secret === null ? null : seal(secret, deriveSecret(house.keySecret, sealPurpose));
}

async function assertDiscovered(
  house: UpstreamHouse,
  provider: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | null },
): Promise<void> {
  try {
    await discoverProvider(house, provider);
  } catch (cause) {
    throw new DomainError("invalid_input", {
      cause,
      message: causeOf(cause),
      fields: { issuer: "upstream.unreachable" },
    });
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
