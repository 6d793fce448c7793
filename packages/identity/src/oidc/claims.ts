import type { Database } from "@hutong/db";
import { noOrigin, type UserId } from "@hutong/kernel";
import type { AccountClaims, KoaContextWithOIDC } from "oidc-provider";
import { findSiteAccount } from "../site-account.ts";
import { realmOf } from "./house-client.ts";
import { houseScope } from "./scopes.ts";

/**
 * What a token says of a person: only what its scopes give. Our own sites learn which account to act for and
 * which sign-on session their own session hangs on.
 */
export async function claimsOf(
  database: Database,
  ctx: KoaContextWithOIDC,
  userId: string,
  scope: string,
): Promise<AccountClaims> {
  const scopes = new Set(scope.split(" "));
  const person = await database.prisma.user.findUnique({
    where: { id: userId },
    select: {
      displayName: true,
      locale: true,
      updatedAt: true,
      contacts: scopes.has("email") ? emailSelect : { take: 0, select: { value: true } },
      accounts: scopes.has("site_accounts") ? accountSelect : { take: 0, select: accountSelect.select },
    },
  });
  if (!person) return { sub: userId };
  const email = person.contacts[0]?.value;
  return {
    sub: userId,
    name: person.displayName,
    ...(person.locale ? { locale: person.locale } : {}),
    updated_at: Math.floor(person.updatedAt.getTime() / 1000),
    ...(email ? { email, email_verified: true } : {}),
    site_accounts: person.accounts.map((account) => ({
      realm: account.realm,
      login_name: account.loginName,
      member_no: account.memberNo,
      linked_at: account.links[0]?.startedAt.toISOString(),
    })),
    ...(scopes.has(houseScope) ? await houseClaims(database, ctx, userId as UserId) : {}),
  };
}

const emailSelect = {
  where: { kind: "email" as const, verifiedAt: { not: null } },
  orderBy: { createdAt: "asc" as const },
  take: 1,
  select: { value: true },
};

const accountSelect = {
  where: { status: "active" as const },
  orderBy: { createdAt: "asc" as const },
  take: 50,
  select: {
    realm: true,
    loginName: true,
    memberNo: true,
    links: { where: { endedAt: null }, take: 1, select: { startedAt: true } },
  },
};

async function houseClaims(database: Database, ctx: KoaContextWithOIDC, userId: UserId) {
  const realm = realmOf(ctx);
  const account = realm
    ? await findSiteAccount(
        { db: database.prisma, actor: { kind: "person", userId }, now: new Date(), origin: noOrigin },
        userId,
        realm,
      )
    : undefined;
  const code = ctx.oidc.entities.AuthorizationCode as { sessionUid?: string } | undefined;
  return {
    ...(account ? { site_account: { id: account.accountId, seat_id: account.seatId } } : {}),
    ...(code?.sessionUid ? { sign_on: code.sessionUid } : {}),
  };
}
