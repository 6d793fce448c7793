import type { Db } from "@hutong/db";
import type { Ctx, Fen } from "@hutong/kernel";

export interface WantedPieces {
  readonly skuId: string;
  readonly count: number;
  /** Taken at this price alone. */
  readonly priceFen: Fen;
}

export interface StockRow {
  readonly skuId: string;
  /** Before anything was taken. */
  readonly stock: number;
  readonly priceFen: Fen;
  readonly wasTaken: boolean;
}

/**
 * Takes pieces of several goods off the stock in the caller's transaction: all of them, or none. One statement; rows are
 * locked in the order of their ids, so orders over the same goods never wait for each other in a circle, and nothing is
 * ever sold twice (SECURITY I4, 31). For the package of orders, which has asked who may buy.
 * @returns how each stands; goods that are gone are missing
 */
export async function takeStock(ctx: Ctx<Db>, wanted: readonly WantedPieces[]): Promise<StockRow[]> {
  const rows = await ctx.db.$queryRaw<
    { id: string; stock: number; price_fen: bigint; was_taken: boolean }[]
  >`/* prepared: take_stock */ with locked as materialized (
      select k.id, k.stock, k.price_fen, w.count, k.stock >= w.count and k.price_fen = w.price_fen as fits
      from unnest(${wanted.map(({ skuId }) => skuId)}::uuid[], ${wanted.map(({ count }) => count)}::int[],
        ${wanted.map(({ priceFen }) => String(priceFen))}::bigint[]) as w (id, count, price_fen)
        join skus k on k.id = w.id
      order by k.id for no key update of k
    ), verdict as materialized (select count(*) filter (where fits) = ${wanted.length}::int as ok from locked),
    taken as (
      update skus k set stock = l.stock - l.count, updated_at = ${ctx.now.toISOString()}::timestamptz
      from locked l where l.id = k.id and (select ok from verdict) returning k.id
    )
    select l.id::text, l.stock, l.price_fen, t.id is not null as was_taken
    from locked l left join taken t on t.id = l.id`;
  return rows.map((row) => ({
    skuId: row.id,
    stock: row.stock,
    priceFen: row.price_fen,
    wasTaken: row.was_taken,
  }));
}

/** Puts pieces back that were taken, in the caller's transaction; goods that are gone meanwhile are passed over. */
export async function returnStock(
  ctx: Ctx<Db>,
  pieces: readonly { readonly skuId: string; readonly count: number }[],
): Promise<void> {
  await ctx.db.$executeRaw`
    with locked as materialized (
      select k.id, k.stock, p.count
      from unnest(${pieces.map(({ skuId }) => skuId)}::uuid[], ${pieces.map(({ count }) => count)}::int[]) as p (id, count)
        join skus k on k.id = p.id
      order by k.id for no key update of k
    )
    update skus k set stock = l.stock + l.count, updated_at = ${ctx.now} from locked l where l.id = k.id`;
}
