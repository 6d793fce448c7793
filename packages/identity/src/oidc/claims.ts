import type { Database } from "@hutong/db";
import type { UserId } from "@hutong/kernel";
import type { AccountClaims, KoaContextWithOIDC } from "oidc-provider";
import { findSiteAccount } from "../site-account.ts";
import { realmOf } from "./house-client.ts";
import { type PersonRow, personText } from "./person-text.ts";
import { redemptionOf } from "./redemption.ts";
import { houseScope, shopScope } from "./scopes.ts";
import { type ShopCredentials, shopClaimsOf } from "./shop-credentials.ts";

/**
 * What a token says of a person: only what its scopes give. Our own sites learn which account to act for and
 * which sign-on session their own session hangs on. `use` is where it will stand: `id_token` or `userinfo`.
 */
export async function claimsOf(
  { database, shopCredentials }: { readonly database: Database; readonly shopCredentials: ShopCredentials },
  ctx: KoaContextWithOIDC,
  use: string,
  { userId, scope }: { readonly userId: string; readonly scope: string },
): Promise<AccountClaims> {
  const scopes = new Set(scope.split(" "));
  const redeemed = redemptionOf(ctx);
  const [person, house, shop] = await Promise.all([
    redeemed?.userId === userId ? redeemed.person : readPerson(database, userId, scopes),
    scopes.has(houseScope) ? houseClaims(database, ctx, userId) : undefined,
    scopes.has(shopScope) ? shopClaimsOf(shopCredentials, ctx, use, userId) : undefined,
  ]);
  if (!person) return { sub: userId };
  return {
    ...shop,
    sub: userId,
    name: person.display_name,
    ...(person.locale ? { locale: person.locale } : {}),
    updated_at: Math.floor(person.updated_at.getTime() / 1000),
    ...(person.email ? { email: person.email, email_verified: true } : {}),
    ...(scopes.has("site_accounts") ? { site_accounts: person.accounts ?? [] } : {}),
    ...house,
  };
}

/** One statement, whichever scopes are asked. */
async function readPerson(
  database: Database,
  userId: string,
  scopes: ReadonlySet<string>,
): Promise<PersonRow | undefined> {
  const { rows } = await database.pool.query<PersonRow>({
    name: "claims_person",
    text: personText("$1::uuid", "$2", "$3"),
    values: [userId, scopes.has("email"), scopes.has("site_accounts")],
  });
  return rows[0];
}

async function houseClaims(database: Database, ctx: KoaContextWithOIDC, userId: string) {
  const account = await actingAccount(database, ctx, userId);
  const code = ctx.oidc.entities.AuthorizationCode as { sessionUid?: string } | undefined;
  return {
    ...(account ? { site_account: { id: account.accountId, seat_id: account.seatId } } : {}),
    ...(code?.sessionUid ? { sign_on: code.sessionUid } : {}),
  };
}

function actingAccount(database: Database, ctx: KoaContextWithOIDC, userId: string) {
  const redeemed = redemptionOf(ctx);
  if (redeemed?.userId === userId) return redeemed.account;
  const realm = realmOf(ctx);
  return realm ? findSiteAccount(database.pool, userId as UserId, realm) : undefined;
}
