import type { Prisma } from "@hutong/db";
import type { ListingId } from "@hutong/kernel";
import { storedAttributes } from "../attributes.ts";
import type { StoredListing, StoredSku } from "../seller/lock-listing.ts";

/** A listing with its variants, as a sheet needs it. */
export const storedSelect = {
  id: true,
  version: true,
  code: true,
  titleZh: true,
  titleEn: true,
  category: true,
  drawing: true,
  state: true,
  attributes: true,
  colours: true,
  sizes: true,
  skus: { select: { id: true, colour: true, size: true, code: true, priceFen: true, stock: true } },
} as const satisfies Prisma.ListingSelect;

/** With the variants that it offers, in the order of its colours and sizes. */
export function storedOf(row: Prisma.ListingGetPayload<{ select: typeof storedSelect }>): StoredListing {
  const skus = row.colours.flatMap((colour) =>
    row.sizes.flatMap((size) => {
      const sku = row.skus.find((one) => one.colour === colour && one.size === size);
      return sku ? [{ ...sku, id: sku.id as StoredSku["id"] }] : []; // ids of its own rows: branded here
    }),
  );
  return { ...row, id: row.id as ListingId, attributes: storedAttributes(row.attributes), skus };
}
