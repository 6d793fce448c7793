import { type AccountId, digest, type SeatId } from "@hutong/kernel";
import type { AdapterPayload } from "oidc-provider";
import { Provider } from "oidc-provider";
import { realmsOfSite, siteAccountsText } from "../site-account.ts";
import { type PersonRow, personText } from "./claims.ts";
import { isFirstParty, realmOf } from "./house-client.ts";
import { fromRow, RecordStore } from "./record-store.ts";
import { keepRedemption } from "./redemption.ts";

interface TakenRow extends Omit<PersonRow, "display_name"> {
  payload: AdapterPayload;
  consumed: number | null;
  sign_on: AdapterPayload | null;
  display_name: string;
  account_id: AccountId | null;
  seat_id: SeatId | null;
}

/** Takes the code and brings what the token needs: the sign-on, the person as far as its scopes tell, the account. */
const takeText = `with before as (
    select id_hash, consumed_at from provider_records
    where model = 'AuthorizationCode' and id_hash = $1 and expires_at > now() for update
  ), taken as (
    update provider_records r set consumed_at = coalesce(r.consumed_at, now())
    from before where r.model = 'AuthorizationCode' and r.id_hash = before.id_hash
    returning r.payload, extract(epoch from before.consumed_at)::int as consumed,
      (r.payload->>'accountId')::uuid as user_id, string_to_array(r.payload->>'scope', ' ') as scopes
  )
  select t.payload, t.consumed, s.payload as sign_on, p.*, account.account_id, account.seat_id
  from taken t
    left join sign_on_sessions s on s.uid = t.payload->>'sessionUid' and s.expires_at > now()
    left join lateral (${personText("t.user_id", "'email' = any(t.scopes)", "'site_accounts' = any(t.scopes)")}) p on true
    left join lateral (${siteAccountsText("t.user_id", "$2::realm[]", "$3::realm")} limit 1) account on true`;

/**
 * Codes: looked up and used up by one statement. Of any number of redemptions at the same moment exactly one finds
 * it fresh; the others find it consumed, and the library revokes what the first gave (SECURITY 4). A code that is
 * shown with a wrong verifier is used up too: whoever shows it has stolen it or is broken.
 */
export class CodeStore extends RecordStore {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    const { ctx } = Provider;
    const realm = ctx?.oidc?.client ? realmOf(ctx) : null;
    const { rows } = await this.pool.query<TakenRow>({
      name: "code_take",
      text: takeText,
      values: [digest(id), realm ? realmsOfSite[realm] : [], realm],
    });
    const row = rows[0];
    if (ctx && row?.payload.accountId) {
      keepRedemption(ctx, {
        userId: row.payload.accountId,
        signOnUid: row.payload.sessionUid ?? "",
        signOn: row.sign_on ?? undefined,
        person: row.display_name === null ? undefined : row,
        account: row.account_id ? { accountId: row.account_id, seatId: row.seat_id } : undefined,
      });
    }
    return fromRow(id, row);
  }

  /** Done by `find`. */
  override async consume(): Promise<void> {}
}

/** For so long a refresh token that was just used may come again from the same client without ending the family. */
const refreshGraceSeconds = 10;

/**
 * Refresh tokens rotate. An honest client may send the same one several times at once (tabs, retries): one gets the
 * successor, the others are refused, and nothing is revoked. Later reuse is theft, and ends the family (SECURITY 6).
 */
export class RefreshTokenStore extends RecordStore {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    const found = await super.find(id);
    const consumed = found?.consumed;
    if (typeof consumed !== "number" || Date.now() / 1000 - consumed > refreshGraceSeconds) return found;
    // Within the grace it looks fresh; the atomic `consume` refuses all but the first.
    const { consumed: _hidden, ...fresh } = found as AdapterPayload;
    return fresh;
  }
}

/**
 * Access tokens. Our own sites never use theirs (what they need stands in the ID token), so those are not stored and
 * open nothing.
 */
export class AccessTokenStore extends RecordStore {
  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { ctx } = Provider;
    if (ctx?.oidc?.client && isFirstParty(ctx)) return;
    await super.upsert(id, payload, expiresIn);
  }
}
