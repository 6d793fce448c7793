import type { IncomingMessage, ServerResponse } from "node:http";
import type { Database } from "@hutong/db";
import { digest, equalBytes } from "@hutong/kernel";
import { type Configuration, type KoaContextWithOIDC, Provider } from "oidc-provider";
import { claimsOf } from "./claims.ts";
import { firstPartyGrantId } from "./grant-id.ts";
import { isFirstParty } from "./house-client.ts";
import { loadSigningKeys } from "./keys.ts";
import { interactionPrompts } from "./policy.ts";
import { claimsByScope, houseScope, openScopes } from "./scopes.ts";
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
  provider.on("server_error", (ctx, error) => options.onError(error, ctx.get("x-request-id")));
  const handle = provider.callback();
  return {
    owns: (path) => path.startsWith("/oauth/") || path.startsWith("/.well-known/"),
    isProtocol: (path) => protocolPaths.has(path),
    handle: (req, res) => void handle(req, res),
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
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    clientDefaults: { id_token_signed_response_alg: "ES256", grant_types: ["authorization_code"] },
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    extraClientMetadata: { properties: ["hutong_first_party", "hutong_realm"] },
    extraParams: ["screen_hint"],
    interactions: {
      policy: interactionPrompts(options.database),
      url: (_ctx, interaction) => `/sign-in/${interaction.uid}`,
    },
    loadExistingGrant: (ctx) => existingGrant(ctx),
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
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: askToLogOut, postLogoutSuccessSource: afterLogOut },
    },
    ttl: {
      AuthorizationCode: minute,
      AccessToken: 10 * minute,
      IdToken: 10 * minute,
      Interaction: 60 * minute,
      RefreshToken: 14 * day,
      Grant: 180 * day,
      Session: (_ctx, session) => sessionTtlSeconds(session.loginTs),
    },
    renderError: showError,
  };
}

function sessionTtlSeconds(signedInAt: number | undefined): number {
  const now = Math.floor(Date.now() / 1000);
  const left = (signedInAt ?? now) + signOnAbsoluteSeconds - now;
  return Math.max(1, Math.min(signOnIdleSeconds, left));
}

/** Our own sites hold a derived grant; a third party's is what the person allowed it. */
async function existingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  if (isFirstParty(ctx)) {
    const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
    grant.addOIDCScope(Object.keys(claimsByScope).join(" "));
    grant.jti = firstPartyGrantId({
      clientId: client.clientId,
      userId: session.accountId,
      sessionUid: session.uid,
    });
    return grant;
  }
  const grantId = ctx.oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  return grantId ? provider.Grant.find(grantId) : undefined;
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
