import type { ListingSort, ShopSort, WholesaleLine } from "@hutong/catalog";

export interface SearchAddress {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  readonly line?: WholesaleLine | undefined;
  readonly sort?: ListingSort | undefined;
  readonly page?: number | undefined;
}

/** The address of a search, without what is the default anyway. */
export function searchHref({ q, category, line, sort, page }: SearchAddress): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (category) query.set("category", category);
  else if (line) query.set("line", line);
  if (sort && sort !== "newest") query.set("sort", sort);
  if (page && page > 1) query.set("page", String(page));
  return query.size > 0 ? `/search?${query}` : "/search";
}

export interface DirectoryAddress {
  readonly q?: string | undefined;
  readonly category?: string | undefined;
  readonly region?: string | undefined;
  readonly sort?: ShopSort | undefined;
  readonly page?: number | undefined;
}

/** The address of the directory of suppliers, likewise. */
export function suppliersHref({ q, category, region, sort, page }: DirectoryAddress): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (category) query.set("category", category);
  if (region) query.set("region", region);
  if (sort && sort !== "rating") query.set("sort", sort);
  if (page && page > 1) query.set("page", String(page));
  return query.size > 0 ? `/suppliers?${query}` : "/suppliers";
}

export function supplierHref(loginName: string): string {
  return `/suppliers/${encodeURIComponent(loginName)}`;
}

export function styleHref(id: string, colour?: string): string {
  return colour ? `/goods/${id}?colour=${encodeURIComponent(colour)}` : `/goods/${id}`;
}

/** Sign-on, and back to a page of ours. */
export function signInHref(next: string): string {
  return `/login?${new URLSearchParams({ next })}`;
}

/** A part of a path as a person would write it; a broken escape stays as it stands. */
export function pathText(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Where an inquiry to a supplier is written, about a style of it or not. */
export function inquireHref(loginName: string, styleId?: string): string {
  const query = new URLSearchParams({ supplier: loginName, ...(styleId ? { style: styleId } : {}) });
  return `/inquiries/new?${query}`;
}

export function inquiryHref(id: string): string {
  return `/inquiries/${id}`;
}

export function inboxHref(show: string, page = 1): string {
  const query = new URLSearchParams();
  if (show !== "open") query.set("show", show);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `/inquiries?${query}` : "/inquiries";
}

/** What has changed in one's threads, as server-sent events. */
export const streamHref = "/inquiries/stream";

/** The gate: what is for verified traders alone, and the ways in. */
export const traderHref = "/trader";

export const applyHref = "/trader/apply";

/** A picture of one's own application. */
export function tradePictureHref(id: string): string {
  return `/trader/pictures/${id}`;
}
