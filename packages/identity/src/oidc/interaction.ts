import type { Realm } from "@hutong/db";
import { DomainError, digest, type UserId } from "@hutong/kernel";
import type { Pool } from "pg";
import { type AskedClaim, askedClaims, parseClaimsParameter } from "./asked-claims.ts";
import { shopScope } from "./scopes.ts";

/** The cookie by which a browser owns an interaction. */
export const interactionCookie = "__Secure-hutong_interaction";

/** A sign-in under way, as its pages need it. */
export interface Interaction {
  readonly uid: string;
  readonly prompt: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly realm: Realm | null;
  /** One of our own sites. */
  readonly isFirstParty: boolean;
  readonly redirectUri: string;
  readonly screenHint: string | null;
  readonly loginHint: string | null;
  /** The scopes the site asks for. */
  readonly scopes: readonly string[];
  /** Its claims parameter (OpenID Connect Core 5.5), as it was sent. */
  readonly claimsParameter: string | null;
  /** Who is signed in already, where the question is not who she is. */
  readonly userId: UserId | null;
  /** She is to prove once more that it is she (`prompt=login`, `max_age`). */
  readonly confirms: boolean;
  /** The site asks for a proof of its own time, whoever is signed in: an older one will not do. */
  readonly wantsFresh: boolean;
}

interface InteractionRow {
  prompt: string;
  client_id: string;
  client_name: string;
  realm: Realm | null;
  first_party: boolean;
  redirect_uri: string;
  screen_hint: string | null;
  login_hint: string | null;
  scope: string | null;
  claims: string | null;
  user_id: UserId | null;
  confirms: boolean | null;
  wants_fresh: boolean;
}

/**
 * A sign-in under way, if this browser owns it: `cookie` is the value of `interactionCookie`. Without that
 * check, whoever sent a link to his own unfinished sign-in would end up signed in as the person who follows it.
 */
export async function readInteraction(
  pool: Pool,
  uid: string,
  cookie: string | undefined,
): Promise<Interaction | undefined> {
  if (cookie !== uid) return undefined;
  const { rows } = await pool.query<InteractionRow>({
    name: "interaction_read",
    text: `select r.payload->'prompt'->>'name' as prompt, c.client_id, c.name as client_name, c.realm, c.first_party,
        r.payload->'params'->>'redirect_uri' as redirect_uri, r.payload->'params'->>'screen_hint' as screen_hint,
        r.payload->'params'->>'login_hint' as login_hint,
        r.payload->'params'->>'scope' as scope, r.payload->'params'->>'claims' as claims,
        r.payload->'session'->>'accountId' as user_id,
        r.payload->'prompt'->'reasons' ?| array['login_prompt', 'max_age'] as confirms,
        (r.payload->'params' ? 'max_age' or coalesce(r.payload->'params'->>'prompt', '') ~ '\\mlogin\\M') as wants_fresh
      from provider_records r join clients c on c.client_id = r.payload->'params'->>'client_id'
      where r.model = 'Interaction' and r.id_hash = $1 and r.expires_at > now()`,
    values: [digest(uid)],
  });
  const row = rows[0];
  if (!row) return undefined;
  return {
    uid,
    prompt: row.prompt,
    clientId: row.client_id,
    clientName: row.client_name,
    realm: row.realm,
    isFirstParty: row.first_party,
    redirectUri: row.redirect_uri,
    screenHint: row.screen_hint,
    loginHint: row.login_hint,
    scopes: (row.scope ?? "openid").split(" ").slice(0, 20),
    claimsParameter: row.claims,
    userId: row.user_id,
    confirms: row.user_id !== null && row.confirms === true,
    wantsFresh: row.wants_fresh,
  };
}

/** The claims of a shop, of those there are, that the site of this sign-in asks for: none without the scope for them. */
export function shopClaimsAsked(interaction: Interaction, known: readonly string[]): readonly AskedClaim[] {
  if (!interaction.scopes.includes(shopScope)) return [];
  return askedClaims(parseClaimsParameter(interaction.claimsParameter), known);
}

/**
 * Records that the person of this interaction has proven who she is. A sign-on of somebody else in the same
 * browser ends here. `proof` says how and when where it was not by her password, now (RFC 8176 has no value for another
 * provider's word).
 * @returns where the browser goes next: the provider's own address
 * @throws DomainError("expired") when the interaction is gone
 */
export async function finishSignIn(
  pool: Pool,
  uid: string,
  userId: UserId,
  proof?: { readonly at: Date },
): Promise<string> {
  const how = proof ? { ts: Math.floor(proof.at.getTime() / 1_000) } : { amr: ["pwd"] };
  const result = { login: { accountId: userId, ...how } };
  const { rows } = await pool.query<{ return_to: string }>({
    name: "interaction_finish",
    text: `with current as (
        select id_hash, payload from provider_records
        where model = 'Interaction' and id_hash = $1 and expires_at > now() for update
      ), ended as (
        delete from sign_on_sessions s using current c
        where s.uid = c.payload->'session'->>'uid' and s.user_id <> $2::uuid
        returning s.uid
      )
      update provider_records r set payload = case when exists (select from ended)
          then (c.payload - 'session') || $3::jsonb else c.payload || $3::jsonb end
      from current c where r.model = 'Interaction' and r.id_hash = c.id_hash
      returning c.payload->>'returnTo' as return_to`,
    values: [digest(uid), userId, JSON.stringify({ result })],
  });
  const returnTo = rows[0]?.return_to;
  if (!returnTo) throw new DomainError("expired");
  return returnTo;
}

/**
 * Records the answer to a question of consent: the grant she gave, or that she declined.
 * @returns where the browser goes next
 * @throws DomainError("expired") when the interaction is gone
 */
export async function finishConsent(pool: Pool, uid: string, grantId: string | undefined): Promise<string> {
  const result = grantId
    ? { consent: { grantId } }
    : { error: "access_denied", error_description: "the person declined" };
  const { rows } = await pool.query<{ return_to: string }>({
    name: "interaction_consent",
    text: `update provider_records set payload = payload || $2::jsonb
      where model = 'Interaction' and id_hash = $1 and expires_at > now() returning payload->>'returnTo' as return_to`,
    values: [digest(uid), JSON.stringify({ result })],
  });
  const returnTo = rows[0]?.return_to;
  if (!returnTo) throw new DomainError("expired");
  return returnTo;
}

/**
 * The other sites that the answer to a form on this page may lead to: the one a sign-in under way is for, the one a
 * sign-out was asked from. For the page's form-action, which browsers apply to redirects too.
 */
export async function originsBehindForms(pool: Pool, url: URL): Promise<string[]> {
  const uid = url.pathname.match(/^\/sign-in\/([\w-]{16,64})(?:\/|$)/)?.[1];
  const clientId = url.pathname === "/sign-out" ? url.searchParams.get("client") : null;
  if (!uid && !clientId) return [];
  const { rows } = await pool.query<{ uri: string }>({
    name: "origins_behind_forms",
    text: `select payload->'params'->>'redirect_uri' as uri from provider_records
        where model = 'Interaction' and id_hash = $1 and expires_at > now()
      union all
      select unnest(post_logout_redirect_uris) from clients where client_id = $2 and disabled_at is null`,
    values: [uid ? digest(uid) : null, clientId],
  });
  return rows.flatMap(({ uri }) => (URL.canParse(uri) ? [new URL(uri).origin] : []));
}
