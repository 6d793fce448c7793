import { fetchVia } from "@hutong/kernel";
import type { JWK } from "jose";
import type { Configuration, KoaContextWithOIDC } from "oidc-provider";
import { claimsOf } from "./claims.ts";
import { existingGrant } from "./existing-grant.ts";
import { lifetimesOf } from "./house-client.ts";
import { interactionPrompts } from "./policy.ts";
import type { ProviderOptions } from "./provider-options.ts";
import { claimsByScope, houseScope, openScopes, shopScope } from "./scopes.ts";
import { shopApiResource } from "./shop-api-resource.ts";
import { assertClaimsParameter, shopClaim } from "./shop-credentials.ts";
import { signingAlgs } from "./signing-algs.ts";
import { SigningKey } from "./signing-key.ts";
import { storeFor } from "./store.ts";

const minute = 60;
const day = 24 * 60 * minute;

/** How long a sign-on lasts: a week without use, thirty days at the most (SECURITY 14; docs/security.md). */
const signOnIdleSeconds = 7 * day;
const signOnAbsoluteSeconds = 30 * day;

/** The library's configuration: code with PKCE S256, our keys, our store, our pages. */
export function configuration(options: ProviderOptions, keys: readonly JWK[]): Configuration {
  const cookie = { signed: true, httpOnly: true, secure: true, sameSite: "lax" as const };
  return {
    adapter: storeFor(options.database, options.shopApi),
    jwks: { keys: keys.map((key) => new SigningKey(key)) },
    findAccount: async (ctx, userId) => ({
      accountId: userId,
      claims: (use, scope) => claimsOf(options, ctx, use, { userId, scope }),
    }),
    scopes: [...openScopes, shopScope, houseScope],
    claims: { ...claimsByScope, [shopScope]: [shopClaim, ...options.shopCredentials.claims] },
    // With the code flow the ID token goes straight to the site's server: one call tells it all.
    conformIdTokenClaims: false,
    responseTypes: ["code"],
    rotateRefreshToken: true,
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    clientDefaults: { id_token_signed_response_alg: "ES256", grant_types: ["authorization_code"] },
    enabledJWA: { idTokenSigningAlgValues: [...signingAlgs] },
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
    extraClientMetadata: {
      properties: [
        "hutong_first_party",
        "hutong_asks_consent",
        "hutong_realm",
        "hutong_lifetimes",
        "hutong_shop_api",
      ],
    },
    extraParams: ["screen_hint"],
    interactions: {
      policy: interactionPrompts(options),
      url: (_ctx, interaction) => `/sign-in/${interaction.uid}`,
    },
    loadExistingGrant: (ctx) => existingGrant(options.database.pool, ctx),
    cookies: {
      keys: [options.cookieSecret],
      names: {
        session: "__Host-hutong_sign_on",
        interaction: "__Secure-hutong_interaction",
        resume: "__Secure-hutong_resume",
      },
      long: { ...cookie, path: "/" },
      short: cookie,
    },
    routes: {
      authorization: "/oauth/authorize",
      token: "/oauth/token",
      userinfo: "/oauth/userinfo",
      jwks: "/oauth/jwks",
      introspection: "/oauth/introspect",
      revocation: "/oauth/revoke",
      pushed_authorization_request: "/oauth/par",
      end_session: "/oauth/logout",
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      claimsParameter: { enabled: true, assertClaimsParameter },
      externalSigningSupport: { enabled: true, ack: "experimental-01" },
      // Told by our own outbox, with retries: the library's part here is the claims and the metadata.
      backchannelLogout: { enabled: true },
      // A token is its own site's business.
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      revocation: { enabled: true },
      resourceIndicators: shopApiResource(options.shopApi),
      rpInitiatedLogout: { enabled: true, logoutSource: askToLogOut, postLogoutSuccessSource: afterLogOut },
    },
    ttl: {
      AuthorizationCode: minute,
      AccessToken: (_ctx, _token, client) => lifetimesOf(client).accessToken,
      IdToken: (_ctx, _token, client) => lifetimesOf(client).idToken,
      Interaction: 60 * minute,
      RefreshToken: (_ctx, token, client) => refreshTtlSeconds(client, token.totalLifetime()),
      Grant: 180 * day,
      Session: (_ctx, session) => sessionTtlSeconds(session.loginTs),
    },
    renderError: showError,
    fetch: (url, init) => callSite(url, init),
  };
}

/** Calls to sites: those of this machine by loopback, the others as the library would (it refuses inner networks). */
function callSite(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const { hostname, port } = new URL(String(url));
  const call =
    hostname === "localhost" || hostname.endsWith(".localhost") ? fetchVia(Number(port || 80), 2_500) : fetch;
  return call(String(url), init);
}

function sessionTtlSeconds(signedInAt: number | undefined): number {
  const now = Math.floor(Date.now() / 1000);
  const left = (signedInAt ?? now) + signOnAbsoluteSeconds - now;
  return Math.max(1, Math.min(signOnIdleSeconds, left));
}

/** Unused for a while, or some time after the sign-in: a refresh token is over (SECURITY 6). */
function refreshTtlSeconds(client: unknown, livedSeconds: number): number {
  const { refreshIdle, refreshAbsolute } = lifetimesOf(client);
  return Math.max(1, Math.min(refreshIdle, refreshAbsolute - livedSeconds));
}

/** The question "sign out everywhere?" is a page of ours; the form it posts is the provider's. */
async function askToLogOut(ctx: KoaContextWithOIDC): Promise<void> {
  const state = ctx.oidc.session?.state as { secret?: string } | undefined;
  const query = new URLSearchParams({ xsrf: state?.secret ?? "", client: ctx.oidc.client?.clientId ?? "" });
  ctx.redirect(`/sign-out?${query}`);
}

async function afterLogOut(ctx: KoaContextWithOIDC): Promise<void> {
  ctx.redirect("/sign-out?done=1");
}

/** Errors that cannot go back to a client become a page of ours, which says what to do. */
async function showError(ctx: KoaContextWithOIDC, out: { error: string }, error: Error): Promise<void> {
  // The library calls a sign-in that has run out an invalid request; a person needs to know which it is.
  const code = error.name === "SessionNotFound" ? "session_not_found" : out.error;
  const detail = new URLSearchParams({ error: code, ref: ctx.get("x-request-id") });
  ctx.status = 303;
  ctx.redirect(`/problem?${detail}`);
}
