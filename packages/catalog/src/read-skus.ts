import type { Db } from "@hutong/db";
import type { Fen, ListingId } from "@hutong/kernel";

/** A style in one colour and size, as its page shows it. */
export interface ShownSku {
  readonly id: string;
  readonly colour: string;
  readonly size: string;
  readonly priceFen: Fen;
  readonly stock: number;
}

/** What can be bought of a retail listing that is shown; of any other nothing. */
export function readSkus(db: Db, listingId: ListingId): Promise<ShownSku[]> {
  return db.sku.findMany({
    where: { listingId, listing: { market: "retail", state: "published" } },
    select: { id: true, colour: true, size: true, priceFen: true, stock: true },
  });
}
