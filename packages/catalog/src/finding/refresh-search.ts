import { type Db, inTransaction } from "@hutong/db";
import { type Ctx, DomainError } from "@hutong/kernel";
import { indexListings } from "./index-listings.ts";

export interface RefreshOptions {
  /** Listings made anew in one transaction. */
  readonly sliceSize?: number;
  readonly onProgress?: (listings: number) => void;
}

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Makes the documents of listings that have none yet: of an older version's, of what a generator wrote. Each slice is a
 * transaction, so that it goes on where it was stopped.
 * @throws DomainError("forbidden") for anybody but the system
 * @returns how many listings were looked at
 */
export function refreshSearch(ctx: Ctx<Db>, options: RefreshOptions = {}): Promise<number> {
  return inSlices(
    ctx,
    options,
    (after, limit) => ctx.db.$queryRaw`
      select l.id from listings l
      where l.market = 'retail' and l.state = 'published' and l.id > ${after}::uuid
        and not exists (select from search_documents d where d.listing_id = l.id)
      order by l.id limit ${limit}`,
  );
}

/** Makes every document anew, and takes away those of listings that are shown no more. Otherwise as `refreshSearch`. */
export function rebuildSearch(ctx: Ctx<Db>, options: RefreshOptions = {}): Promise<number> {
  return inSlices(
    ctx,
    options,
    (after, limit) => ctx.db.$queryRaw`
      select l.id from listings l
      where l.market = 'retail' and l.id > ${after}::uuid
        and (l.state = 'published' or exists (select from search_documents d where d.listing_id = l.id))
      order by l.id limit ${limit}`,
  );
}

/**
 * Follows what shops changed about themselves: the documents of one that was renamed, moved, frozen or thawed are made
 * anew. A change meanwhile is followed at the next call.
 * @throws DomainError("forbidden") for anybody but the system
 * @returns how many shops were followed
 */
export async function followShops(ctx: Ctx<Db>, options: RefreshOptions = {}): Promise<number> {
  assertSystem(ctx);
  const shops = await ctx.db.searchShop.findMany({
    where: { staleAt: { not: null } },
    orderBy: { staleAt: "asc" },
    take: 20,
    select: { accountId: true, staleAt: true },
  });
  for (const { accountId, staleAt } of shops) {
    await inSlices(
      ctx,
      options,
      (after, limit) => ctx.db.$queryRaw`
        select listing_id as id from search_documents
        where account_id = ${accountId}::uuid and listing_id > ${after}::uuid order by listing_id limit ${limit}`,
    );
    await ctx.db.searchShop.updateMany({ where: { accountId, staleAt }, data: { staleAt: null } });
  }
  return shops.length;
}

type NextSlice = (after: string, limit: number) => Promise<{ id: string }[]>;

async function inSlices(
  ctx: Ctx<Db>,
  { sliceSize = 200, onProgress }: RefreshOptions,
  nextSlice: NextSlice,
): Promise<number> {
  assertSystem(ctx);
  let count = 0;
  for (let after = nobody; ; ) {
    const ids = (await nextSlice(after, sliceSize)).map(({ id }) => id);
    const last = ids.at(-1);
    if (!last) return count;
    await inTransaction(ctx.db, (tx) => indexListings({ ...ctx, db: tx }, ids));
    after = last;
    count += ids.length;
    onProgress?.(count);
  }
}

function assertSystem(ctx: Ctx<Db>): void {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
}
