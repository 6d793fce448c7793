/** The paths that are counted by themselves; whatever stands below one counts as it. */
const named: readonly (readonly [prefix: string, name: string])[] = [
  ["/_next/static/", "static"],
  ["/pictures/", "picture"],
  ["/.well-known/openid-configuration", "discovery"],
  ["/oauth/authorize", "oauth_authorize"],
  ["/oauth/token", "oauth_token"],
  ["/oauth/userinfo", "oauth_userinfo"],
  ["/oauth/jwks", "oauth_keys"],
  ["/oauth/introspect", "oauth_introspect"],
  ["/oauth/revoke", "oauth_revoke"],
  ["/oauth/par", "oauth_par"],
  ["/oauth/logout", "oauth_logout"],
  ["/api/auth/callback/", "sign_on_callback"],
  ["/api/session", "session"],
  ["/api/", "api"],
  ["/logout", "logout"],
  ["/sign-in", "sign_in"],
  ["/sign-out", "sign_out"],
  ["/account", "account"],
  ["/admin", "admin"],
  ["/dev/", "dev"],
];

/**
 * What kind of request this is, for counting: one of a few fixed words, whatever the address says, so that nobody can
 * make the number of counters grow.
 */
export function routeClass(method: string, path: string): string {
  if (path === "/login") return "sign_on_start";
  if (path.endsWith("/stream")) return "stream";
  const found = named.find(([prefix]) => path === prefix || path.startsWith(withSlash(prefix)));
  if (found) return found[1];
  return method === "GET" || method === "HEAD" ? "page" : "action";
}

function withSlash(prefix: string): string {
  return prefix.endsWith("/") ? prefix : `${prefix}/`;
}
