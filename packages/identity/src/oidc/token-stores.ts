import { digest } from "@hutong/kernel";
import type { AdapterPayload } from "oidc-provider";
import { Provider } from "oidc-provider";
import { isFirstParty } from "./house-client.ts";
import { fromRow, RecordStore } from "./record-store.ts";

/**
 * Codes: looked up and used up by one statement. Of any number of redemptions at the same moment exactly one finds
 * it fresh; the others find it consumed, and the library revokes what the first gave (SECURITY 4). A code that is
 * shown with a wrong verifier is used up too: whoever shows it has stolen it or is broken.
 */
export class CodeStore extends RecordStore {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    const { rows } = await this.pool.query<{ payload: AdapterPayload; consumed: number | null }>({
      name: "code_take",
      text: `with before as (
          select id_hash, consumed_at from provider_records
          where model = 'AuthorizationCode' and id_hash = $1 and expires_at > now() for update
        )
        update provider_records r set consumed_at = coalesce(r.consumed_at, now())
        from before where r.model = 'AuthorizationCode' and r.id_hash = before.id_hash
        returning r.payload, extract(epoch from before.consumed_at)::int as consumed`,
      values: [digest(id)],
    });
    return fromRow(id, rows[0]);
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
