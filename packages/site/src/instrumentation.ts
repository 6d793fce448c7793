import { openShortWay } from "@hutong/web/short-ways";
import { NextRequest } from "next/server";
import { callbackRoute, joinRoute, loginRoute, sessionRoute } from "./routes.ts";
import { site } from "./site.ts";

export { onRequestError } from "./on-request-error.ts";

/**
 * The answers of a sign-on are routes of Next, and what it holds ready for any page costs more than they do: in
 * production the server takes the same functions by a short way (ADR 155). While developing, Next has them, and their
 * changes.
 */
export function register(): void {
  if (site().env.dev) return;
  const routes = {
    "/login": loginRoute,
    "/join": joinRoute,
    "/api/auth/callback/hutong": callbackRoute,
    "/api/session": sessionRoute,
  };
  for (const [path, route] of Object.entries(routes))
    openShortWay(path, (address, headers) => route(new NextRequest(address, { headers })));
}
