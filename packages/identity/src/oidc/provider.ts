import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database, RelayOutcome } from "@hutong/db";
import { digest, equalBytes, fetchVia } from "@hutong/kernel";
import { type Configuration, type KoaContextWithOIDC, Provider } from "oidc-provider";
import { claimsOf } from "./claims.ts";
import { existingGrant } from "./existing-grant.ts";
import { loadSigningKeys } from "./keys.ts";
import { interactionPrompts } from "./policy.ts";
import { claimsByScope, houseScope, openScopes } from "./scopes.ts";
import { relaySignOuts, type TellSite } from "./sign-out-relay.ts";
import { storeFor } from "./store.ts";

const minute = 60;
const day = 24 * 60 * minute;

/** How long a sign-on lasts: a week without use, thirty days at the most (SECURITY 14; docs/security.md). */
const signOnIdleSeconds = 7 * day;
const signOnAbsoluteSeconds = 30 * day;

export interface ProviderOptions {
  readonly database: Database;
  readonly issuer: string;
  /** Opens the signing keys: 32 bytes, base64url. */
  readonly keySecret: string;
  /** Signs the provider's cookies. */
  readonly cookieSecret: string;
  /** Told of every failure inside the provider; refusals to clients are not failures. */
  readonly onError: (error: unknown, requestId: string) => void;
}

/** The OpenID provider as the identity site's server uses it. */
export interface OpenIdProvider {
  /** True if this path is the provider's. */
  owns(path: string): boolean;
  /** True if callers of this path authenticate themselves and bring no cookie. */
  isProtocol(path: string): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void;
  /** Tells the sites that want to know of sign-outs that are due (OpenID Connect Back-Channel Logout 1.0). */
  relaySignOuts(): Promise<RelayOutcome>;
}

const protocolPaths = new Set([
  "/oauth/token",
  "/oauth/userinfo",
  "/oauth/introspect",
  "/oauth/revoke",
  "/oauth/par",
]);

/**
 * Makes the OpenID provider: authorization code with PKCE S256 and nothing else, ES256, sessions and codes in
 * PostgreSQL. The only module that reaches into `oidc-provider` beyond its documented configuration is this one.
 */
export async function createProvider(options: ProviderOptions): Promise<OpenIdProvider> {
  const keys = await loadSigningKeys(options.database, options.keySecret);
  const provider = new Provider(options.issuer, configuration(options, keys));
  // The server in front pins the forwarded headers to what is configured, so they can be believed.
  provider.proxy = true;
  secureCookies(provider);
  compareDigests(provider);
  const tellSite = takeOverBackchannelLogout(provider);
  provider.on("server_error", (ctx, error) => options.onError(error, ctx.get("x-request-id")));
  const handle = provider.callback();
  return {
    owns: (path) => path.startsWith("/oauth/") || path.startsWith("/.well-known/"),
    isProtocol: (path) => protocolPaths.has(path),
    handle: (req, res) => void handle(req, res),
    relaySignOuts: () => relaySignOuts(options.database.pool, tellSite),
  };
}

/**
 * Cookies are Secure whatever the scheme: browsers take them on http://*.localhost, and elsewhere a site is served
 * over TLS. Koa would refuse to set them; the provider makes contexts of its own too, so it is said where they are made.
 */
function secureCookies(provider: Provider): void {
  const createContext = provider.createContext.bind(provider);
  provider.createContext = (req, res) => {
    const ctx = createContext(req, res);
    ctx.cookies.secure = true;
    return ctx;
  };
}

/**
 * The library tells sites of a sign-out from its own end-session step alone, once. Ours goes out on every cause, from
 * the outbox: so its call does nothing, and what it would have done is handed to the relay.
 */
function takeOverBackchannelLogout(provider: Provider): TellSite {
  // Not in the library's types: Client.prototype.backchannelLogout(sub, sid).
  const prototype = provider.Client.prototype as unknown as {
    backchannelLogout: (sub: string, sid: string) => Promise<void>;
  };
  const tell = prototype.backchannelLogout;
  prototype.backchannelLogout = async () => undefined;
  return async ({ clientId, userId, sid }) => {
    const client = await provider.Client.find(clientId);
    // Disabled in the meantime: nobody to tell.
    if (client) await tell.call(client, userId, sid);
  };
}

/** Client secrets are kept as digests: what a client sends is digested before it is compared. */
function compareDigests(provider: Provider): void {
  Object.defineProperty(provider.Client.prototype, "compareClientSecret", {
    value(this: { clientSecret: string }, actual: string): boolean {
      return equalBytes(digest(actual), Buffer.from(this.clientSecret, "base64url"));
    },
  });
}

function configuration(
  options: ProviderOptions,
  keys: Awaited<ReturnType<typeof loadSigningKeys>>,
): Configuration {
  const cookie = { signed: true, httpOnly: true, secure: true, sameSite: "lax" as const };
  return {
    adapter: storeFor(options.database),
    jwks: { keys: keys as never[] },
    findAccount: async (ctx, userId) => ({
      accountId: userId,
      claims: (_use, scope) => claimsOf(options.database, ctx, userId, scope),
    }),
    scopes: [...openScopes, houseScope],
    claims: claimsByScope,
    // With the code flow the ID token goes straight to the site's server: one call tells it all.
    conformIdTokenClaims: false,
    responseTypes: ["code"],
    rotateRefreshToken: true,
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    clientDefaults: { id_token_signed_response_alg: "ES256", grant_types: ["authorization_code"] },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    extraClientMetadata: { properties: ["hutong_first_party", "hutong_asks_consent", "hutong_realm"] },
    extraParams: ["screen_hint"],
    interactions: {
      policy: interactionPrompts(options.database),
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
      // Told by our own outbox, with retries: the library's part here is the claims and the metadata.
      backchannelLogout: { enabled: true },
      // A token is its own site's business.
      introspection: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: askToLogOut, postLogoutSuccessSource: afterLogOut },
    },
    ttl: {
      AuthorizationCode: minute,
      AccessToken: 10 * minute,
      IdToken: 10 * minute,
      Interaction: 60 * minute,
      RefreshToken: (_ctx, token) => refreshTtlSeconds(token.totalLifetime()),
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

/** Unused for two weeks, or ninety days after the sign-in: a refresh token is over (SECURITY 6). */
function refreshTtlSeconds(livedSeconds: number): number {
  return Math.max(1, Math.min(14 * day, 90 * day - livedSeconds));
}

/** The question "sign out everywhere?" is a page of ours; the form it posts is the provider's. */
async function askToLogOut(ctx: KoaContextWithOIDC): Promise<void> {
  const state = ctx.oidc.session?.state as { secret?: string } | undefined;
  ctx.redirect(`/sign-out?${new URLSearchParams({ xsrf: state?.secret ?? "" })}`);
}

async function afterLogOut(ctx: KoaContextWithOIDC): Promise<void> {
  ctx.redirect("/sign-out?done=1");
}

/** Errors that cannot go back to a client become a page of ours, which says what to do. */
async function showError(
  ctx: KoaContextWithOIDC,
  out: { error: string; error_description?: string | undefined },
) {
  const detail = new URLSearchParams({ error: out.error, ref: ctx.get("x-request-id") });
  ctx.status = 303;
  ctx.redirect(`/problem?${detail}`);
}
