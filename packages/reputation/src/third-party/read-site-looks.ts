import type { Db } from "@hutong/db";

/** How often another site was told of a person's shops. */
export interface SiteLooks {
  readonly count: number;
  readonly lastAt: Date;
}

/** The looks of other sites at the shops that are a person's own, by the site's client id. One statement. */
export async function readSiteLooks(db: Db, userId: string): Promise<ReadonlyMap<string, SiteLooks>> {
  const rows = await db.$queryRaw<(SiteLooks & { clientId: string })[]>`
    select l.client_id as "clientId", sum(l.count)::int as count, max(l.last_at) as "lastAt"
    from accounts a join passport_looks l on l.shop_account_id = a.id
    where a.user_id = ${userId}::uuid and l.client_id is not null
    group by l.client_id`;
  return new Map(rows.map(({ clientId, count, lastAt }) => [clientId, { count, lastAt }]));
}
