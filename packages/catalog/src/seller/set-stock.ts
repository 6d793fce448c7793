import { inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, parseInput } from "@hutong/kernel";
import { keepShop, type SellerCtx, seatOf, writingRoles } from "./keep-shop.ts";
import { type SetStockInput, sellerBounds, setStockSchema } from "./schema.ts";

export type StockSet =
  | { readonly status: "set"; readonly stock: number }
  /** Nothing was written: there are so many now, and that is not what was seen, or too few to take away. */
  | { readonly status: "changed"; readonly present: number };

/**
 * Sets the stock of a variant, by so many pieces or to a number where it is still what the writer saw: pieces sold in
 * between are never put back. By the owner or a manager.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden`, `frozen`; `not_found` for another's and a missing one
 */
export async function setStock(ctx: SellerCtx, input: SetStockInput): Promise<StockSet> {
  const { accountId, skuId, change } = parseInput(setStockSchema, input);
  const acting = await keepShop(ctx, accountId, writingRoles);
  return inTransaction(ctx.db, async (tx) => {
    const [sku] = await tx.$queryRaw<{ stock: number; listing_id: string }[]>`
      select k.stock, k.listing_id from skus k join listings l on l.id = k.listing_id
      where k.id = ${skuId}::uuid and l.account_id = ${accountId}::uuid and l.market = 'retail' for update of k`;
    if (!sku) throw new DomainError("not_found");
    const to = change.kind === "by" ? sku.stock + change.pieces : change.pieces;
    // The same call twice: it is so already.
    if (to === sku.stock) return { status: "set", stock: to };
    const isMissed = change.kind === "to" && change.seen !== sku.stock;
    if (isMissed || to < 0 || to > sellerBounds.stock) return { status: "changed", present: sku.stock };
    await tx.sku.update({
      where: { id: skuId },
      data: { stock: to, updatedAt: ctx.now },
      select: { id: true },
    });
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "stock.set",
        subjectUserId: acting.ownerId,
        accountId,
        data: { listingId: sku.listing_id, skuId, from: sku.stock, to, ...seatOf(acting) },
      },
    );
    return { status: "set", stock: to };
  });
}
