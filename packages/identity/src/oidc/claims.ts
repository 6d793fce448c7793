import type { Database, Realm } from "@hutong/db";
import type { UserId } from "@hutong/kernel";
import type { AccountClaims, KoaContextWithOIDC } from "oidc-provider";
import { findSiteAccount } from "../site-account.ts";
import { realmOf } from "./house-client.ts";
import { redemptionOf } from "./redemption.ts";
import { houseScope } from "./scopes.ts";

export interface PersonRow {
  display_name: string;
  locale: string | null;
  updated_at: Date;
  email: string | null;
  accounts: Array<{ realm: Realm; login_name: string; member_no: string; linked_at: string }> | null;
}

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
  const redeemed = redemptionOf(ctx);
  const [person, house] = await Promise.all([
    redeemed?.userId === userId ? redeemed.person : readPerson(database, userId, scopes),
    scopes.has(houseScope) ? houseClaims(database, ctx, userId) : undefined,
  ]);
  if (!person) return { sub: userId };
  return {
    sub: userId,
    name: person.display_name,
    ...(person.locale ? { locale: person.locale } : {}),
    updated_at: Math.floor(person.updated_at.getTime() / 1000),
    ...(person.email ? { email: person.email, email_verified: true } : {}),
    ...(scopes.has("site_accounts") ? { site_accounts: person.accounts ?? [] } : {}),
    ...house,
  };
}

/** SQL for what may be told of a person, with three SQL expressions: a uuid and two booleans. */
export function personText(user: string, wantsEmail: string, wantsAccounts: string): string {
  return `select u.display_name, u.locale, u.updated_at,
        case when ${wantsEmail} then (select c.value from contacts c
          where c.user_id = u.id and c.kind = 'email' and c.verified_at is not null
          order by c.created_at limit 1) end as email,
        case when ${wantsAccounts} then (select json_agg(json_build_object('realm', a.realm, 'login_name', a.login_name,
            'member_no', a.member_no, 'linked_at', l.started_at) order by a.created_at)
          from accounts a join links l on l.open_account_id = a.id
          where a.user_id = u.id and a.status = 'active') end as accounts
      from users u where u.id = ${user}`;
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
