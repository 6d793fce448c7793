import type { Prisma } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";

/** What an operator may change of a client. */
export const clientSettings = {
  name: true,
  redirectUris: true,
  postLogoutRedirectUris: true,
  backchannelLogoutUri: true,
  requireConsent: true,
  shopCredentials: true,
  shopApi: true,
  idTokenAlg: true,
  accessTokenSeconds: true,
  idTokenSeconds: true,
  refreshIdleSeconds: true,
  refreshAbsoluteSeconds: true,
} as const;

const clientSelect = {
  ...clientSettings,
  clientId: true,
  authMethod: true,
  firstParty: true,
  createdAt: true,
  disabledAt: true,
} as const;

/** A client as administrators see it: everything but its secret, of which there is only a digest. */
export type ClientView = Readonly<Prisma.ClientGetPayload<{ select: typeof clientSelect }>>;

const readers = ["support", "operator", "auditor", "owner"] as const;

/** Every client, the oldest first; at most 1,000. @throws DomainError `forbidden`, `not_signed_in` */
export async function listClients(ctx: IdentityCtx): Promise<ClientView[]> {
  await assertAdministrator(ctx, readers);
  return ctx.db.client.findMany({ orderBy: { createdAt: "asc" }, take: 1_000, select: clientSelect });
}

/** One client. @throws DomainError `not_found`, `forbidden`, `not_signed_in` */
export async function readClient(
  ctx: IdentityCtx,
  { clientId }: { readonly clientId: string },
): Promise<ClientView> {
  await assertAdministrator(ctx, readers);
  const client = await ctx.db.client.findUnique({
    where: { clientId: clientId.slice(0, 64) },
    select: clientSelect,
  });
  if (!client) throw new DomainError("not_found");
  return client;
}
