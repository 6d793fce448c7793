import { type Db, Prisma } from "@hutong/db";
import { type Ctx, DomainError } from "@hutong/kernel";
import { meritSql } from "./index-listings.ts";

export interface SoldPieces {
  readonly listingId: string;
  /** All pieces sold of late, not those since the last call. */
  readonly pieces: number;
}

/**
 * Tells the search what sells: everything that sold of late. What is not named sold nothing. Totals, so that telling twice
 * changes nothing; only what differs is written.
 * @throws DomainError("forbidden") for anybody but the system
 * @returns how many listings changed
 */
export async function recordSold(ctx: Ctx<Db>, sold: readonly SoldPieces[]): Promise<number> {
  if (ctx.actor.kind !== "system") throw new DomainError("forbidden");
  for (let count = 0; ; ) {
    const changed = await writeSome(ctx.db, sold);
    count += changed;
    if (changed < mostAtOnce) return count;
  }
}

/** Writing a document moves all its words: so many at once stay well within the time of a statement. */
const mostAtOnce = 500;

function writeSome(db: Db, sold: readonly SoldPieces[]): Promise<number> {
  return db.$executeRaw`
    with told as materialized (
      select d.listing_id, coalesce(t.pieces, 0) as pieces
      from search_documents d
        left join unnest(${sold.map(({ listingId }) => listingId)}::uuid[], ${sold.map(({ pieces }) => pieces)}::int[])
          t (listing_id, pieces) on t.listing_id = d.listing_id
      where d.sold <> coalesce(t.pieces, 0) order by d.listing_id limit ${mostAtOnce} for update of d
    )
    update search_documents d set sold = t.pieces, merit = ${meritSql(Prisma.sql`t.pieces`, Prisma.sql`d.published_at`)}
    from told t where t.listing_id = d.listing_id`;
}
