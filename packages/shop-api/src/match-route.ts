import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";

/** Where the API lies at the shops' origin. */
export const apiRoot = "/api/v1";

const routes = operations.map((operation) => ({
  operation,
  segments: operation.path.split("/").slice(1),
}));

export type Match =
  | { readonly operation: Operation; readonly params: Readonly<Record<string, string>> }
  /** There is something, for other methods. */
  | { readonly allow: readonly string[] };

/** The operation of a path below `/api/v1`; a static segment goes before a named one. HEAD is a GET without its body. */
export function matchRoute(method: string, path: string): Match | undefined {
  const segments = path.slice(apiRoot.length).split("/").slice(1);
  const found = routes.flatMap((route) => {
    const params = paramsOf(route.segments, segments);
    return params ? [{ ...route, params }] : [];
  });
  const wanted = method === "HEAD" ? "GET" : method;
  const hit = found.find(({ operation }) => operation.method === wanted);
  if (hit) return { operation: hit.operation, params: hit.params };
  if (found.length === 0) return undefined;
  return { allow: [...new Set(found.map(({ operation }) => operation.method))] };
}

function paramsOf(wanted: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] ?? "";
    if (segment.startsWith("{")) params[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return params;
}
