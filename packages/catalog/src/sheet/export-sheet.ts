import { idSchema } from "@hutong/kernel";
import { containing } from "../scopes.ts";
import { keepShop, lookingRoles, type SellerCtx } from "../seller/keep-shop.ts";
import type { StoredListing } from "../seller/lock-listing.ts";
import type { OwnListingsView } from "../seller/schema.ts";
import type { SheetWords } from "./columns.ts";
import { sheetBounds } from "./schema.ts";
import { storedOf, storedSelect } from "./stored-listings.ts";
import { writeSheet } from "./write-sheet.ts";

/**
 * The listings of a shop that fit a view, as a file that `stageSheet` takes again: a line for each variant, at most
 * 20,000, whole styles. Without prices of others or anybody's data: what the shop's own people see.
 * @throws DomainError `not_signed_in`, `forbidden`, `frozen`, `not_found`
 */
export async function exportSheet(
  ctx: SellerCtx,
  accountId: string,
  { q, state }: Pick<OwnListingsView, "q" | "state">,
  words: SheetWords,
  language: "zh" | "en",
): Promise<string> {
  const acting = await keepShop(ctx, accountId, lookingRoles);
  const says = containing(q);
  const rows = await ctx.db.listing.findMany({
    where: {
      accountId: idSchema<"Account">().parse(acting.accountId),
      market: "retail",
      ...(state && { state }),
      ...(q && {
        OR: [{ titleZh: says }, { titleEn: says }, { code: says }, { skus: { some: { code: says } } }],
      }),
    },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: sheetBounds.exportLines,
    select: storedSelect,
  });
  const listings: StoredListing[] = [];
  let lines = 0;
  for (const listing of rows.map(storedOf)) {
    lines += listing.skus.length;
    if (lines > sheetBounds.exportLines) break;
    listings.push(listing);
  }
  return writeSheet(listings, words, language);
}
