import { createHash } from "node:crypto";
import { type Db, inTransaction } from "@hutong/db";
import { digest } from "@hutong/kernel";
import { ApiProblem } from "./problem.ts";

/** So long the same key is answered the same. */
export const keptHours = 24;

export interface Kept {
  readonly status: number;
  readonly answer: unknown;
  /** It was answered before, and nothing was done now. */
  readonly isReplayed: boolean;
}

interface Asked {
  readonly consentId: string;
  readonly key: string;
  /** What is asked for: operation, path and body. */
  readonly request: string;
  readonly now: Date;
}

/**
 * Does something once a key (draft-ietf-httpapi-idempotency-key-header): effect and answer are of one transaction. The
 * same key with the same request is answered as the first time, also when fifty come at once; while the first is at
 * work the others are told so. A refusal has no effect and is not kept.
 * @throws ApiProblem `idempotency_key_reused` for another request under the key; `in_flight`
 */
export async function keepAnswer(
  db: Db,
  asked: Asked,
  work: (tx: Db) => Promise<{ readonly status: number; readonly answer: unknown }>,
): Promise<Kept> {
  const keyHash = digest(asked.key);
  const asks = digest(asked.request);
  const lock = createHash("sha256").update(asked.consentId).update(keyHash).digest().readBigInt64BE();
  const at = asked.now.toISOString();
  const over = new Date(asked.now.getTime() - keptHours * 3_600_000).toISOString();
  return inTransaction(db, async (tx) => {
    // Taken by whoever is first; a row of yesterday counts as none.
    const begun = await tx.$executeRaw`/* prepared: keep_answer */
      insert into shop_api_answers as a (consent_id, key_hash, digest, made_at)
      select ${asked.consentId}::uuid, ${keyHash}::bytea, ${asks}::bytea, ${at}::timestamptz
      where pg_try_advisory_xact_lock(${lock}::bigint)
      on conflict (consent_id, key_hash) do update
        set digest = excluded.digest, status = null, body = null, made_at = excluded.made_at
        where a.made_at < ${over}::timestamptz`;
    if (begun === 0) return readKept(tx, { consentId: asked.consentId, keyHash, asks });
    const { status, answer } = await work(tx);
    await tx.$executeRaw`/* prepared: kept_answer */
      update shop_api_answers set status = ${status}::int2, body = ${JSON.stringify(answer ?? null)}::text
      where consent_id = ${asked.consentId}::uuid and key_hash = ${keyHash}::bytea`;
    return { status, answer, isReplayed: false };
  });
}

async function readKept(
  tx: Db,
  { consentId, keyHash, asks }: { consentId: string; keyHash: Buffer<ArrayBuffer>; asks: Buffer },
): Promise<Kept> {
  const row = await tx.shopApiAnswer.findUnique({
    where: { consentId_keyHash: { consentId, keyHash } },
    select: { digest: true, status: true, body: true },
  });
  if (!row || row.status === null) throw new ApiProblem("in_flight", { headers: { "retry-after": "1" } });
  if (!asks.equals(row.digest)) throw new ApiProblem("idempotency_key_reused");
  return { status: row.status, answer: JSON.parse(row.body ?? "null"), isReplayed: true };
}
