import type { pictureSidesPx, ShopSummary } from "@hutong/catalog";

export interface SearchAddress {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
}

/** The address of a search for words or of a category. With everything else: `findHref`. */
export function searchHref({ q, category }: SearchAddress): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (category) query.set("category", category);
  return query.size > 0 ? `/search?${query}` : "/search";
}

/** The address of a shop. Login names are unique within a realm: any realm but retail is named. */
export function shopHref({ realm, loginName }: Pick<ShopSummary, "realm" | "loginName">): string {
  const query = realm === "retail" ? "" : `?realm=${realm}`;
  return `/shops/${encodeURIComponent(loginName)}${query}`;
}

/** Goods, in a colour, with one of their pictures. */
export function goodsHref(id: string, colour?: string, pictureId?: string): string {
  const query = new URLSearchParams({ ...(colour && { colour }), ...(pictureId && { picture: pictureId }) });
  return query.size > 0 ? `/goods/${id}?${query}` : `/goods/${id}`;
}

/** A photograph of goods, at most so many pixels long. */
export function pictureHref(pictureId: string, sidePx: (typeof pictureSidesPx)[number]): string {
  return `/pictures/goods/${pictureId}/${sidePx}`;
}

/** A part of a path as a person would write it; a broken escape stays as it stands. */
export function pathText(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
