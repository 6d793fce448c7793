import { type Db, Prisma } from "@hutong/db";
import type { Ctx, ListingId } from "@hutong/kernel";

/**
 * Gives retail listings a stock keeping unit for each colour in each size, at the listing's price, with `stock` pieces
 * each; one that is there stays as it is. One statement.
 * @param listings only these; undefined: all that have none yet
 * @returns how many were made
 */
export function makeSkus(
  ctx: Ctx<Db>,
  listings: readonly ListingId[] | undefined,
  stock = 0,
): Promise<number> {
  const which = listings
    ? Prisma.sql`l.id = any(${[...listings]}::uuid[])`
    : Prisma.sql`not exists (select from skus k where k.listing_id = l.id)`;
  return ctx.db.$executeRaw`
    insert into skus (id, listing_id, colour, size, price_fen, stock, updated_at)
    select gen_random_uuid(), l.id, colour, size, l.price_fen, ${stock}, ${ctx.now}
    from listings l cross join unnest(l.colours) colour cross join unnest(l.sizes) size
    where l.market = 'retail' and l.price_fen is not null and ${which}
    on conflict do nothing`;
}
