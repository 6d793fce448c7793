import type { ListingState } from "@hutong/db";
import { keepShop, lookingRoles, type SellerCtx } from "./keep-shop.ts";

/** A variant as a seller's own system keeps count of it. */
export interface StockLine {
  readonly id: string;
  readonly listingId: string;
  readonly state: ListingState;
  readonly colour: string;
  readonly size: string;
  readonly code: string | null;
  readonly priceFen: bigint;
  readonly stock: number;
  readonly updatedAt: Date;
}

/**
 * The variants of a shop, in the order of their ids, after one of them; with codes, those alone. Variants of colours and
 * sizes that are no more are left out.
 * @throws DomainError as `keepShop`
 */
export async function readStock(
  ctx: SellerCtx,
  scope: {
    readonly accountId: string;
    readonly codes?: readonly string[] | undefined;
    readonly afterId?: string | undefined;
    readonly limit: number;
  },
): Promise<{ readonly lines: readonly StockLine[]; readonly nextId: string | undefined }> {
  const { accountId, codes, afterId, limit } = scope;
  await keepShop(ctx, accountId, lookingRoles);
  const rows = await ctx.db.$queryRaw<StockLine[]>`
    select k.id::text, k.listing_id::text as "listingId", l.state::text as state, k.colour, k.size, k.code,
      k.price_fen as "priceFen", k.stock, k.updated_at as "updatedAt"
    from skus k join listings l on l.id = k.listing_id
    where l.account_id = ${accountId}::uuid and l.market = 'retail' and k.colour = any(l.colours) and k.size = any(l.sizes)
      and (${codes === undefined} or k.code = any(${[...(codes ?? [])]}::text[]))
      and (${afterId ?? null}::uuid is null or k.id > ${afterId ?? null}::uuid)
    order by k.id limit ${limit + 1}`;
  const lines = rows.slice(0, limit);
  return { lines, nextId: rows.length > limit ? lines.at(-1)?.id : undefined };
}

/** The sellers' own numbers of variants, by their ids; those without one are missing. */
export async function readSkuCodes(
  db: SellerCtx["db"],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.sku.findMany({
    where: { id: { in: [...new Set(ids)] }, code: { not: null } },
    select: { id: true, code: true },
  });
  return new Map(rows.flatMap(({ id, code }) => (code === null ? [] : [[id, code] as const])));
}
