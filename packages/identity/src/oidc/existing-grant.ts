import type { KoaContextWithOIDC } from "oidc-provider";
import type { Pool } from "pg";
import { consentGrantId, firstPartyGrantId } from "./grant-id.ts";
import { asksConsent } from "./house-client.ts";
import { claimsByScope } from "./scopes.ts";

/**
 * What the site in hand may know of the person signed in: everything its scopes name, where it need not ask; else
 * what her consent says, the one just given or the one that stands.
 */
export async function existingGrant(pool: Pool, ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const { accountId, uid: sessionUid } = session;
  if (asksConsent(ctx)) {
    const grantId = ctx.oidc.result?.consent?.grantId ?? (await consentOf(pool, accountId, client.clientId));
    return grantId ? provider.Grant.find(grantId) : undefined;
  }
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope(Object.keys(claimsByScope).join(" "));
  grant.jti = firstPartyGrantId({ clientId: client.clientId, userId: accountId, sessionUid });
  return grant;
}

async function consentOf(pool: Pool, userId: string, clientId: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>({
    name: "consent_of",
    text: `select id from consents where user_id = $1::uuid and client_id = $2 and withdrawn_at is null
      and (expires_at is null or expires_at > now()) order by granted_at desc limit 1`,
    values: [userId, clientId],
  });
  return rows[0] && consentGrantId(rows[0].id);
}
