import type { AdapterPayload, KoaContextWithOIDC } from "oidc-provider";
import type { SiteAccount } from "../site-account.ts";
import { type PersonRow, personText } from "./person-text.ts";

/**
 * What the statement that found a code or a token brought along: whatever else its endpoint would ask the database
 * for. The round trips are what a call costs, more than the work in them.
 */
export interface Redemption {
  readonly userId: string;
  readonly signOnUid: string;
  /** The sign-on session behind it; undefined where it has ended. */
  readonly signOn: AdapterPayload | undefined;
  /** What its scopes may tell of the person. */
  readonly person: PersonRow | undefined;
  /** The account she acts for at this site, if it has one. */
  readonly account: SiteAccount | undefined;
  readonly grantId: string | undefined;
  /** The consent that the grant is, where it is one and stands. */
  readonly consent: ConsentRow | undefined;
}

export interface ConsentRow {
  readonly user_id: string;
  readonly client_id: string;
  readonly scopes: string[];
  readonly declined: string[];
  readonly claims: string[];
  readonly declined_claims: string[];
}

/** The columns of `broughtJoins`. */
export interface BroughtRow extends Omit<PersonRow, "display_name"> {
  readonly display_name: string | null;
  readonly sign_on: AdapterPayload | null;
  readonly consent: ConsentRow | null;
}

/** SQL: what is brought along with a record `t` of `provider_records`. */
export const broughtColumns = `s.payload as sign_on, p.*, case when c.id is null then null else
    json_build_object('user_id', c.user_id, 'client_id', c.client_id, 'scopes', c.scopes, 'declined', c.declined,
      'claims', c.claims, 'declined_claims', c.declined_claims)
  end as consent`;

const scopes = "string_to_array(t.payload->>'scope', ' ')";
export const broughtJoins = `left join sign_on_sessions s
    on s.uid = t.payload->>'sessionUid' and s.expires_at > now()
  left join lateral (${personText(
    "(t.payload->>'accountId')::uuid",
    `'email' = any(${scopes})`,
    `'site_accounts' = any(${scopes})`,
  )}) p on true
  left join consents c
    on c.id = case when t.payload->>'grantId' like 'consent.%' then substr(t.payload->>'grantId', 9)::uuid end
    and c.withdrawn_at is null and (c.expires_at is null or c.expires_at > now())`;

const redemptions = new WeakMap<KoaContextWithOIDC, Redemption>();

/** Keeps what was read with a code or token, for this request. */
export function keepRedemption(
  ctx: KoaContextWithOIDC,
  payload: AdapterPayload,
  row: BroughtRow,
  account?: SiteAccount,
): void {
  if (!payload.accountId) return;
  const { display_name, locale, updated_at, email, accounts } = row;
  redemptions.set(ctx, {
    userId: payload.accountId,
    signOnUid: payload.sessionUid ?? "",
    signOn: row.sign_on ?? undefined,
    person: display_name === null ? undefined : { display_name, locale, updated_at, email, accounts },
    account,
    grantId: payload.grantId,
    consent: row.consent ?? undefined,
  });
}

/** What was read with the code or token of this request; undefined in a request without one. */
export function redemptionOf(ctx: KoaContextWithOIDC): Redemption | undefined {
  return redemptions.get(ctx);
}
