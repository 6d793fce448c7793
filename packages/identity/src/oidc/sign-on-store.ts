import { isDeepStrictEqual } from "node:util";
import type { Database, Realm } from "@hutong/db";
import { digest } from "@hutong/kernel";
import type { Adapter, AdapterPayload, KoaContextWithOIDC } from "oidc-provider";
import { Provider } from "oidc-provider";
import { realmsOfSite, siteAccountsText } from "../site-account.ts";
import { askedRealm } from "./house-client.ts";
import { withoutId } from "./record-store.ts";
import { redemptionOf } from "./redemption.ts";

/** A session as this request found it. */
interface Found {
  readonly id: string;
  /** As JSON, for the library changes the object it was given. */
  readonly content: string;
  readonly exp: number;
}

const asFound = new WeakMap<KoaContextWithOIDC, Found>();

const foundAccount = new WeakMap<KoaContextWithOIDC, { readonly userId: string; readonly realm: Realm }>();

/** True if the statement that brought the session saw that this person has an account at sites of this realm. */
export function isKnownToHaveAccount(ctx: KoaContextWithOIDC, userId: string, realm: Realm): boolean {
  const found = foundAccount.get(ctx);
  return found?.userId === userId && found.realm === realm;
}

/** The library saves the session at every hop; its idle time is prolonged on disk at most this often. */
const prolongAfterSeconds = 600;

function contentOf({ jti: _jti, iat: _iat, exp: _exp, ...content }: AdapterPayload): string {
  return JSON.stringify(content);
}

/** True if saving would write nothing but a slightly later end. */
function isUnchanged(id: string, payload: AdapterPayload): boolean {
  const found = Provider.ctx && asFound.get(Provider.ctx);
  if (!found || found.id !== id) return false;
  // Not compared as text: what jsonb gives back has its keys in another order than the library's.
  if (!isDeepStrictEqual(JSON.parse(found.content), JSON.parse(contentOf(payload)))) return false;
  return Number(payload.exp) - found.exp < prolongAfterSeconds;
}

/** The sign-on session: one row a browser, whose end ends every site session of it. */
export class SessionStore implements Adapter {
  readonly #pool: Database["pool"];

  constructor(database: Database) {
    this.#pool = database.pool;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    if (isUnchanged(id, payload)) return;
    const request = Provider.ctx?.req;
    await this.#pool.query({
      name: "sign_on_upsert",
      text: `insert into sign_on_sessions (uid, id_hash, user_id, payload, user_agent, ip, signed_in_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, to_timestamp($7), now() + make_interval(secs => $8))
        on conflict (uid) do update set id_hash = excluded.id_hash, user_id = excluded.user_id,
          payload = excluded.payload, user_agent = excluded.user_agent, ip = excluded.ip,
          signed_in_at = excluded.signed_in_at, last_seen_at = now(), expires_at = excluded.expires_at`,
      values: [
        payload.uid,
        digest(id),
        payload.accountId ?? null,
        JSON.stringify(withoutId(payload)),
        request?.headers["user-agent"]?.slice(0, 512) ?? null,
        String(request?.headers["x-forwarded-for"] ?? "").slice(0, 64) || null,
        payload.loginTs ?? null,
        expiresIn,
      ],
    });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const { ctx } = Provider;
    const realm = ctx && askedRealm(ctx);
    const { rows } = await this.#pool.query<{ payload: AdapterPayload; has_account: boolean }>({
      name: "sign_on_find",
      text: `select payload, exists (${siteAccountsText("s.user_id", "$2::realm[]", "$3::realm")}) as has_account
        from sign_on_sessions s where id_hash = $1 and expires_at > now()`,
      values: [digest(id), realm ? realmsOfSite[realm] : [], realm],
    });
    const payload = rows[0]?.payload;
    if (!payload) return undefined;
    if (ctx) {
      asFound.set(ctx, { id, content: contentOf(payload), exp: Number(payload.exp) });
      if (realm && rows[0]?.has_account) foundAccount.set(ctx, { userId: payload.accountId ?? "", realm });
    }
    return { ...payload, jti: id };
  }

  /** By its uid, for checks alone: the identifier is not known here, so what comes back cannot be saved. */
  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const redeemed = Provider.ctx && redemptionOf(Provider.ctx);
    if (redeemed && redeemed.signOnUid === uid) return redeemed.signOn;
    const { rows } = await this.#pool.query<{ payload: AdapterPayload }>({
      name: "sign_on_find_by_uid",
      text: "select payload from sign_on_sessions where uid = $1 and expires_at > now()",
      values: [uid],
    });
    return rows[0]?.payload;
  }

  async destroy(id: string): Promise<void> {
    // A new identifier for the same session (after a sign-in or step-up): the upsert that follows replaces the
    // digest in place, so that the site sessions that hang on the row live on.
    const session = Provider.ctx?.oidc?.entities.Session as { oldId?: string } | undefined;
    if (session?.oldId === id) return;
    await this.#pool.query({
      name: "sign_on_destroy",
      text: "delete from sign_on_sessions where id_hash = $1",
      values: [digest(id)],
    });
  }

  async consume(): Promise<void> {}

  async revokeByGrantId(): Promise<void> {}

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }
}
