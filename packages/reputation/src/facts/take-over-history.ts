import type { Pool, PoolClient } from "pg";

/** A shop as it was imported: what it brings of the time before. */
export interface ImportedShop {
  readonly accountId: string;
  readonly ratingPoints: number | null;
  /** Basis points: 9876 is 98.76 %. */
  readonly positiveRateBp: number | null;
}

/**
 * Takes over the history of shops that were imported, as one fact each, in the transaction of `client`. Set-based: a
 * batch of an import costs one statement.
 */
export async function takeOverHistory(
  client: PoolClient | Pool,
  shops: readonly ImportedShop[],
  importedAt: Date,
): Promise<void> {
  await client.query({
    name: "reputation_history",
    text: `with shop as (
        select * from unnest($1::uuid[], $2::bigint[], $3::smallint[]) as t (account_id, points, rate_bp)
      ), told as (
        insert into reputation_facts (account_id, event_id, at, amount, kind, score)
        select account_id, account_id, $4, points, 'before', rate_bp from shop where points is not null
        on conflict do nothing returning account_id
      )
      insert into reputation_arrivals (id, account_id) select gen_random_uuid(), account_id from told`,
    values: [
      shops.map((shop) => shop.accountId),
      shops.map((shop) => shop.ratingPoints),
      shops.map((shop) => shop.positiveRateBp),
      importedAt,
    ],
  });
}
