import type { NextRequest } from "next/server";

/** The query of a request as a page gets it: several of one name are a list. */
export function queryOf(request: NextRequest): Record<string, string | string[]> {
  const params = request.nextUrl.searchParams;
  const entries = [...new Set(params.keys())].map((key): [string, string | string[]] => {
    const [first = "", ...rest] = params.getAll(key);
    return [key, rest.length > 0 ? [first, ...rest] : first];
  });
  return Object.fromEntries(entries);
}
