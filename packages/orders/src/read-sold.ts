import type { Db } from "@hutong/db";

export interface SoldListing {
  readonly listingId: string;
  readonly pieces: number;
}

/**
 * Pieces of each style in orders that were paid and not closed, of those placed since. Walks the orders by their ids, which
 * hold the time that they were made.
 */
export async function readSold(db: Db, since: Date): Promise<SoldListing[]> {
  const first = `${since
    .getTime()
    .toString(16)
    .padStart(12, "0")
    .replace(/^(.{8})/, "$1-")}-7000-8000-000000000000`;
  return db.$queryRaw<SoldListing[]>`
    select l.listing_id::text as "listingId", least(sum(l.count), 2000000000)::int as pieces
    from order_lines l join orders o on o.id = l.order_id
    where l.order_id >= ${first}::uuid
      and o.state in ('wait_seller_send_goods', 'wait_buyer_confirm_goods', 'trade_finished')
    group by l.listing_id`;
}
