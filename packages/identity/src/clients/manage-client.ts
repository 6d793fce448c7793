import { DomainError, digest, randomToken } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";

export interface ListedClient {
  readonly clientId: string;
  readonly name: string;
  readonly authMethod: string;
  readonly redirectUris: readonly string[];
  readonly backchannelLogoutUri: string | null;
  readonly firstParty: boolean;
  readonly requireConsent: boolean;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
}

/** Every client, the oldest first; at most 1,000. @throws DomainError("forbidden") */
export async function listClients(ctx: IdentityCtx): Promise<ListedClient[]> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  return ctx.db.client.findMany({
    orderBy: { createdAt: "asc" },
    take: 1_000,
    select: {
      clientId: true,
      name: true,
      authMethod: true,
      redirectUris: true,
      backchannelLogoutUri: true,
      firstParty: true,
      requireConsent: true,
      createdAt: true,
      disabledAt: true,
    },
  });
}

/**
 * Turns a client away from now on (within 5 s in every process). Our own sites cannot be disabled.
 * @throws DomainError `not_found`, `forbidden`
 */
export async function disableClient(ctx: IdentityCtx, input: { readonly clientId: string }): Promise<void> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  const { count } = await ctx.db.client.updateMany({
    where: { clientId: input.clientId, firstParty: false, disabledAt: null },
    data: { disabledAt: ctx.now },
  });
  if (count === 0) throw new DomainError("not_found");
  await writeAudit(ctx, { action: "client.disabled", data: { clientId: input.clientId } });
}

/**
 * Gives a client a new secret; the old one is refused within 5 s in every process.
 * @throws DomainError `not_found` (also for a public client and for our own sites), `forbidden`
 */
export async function rotateClientSecret(
  ctx: IdentityCtx,
  input: { readonly clientId: string },
): Promise<{ clientSecret: string }> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  const clientSecret = randomToken();
  const { count } = await ctx.db.client.updateMany({
    where: { clientId: input.clientId, firstParty: false, authMethod: { not: "none" }, disabledAt: null },
    data: { secretHash: digest(clientSecret).toString("base64url") },
  });
  if (count === 0) throw new DomainError("not_found");
  await writeAudit(ctx, { action: "client.secret_rotated", data: { clientId: input.clientId } });
  return { clientSecret };
}
