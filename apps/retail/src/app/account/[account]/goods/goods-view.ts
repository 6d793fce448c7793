import type { StoredListing } from "@hutong/catalog";
import { plainYuan } from "@hutong/kernel";
import { type FormView, idleView } from "@hutong/site/form-view";
import { attributeValues } from "./posted-attributes.ts";

/** The form of a listing with the colours and sizes that its table has. */
export interface GoodsView extends FormView {
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
}

/** What the form of a listing starts with; of a new one the sizes that most clothes come in. */
export function viewOf(listing: StoredListing | undefined): GoodsView {
  if (!listing) return { ...idleView, values: { sizes: "S, M, L, XL" }, colours: [], sizes: [] };
  const { titleZh, titleEn, category, drawing, colours, sizes, attributes } = listing;
  const cells = listing.skus.flatMap(({ colour, size, priceFen, stock, code }) => {
    const key = `${colour}.${size}`;
    return [
      [`price.${key}`, plainYuan(priceFen)],
      [`stock.${key}`, String(stock)],
      [`seen.${key}`, String(stock)],
      [`no.${key}`, code ?? ""],
    ];
  });
  const values = {
    titleZh,
    titleEn: titleEn === titleZh ? "" : titleEn,
    category,
    drawing,
    styleNo: listing.code ?? "",
    sizes: sizes.join(", "),
    ...attributeValues(category, attributes),
    ...Object.fromEntries(cells),
  };
  return { ...idleView, values, colours, sizes };
}
