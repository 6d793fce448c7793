import { inTransaction, type Prisma } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, type ListingId, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import { indexListings } from "../finding/index-listings.ts";
import { keepShop, type SellerCtx, seatOf, writingRoles } from "./keep-shop.ts";
import { followPrices } from "./lock-listing.ts";
import { type SetSkusInput, sellerBounds, setSkusSchema } from "./schema.ts";

type Wish = z.output<typeof setSkusSchema>["items"][number];

/** Why an item cannot be: its place in the list, and the stock there is now. */
export interface SkuFault {
  readonly index: number;
  readonly fault: "not_found" | "ambiguous" | "twice" | "stock_changed" | "stock_invalid";
  readonly stock: number | null;
}

export type SkusSet =
  | { readonly status: "set"; readonly ids: readonly string[] }
  /** Nothing was written. */
  | { readonly status: "refused"; readonly faults: readonly SkuFault[] };

interface Row {
  id: string;
  listing_id: ListingId;
  code: string | null;
  price_fen: bigint;
  stock: number;
}

/**
 * Sets prices and stock of many variants of a shop, named by id or by the seller's own number, all of them or none. A
 * stock is changed by so many pieces, or to a number where it is still what the writer saw (ADR 133). By the owner or a
 * manager. Rows are held in the order of ids, listings first, as saving and selling hold them.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden`, `frozen`, `not_found` (the shop)
 */
export async function setSkus(ctx: SellerCtx, input: SetSkusInput): Promise<SkusSet> {
  const { accountId, items } = parseInput(setSkusSchema, input);
  const acting = await keepShop(ctx, accountId, writingRoles);
  return inTransaction(ctx.db, async (tx) => {
    const named = await readNamed(tx, accountId, items);
    const meant = items.map((item) =>
      named.filter((row) => ("skuId" in item.sku ? row.id === item.sku.skuId : row.code === item.sku.code)),
    );
    const held = await hold(tx, items, meant);
    const faults = faultsOf(items, meant, held);
    if (faults.length > 0) return { status: "refused", faults };
    const writes = items.flatMap((item, index) => {
      const row = held.get(meant[index]?.[0]?.id ?? "");
      return row ? [{ row, ...after(item, row) }] : [];
    });
    const changed = writes.filter(
      ({ row, stock, priceFen }) => stock !== row.stock || priceFen !== row.price_fen,
    );
    if (changed.length > 0) {
      await write({ ...ctx, db: tx }, changed);
      await writeAudit(
        { ...ctx, db: tx },
        {
          action: "skus.set",
          subjectUserId: acting.ownerId,
          accountId,
          data: {
            count: changed.length,
            skus: changed.slice(0, 20).map(({ row, stock, priceFen }) => ({
              id: row.id,
              ...(stock === row.stock ? {} : { stock: [row.stock, stock] }),
              ...(priceFen === row.price_fen ? {} : { priceFen: [String(row.price_fen), String(priceFen)] }),
            })),
            ...seatOf(acting),
          },
        },
      );
    }
    return { status: "set", ids: writes.map(({ row }) => row.id) };
  });
}

function readNamed(tx: Prisma.TransactionClient, accountId: string, items: readonly Wish[]): Promise<Row[]> {
  const ids = items.flatMap(({ sku }) => ("skuId" in sku ? [sku.skuId] : []));
  const codes = items.flatMap(({ sku }) => ("code" in sku ? [sku.code] : []));
  return tx.$queryRaw<Row[]>`
    select k.id::text, k.listing_id::text, k.code, k.price_fen, k.stock
    from skus k join listings l on l.id = k.listing_id
    where l.account_id = ${accountId}::uuid and l.market = 'retail' and k.colour = any(l.colours) and k.size = any(l.sizes)
      and (k.id = any(${ids}::uuid[]) or k.code = any(${codes}::text[]))`;
}

/** Holds what is meant until the transaction ends. @returns the rows as they are now, by id */
async function hold(
  tx: Prisma.TransactionClient,
  items: readonly Wish[],
  meant: readonly (readonly Row[])[],
): Promise<ReadonlyMap<string, Row>> {
  const repriced = items.flatMap(({ priceFen }, index) =>
    priceFen === undefined ? [] : (meant[index] ?? []).map(({ listing_id }) => listing_id),
  );
  await tx.$queryRaw`select from listings where id = any(${repriced}::uuid[]) order by id for update`;
  const rows = await tx.$queryRaw<Row[]>`
    select id::text, listing_id::text, code, price_fen, stock from skus
    where id = any(${meant.flat().map(({ id }) => id)}::uuid[]) order by id for no key update`;
  return new Map(rows.map((row) => [row.id, row]));
}

function faultsOf(
  items: readonly Wish[],
  meant: readonly (readonly Row[])[],
  held: ReadonlyMap<string, Row>,
): SkuFault[] {
  const seen = new Set<string>();
  return items.flatMap((item, index): SkuFault[] => {
    const [first, second] = meant[index] ?? [];
    const row = first && held.get(first.id);
    if (!row) return [{ index, fault: "not_found", stock: null }];
    if (second) return [{ index, fault: "ambiguous", stock: null }];
    if (seen.has(row.id)) return [{ index, fault: "twice", stock: row.stock }];
    seen.add(row.id);
    const { stock } = after(item, row);
    // It is so already: the same call twice.
    if (stock === row.stock) return [];
    if (item.stock?.kind === "to" && item.stock.seen !== row.stock)
      return [{ index, fault: "stock_changed", stock: row.stock }];
    const isWithin = stock >= 0 && stock <= sellerBounds.stock;
    return isWithin ? [] : [{ index, fault: "stock_invalid", stock: row.stock }];
  });
}

function after({ stock, priceFen }: Wish, row: Row): { stock: number; priceFen: bigint } {
  const pieces =
    stock === undefined ? row.stock : stock.kind === "by" ? row.stock + stock.pieces : stock.pieces;
  return { stock: pieces, priceFen: priceFen ?? row.price_fen };
}

async function write(
  ctx: SellerCtx,
  changed: readonly { readonly row: Row; readonly stock: number; readonly priceFen: bigint }[],
): Promise<void> {
  await ctx.db.$executeRaw`
    update skus k set stock = w.stock, price_fen = w.price_fen, updated_at = ${ctx.now}
    from unnest(${changed.map(({ row }) => row.id)}::uuid[], ${changed.map(({ stock }) => stock)}::int[],
      ${changed.map(({ priceFen }) => priceFen)}::bigint[]) w (id, stock, price_fen)
    where k.id = w.id`;
  const repriced = changed.filter(({ row, priceFen }) => priceFen !== row.price_fen);
  if (repriced.length === 0) return;
  const listingIds = [...new Set(repriced.map(({ row }) => row.listing_id))];
  await followPrices(ctx.db, listingIds);
  await indexListings(ctx, listingIds);
  // Whoever has the listing open is told that it was changed.
  const { count } = await ctx.db.listing.updateMany({
    where: { id: { in: listingIds } },
    data: { version: { increment: 1 } },
  });
  if (count !== listingIds.length) throw new DomainError("conflict");
}
