import { inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, parseInput } from "@hutong/kernel";
import { indexListings } from "../finding/index-listings.ts";
import { keepShop, type SellerCtx, seatOf, writingRoles } from "./keep-shop.ts";
import { followPrices, lockListing, type SkuWrite, type StoredListing, writeSkus } from "./lock-listing.ts";
import { repricedFen } from "./plan-save.ts";
import { type RepriceInput, repriceSchema, sellerBounds } from "./schema.ts";

export interface PriceChange {
  readonly listings: number;
  /** Variants whose price changes. */
  readonly variants: number;
}

/**
 * Changes the prices of all variants of listings by so many per cent. Each listing comes with the version that the
 * writer saw, so that a second click takes no second tenth off. By the owner or a manager.
 * @throws DomainError `not_signed_in`, `invalid_input`, `forbidden`, `frozen`; `not_found` where a listing is another's or
 * missing; `conflict` where one was saved meanwhile. Then none is changed
 */
export async function reprice(ctx: SellerCtx, input: RepriceInput): Promise<PriceChange> {
  const { accountId, listings, changeBp, isDry } = parseInput(repriceSchema, input);
  const acting = await keepShop(ctx, accountId, writingRoles);
  const seen = new Map(listings.map(({ listingId, version }) => [listingId, version]));
  return inTransaction(ctx.db, async (tx) => {
    const held: StoredListing[] = [];
    for (const [listingId, version] of [...seen].sort(([one], [other]) => one.localeCompare(other))) {
      const stored = await lockListing(tx, accountId, listingId);
      if (!stored) throw new DomainError("not_found");
      if (stored.version !== version) throw new DomainError("conflict");
      held.push(stored);
    }
    const writes: SkuWrite[] = held.flatMap(({ id, skus }) =>
      skus
        .map((sku) => ({
          before: sku.priceFen,
          priceFen: repricedFen(sku.priceFen, changeBp, sellerBounds.priceFen),
          sku,
        }))
        .filter(({ before, priceFen }) => before !== priceFen)
        .map(({ sku, priceFen }) => ({ ...sku, priceFen, listingId: id })),
    );
    const changed = [...new Set(writes.map(({ listingId }) => listingId))];
    const outcome = { listings: changed.length, variants: writes.length };
    if (isDry || writes.length === 0) return outcome;
    await writeSkus(tx, writes, ctx.now);
    await followPrices(tx, changed);
    await tx.$executeRaw`update listings set version = version + 1 where id = any(${changed}::uuid[])`;
    await indexListings({ ...ctx, db: tx }, changed);
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "listings.repriced",
        subjectUserId: acting.ownerId,
        accountId,
        data: { count: changed.length, changeBp, listingIds: changed.slice(0, 20), ...seatOf(acting) },
      },
    );
    return outcome;
  });
}
