import type { Database } from "@hutong/db";
import { digest } from "@hutong/kernel";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { errors } from "oidc-provider";

/** Without its own identifier: the row's key is a digest, and the row must not give the identifier away. */
export function withoutId({ jti: _jti, ...payload }: AdapterPayload): AdapterPayload {
  return payload;
}

interface RecordRow {
  payload: AdapterPayload;
  consumed: number | null;
}

/** A row as the library wants it back. */
export function fromRow(id: string, row: RecordRow | undefined): AdapterPayload | undefined {
  if (!row) return undefined;
  return { ...row.payload, jti: id, ...(row.consumed === null ? {} : { consumed: row.consumed }) };
}

/** Codes, tokens, interactions and whatever else lives for a while. */
export class RecordStore implements Adapter {
  protected readonly pool: Database["pool"];
  protected readonly model: string;

  constructor(database: Database, model: string) {
    this.pool = database.pool;
    this.model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    await this.pool.query({
      name: "record_upsert",
      text: `insert into provider_records (model, id_hash, payload, grant_id, expires_at)
        values ($1, $2, $3, $4, now() + make_interval(secs => $5))
        on conflict (model, id_hash) do update
        set payload = excluded.payload, grant_id = excluded.grant_id, expires_at = excluded.expires_at`,
      values: [
        this.model,
        digest(id),
        JSON.stringify(withoutId(payload)),
        payload.grantId ?? null,
        expiresIn || null,
      ],
    });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const { rows } = await this.pool.query<RecordRow>({
      name: "record_find",
      text: `select payload, extract(epoch from consumed_at)::int as consumed from provider_records
        where model = $1 and id_hash = $2 and (expires_at is null or expires_at > now())`,
      values: [this.model, digest(id)],
    });
    return fromRow(id, rows[0]);
  }

  /**
   * Marks as used, once: of any number of callers at the same moment exactly one gets through (SECURITY 4).
   * @throws InvalidGrant for all the others
   */
  async consume(id: string): Promise<void> {
    const { rowCount } = await this.pool.query({
      name: "record_consume",
      text: `update provider_records set consumed_at = now()
        where model = $1 and id_hash = $2 and consumed_at is null`,
      values: [this.model, digest(id)],
    });
    if (rowCount !== 1) throw new errors.InvalidGrant("already used");
  }

  async destroy(id: string): Promise<void> {
    await this.pool.query({
      name: "record_destroy",
      text: "delete from provider_records where model = $1 and id_hash = $2",
      values: [this.model, digest(id)],
    });
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.pool.query({
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
