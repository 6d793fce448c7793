import type { Database } from "@hutong/db";
import { digest } from "@hutong/kernel";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { errors, Provider } from "oidc-provider";
import { findClientMetadata } from "../clients/find-client.ts";
import { parseFirstPartyGrantId } from "./grant-id.ts";
import { claimsByScope } from "./scopes.ts";

/** The provider's store on PostgreSQL: prepared statements, identifiers kept only as digests. */
export function storeFor(database: Database) {
  return (model: string): Adapter => {
    if (model === "Session") return new SessionStore(database);
    if (model === "Client") return new ClientStore(database);
    if (model === "Grant") return new GrantStore(database, model);
    return new RecordStore(database, model);
  };
}

/** Without its own identifier: the row's key is a digest, and the row must not give the identifier away. */
function withoutId({ jti: _jti, ...payload }: AdapterPayload): AdapterPayload {
  return payload;
}

/** Codes, tokens, interactions and whatever else lives for a while. */
class RecordStore implements Adapter {
  readonly #pool: Database["pool"];
  readonly #model: string;

  constructor(database: Database, model: string) {
    this.#pool = database.pool;
    this.#model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    await this.#pool.query({
      name: "record_upsert",
      text: `insert into provider_records (model, id_hash, payload, grant_id, expires_at)
        values ($1, $2, $3, $4, now() + make_interval(secs => $5))
        on conflict (model, id_hash) do update
        set payload = excluded.payload, grant_id = excluded.grant_id, expires_at = excluded.expires_at`,
      values: [
        this.#model,
        digest(id),
        JSON.stringify(withoutId(payload)),
        payload.grantId ?? null,
        expiresIn || null,
      ],
    });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const { rows } = await this.#pool.query<{ payload: AdapterPayload; consumed: number | null }>({
      name: "record_find",
      text: `select payload, extract(epoch from consumed_at)::int as consumed from provider_records
        where model = $1 and id_hash = $2 and (expires_at is null or expires_at > now())`,
      values: [this.#model, digest(id)],
    });
    const row = rows[0];
    if (!row) return undefined;
    return { ...row.payload, jti: id, ...(row.consumed === null ? {} : { consumed: row.consumed }) };
  }

  /**
   * Marks as used, once: of any number of callers at the same moment exactly one gets through (SECURITY 4).
   * @throws InvalidGrant for all the others
   */
  async consume(id: string): Promise<void> {
    const { rowCount } = await this.#pool.query({
      name: "record_consume",
      text: `update provider_records set consumed_at = now()
        where model = $1 and id_hash = $2 and consumed_at is null`,
      values: [this.#model, digest(id)],
    });
    if (rowCount !== 1) throw new errors.InvalidGrant("already used");
  }

  async destroy(id: string): Promise<void> {
    await this.#pool.query({
      name: "record_destroy",
      text: "delete from provider_records where model = $1 and id_hash = $2",
      values: [this.#model, digest(id)],
    });
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.#pool.query({
      name: "record_revoke",
      text: "delete from provider_records where grant_id = $1",
      values: [grantId],
    });
  }

  async findByUid(): Promise<undefined> {
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }
}

/** Stored grants are third parties'; our own sites' are derived from their id. */
class GrantStore extends RecordStore {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    const derived = parseFirstPartyGrantId(id);
    if (!derived) return super.find(id);
    const iat = Math.floor(Date.now() / 1000);
    return {
      kind: "Grant",
      jti: id,
      iat,
      exp: iat + 3_600,
      accountId: derived.userId,
      clientId: derived.clientId,
      openid: { scope: Object.keys(claimsByScope).join(" ") },
    };
  }

  override async destroy(id: string): Promise<void> {
    if (!parseFirstPartyGrantId(id)) await super.destroy(id);
  }
}

/** The sign-on session: one row a browser, whose end ends every site session of it. */
class SessionStore implements Adapter {
  readonly #pool: Database["pool"];

  constructor(database: Database) {
    this.#pool = database.pool;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
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
    const { rows } = await this.#pool.query<{ payload: AdapterPayload }>({
      name: "sign_on_find",
      text: "select payload from sign_on_sessions where id_hash = $1 and expires_at > now()",
      values: [digest(id)],
    });
    return rows[0] && { ...rows[0].payload, jti: id };
  }

  /** By its uid, for checks alone: the identifier is not known here, so what comes back cannot be saved. */
  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
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

/** Clients are read-only to the provider; they are made by the operator. */
class ClientStore implements Adapter {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  find(clientId: string): Promise<AdapterPayload | undefined> {
    return findClientMetadata(this.#database, clientId);
  }

  async upsert(): Promise<void> {}

  async findByUid(): Promise<undefined> {
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async destroy(): Promise<void> {}

  async consume(): Promise<void> {}

  async revokeByGrantId(): Promise<void> {}
}
