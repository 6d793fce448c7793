import { type AccountId, digest, type SeatId } from "@hutong/kernel";
import type { AdapterPayload, KoaContextWithOIDC } from "oidc-provider";
import { errors, Provider } from "oidc-provider";
import { realmsOfSite, siteAccountsText } from "../site-account.ts";
import { isFirstParty, realmOf } from "./house-client.ts";
import { fromRow, RecordStore, withoutId } from "./record-store.ts";
import { type BroughtRow, broughtColumns, broughtJoins, keepRedemption } from "./redemption.ts";

interface FoundRow extends BroughtRow {
  payload: AdapterPayload;
  consumed: number | null;
}

interface TakenRow extends FoundRow {
  account_id: AccountId | null;
  seat_id: SeatId | null;
}

/** Takes the code and brings what the token call needs: the sign-on, the person, the consent, the account. */
const takeText = `with before as (
    select id_hash, consumed_at from provider_records
    where model = 'AuthorizationCode' and id_hash = $1 and expires_at > now() for update
  ), t as (
    update provider_records r set consumed_at = coalesce(r.consumed_at, now())
    from before where r.model = 'AuthorizationCode' and r.id_hash = before.id_hash
    returning r.payload, extract(epoch from before.consumed_at)::int as consumed
  )
  select t.payload, t.consumed, ${broughtColumns}, account.account_id, account.seat_id
  from t
    ${broughtJoins}
    left join lateral (
      ${siteAccountsText("(t.payload->>'accountId')::uuid", "$2::realm[]", "$3::realm")} limit 1
    ) account on true`;

/** A token, with what its endpoint needs of the person and of her consent. */
const findText = `select t.payload, extract(epoch from t.consumed_at)::int as consumed, ${broughtColumns}
  from provider_records t ${broughtJoins}
  where t.model = $1 and t.id_hash = $2 and (t.expires_at is null or t.expires_at > now())`;

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
    if (ctx && row) {
      const account = row.account_id ? { accountId: row.account_id, seatId: row.seat_id } : undefined;
      keepRedemption(ctx, row.payload, row, account);
    }
    return fromRow(id, row);
  }

  /** Done by `find`. */
  override async consume(): Promise<void> {}
}

/** Tokens: found with what their endpoints need, by one statement. */
class TokenStore extends RecordStore {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    const { rows } = await this.pool.query<FoundRow>({
      name: "token_find",
      text: findText,
      values: [this.model, digest(id)],
    });
    const row = rows[0];
    if (Provider.ctx && row) keepRedemption(Provider.ctx, row.payload, row);
    return fromRow(id, row);
  }
}

/** For so long a refresh token that was just used may come again from the same client without ending the family. */
const refreshGraceSeconds = 10;

/**
 * Refresh tokens rotate. An honest client may send the same one several times at once (tabs, retries): one gets the
 * successor, the others are refused, and nothing is revoked. Later reuse is theft, and ends the family (SECURITY 6).
 */
export class RefreshTokenStore extends TokenStore {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    const found = await super.find(id);
    const consumed = found?.consumed;
    if (typeof consumed !== "number" || Date.now() / 1000 - consumed > refreshGraceSeconds) return found;
    // Within the grace it looks fresh; the atomic `consume` refuses all but the first.
    const { consumed: _hidden, ...fresh } = found as AdapterPayload;
    return fresh;
  }

  /** Done together with the successor's `upsert`, which the library calls next: both happen, or neither. */
  override async consume(id: string): Promise<void> {
    const { ctx } = Provider;
    if (ctx) rotated.set(ctx, id);
    else await super.consume(id);
  }

  /** @throws InvalidGrant where it succeeds a token that was used in the meantime */
  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { ctx } = Provider;
    const before = ctx && rotated.get(ctx);
    if (!ctx || before === undefined) return super.upsert(id, payload, expiresIn);
    rotated.delete(ctx);
    const { rowCount } = await this.pool.query({
      name: "refresh_rotate",
      text: `with used as (
          update provider_records set consumed_at = now()
          where model = 'RefreshToken' and id_hash = $1 and consumed_at is null returning 1
        )
        insert into provider_records (model, id_hash, payload, grant_id, expires_at)
        select 'RefreshToken', $2, $3, $4, now() + make_interval(secs => $5) from used`,
      values: [
        digest(before),
        digest(id),
        JSON.stringify(withoutId(payload)),
        payload.grantId ?? null,
        expiresIn,
      ],
    });
    if (rowCount !== 1) throw new errors.InvalidGrant("already used");
  }
}

/** The refresh token that is being replaced in a request. */
const rotated = new WeakMap<KoaContextWithOIDC, string>();

/**
 * Access tokens. Our own sites never use theirs (what they need stands in the ID token), so those are not stored and
 * open nothing.
 */
export class AccessTokenStore extends TokenStore {
  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { ctx } = Provider;
    if (ctx?.oidc?.client && isFirstParty(ctx)) return;
    await super.upsert(id, payload, expiresIn);
  }
}
