import type { Database } from "@hutong/db";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { Provider } from "oidc-provider";
import { parseConsentGrantId, parseFirstPartyGrantId } from "./grant-id.ts";
import { type ConsentRow, redemptionOf } from "./redemption.ts";
import { claimsByScope, isShopApiScope } from "./scopes.ts";

/**
 * Grants are not stored: a site that need not ask has a derived one, a third party's is the person's consent, as it
 * stands now. A withdrawn or expired consent is no grant, so its tokens stop at the next use (SECURITY 23).
 */
export class GrantStore implements Adapter {
  readonly #pool: Database["pool"];
  /** The address of the shops' API, which its scopes are of. */
  readonly #shopApi: string;

  constructor(database: Database, shopApi: string) {
    this.#pool = database.pool;
    this.#shopApi = shopApi;
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const derived = parseFirstPartyGrantId(id);
    if (derived) {
      return grant(id, derived.userId, derived.clientId, { scope: Object.keys(claimsByScope).join(" ") });
    }
    const consentId = parseConsentGrantId(id);
    return consentId ? this.#fromConsent(id, consentId) : undefined;
  }

  async #fromConsent(id: string, consentId: string): Promise<AdapterPayload | undefined> {
    const row = await this.#readConsent(id, consentId);
    if (!row) return undefined;
    const asked = split([...row.scopes, ...row.declined]);
    const declined = split(row.declined);
    return {
      ...grant(id, row.user_id, row.client_id, { scope: asked.openid, claims: row.claims }),
      resources: { [this.#shopApi]: asked.shopApi },
      rejected: {
        openid: { scope: declined.openid, claims: row.declined_claims },
        resources: { [this.#shopApi]: declined.shopApi },
      },
    };
  }

  async #readConsent(id: string, consentId: string): Promise<ConsentRow | undefined> {
    const redeemed = Provider.ctx && redemptionOf(Provider.ctx);
    if (redeemed?.grantId === id) return redeemed.consent;
    const { rows } = await this.#pool.query<ConsentRow>({
      name: "grant_of_consent",
      text: `select user_id, client_id, scopes, declined, claims, declined_claims from consents
        where id = $1 and withdrawn_at is null and (expires_at is null or expires_at > now())`,
      values: [consentId],
    });
    return rows[0];
  }

  async upsert(): Promise<void> {}

  async destroy(): Promise<void> {}

  async consume(): Promise<void> {}

  async revokeByGrantId(): Promise<void> {}

  async findByUid(): Promise<undefined> {
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }
}

/** Scopes of the shops' API are of that resource (RFC 8707), the others of the person. */
function split(scopes: readonly string[]): { openid: string; shopApi: string } {
  return {
    openid: scopes.filter((scope) => !isShopApiScope(scope)).join(" "),
    shopApi: scopes.filter(isShopApiScope).join(" "),
  };
}

function grant(
  id: string,
  accountId: string,
  clientId: string,
  openid: { scope: string; claims?: string[] },
): AdapterPayload {
  const iat = Math.floor(Date.now() / 1000);
  return { kind: "Grant", jti: id, iat, exp: iat + 3_600, accountId, clientId, openid };
}
