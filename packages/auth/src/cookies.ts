const base = { httpOnly: true, secure: true, sameSite: "lax", path: "/" } as const;

/** The cookie that carries a site's session. */
export const sessionCookie = "__Host-hutong_session";

/** Every cookie of a site: host-only, Secure, HttpOnly, Lax (SECURITY 14). */
export const siteCookies = {
  sessionToken: { name: sessionCookie, options: base },
  callbackUrl: { name: "__Host-hutong_next", options: { ...base, maxAge: 900 } },
  pkceCodeVerifier: { name: "__Host-hutong_pkce", options: { ...base, maxAge: 900 } },
  state: { name: "__Host-hutong_state", options: { ...base, maxAge: 900 } },
  nonce: { name: "__Host-hutong_nonce", options: { ...base, maxAge: 900 } },
};
