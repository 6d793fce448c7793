import type { ListingSort, WholesaleLine } from "@hutong/catalog";

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
