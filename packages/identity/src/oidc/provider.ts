import type { IncomingMessage, ServerResponse } from "node:http";
import type { RelayOutcome } from "@hutong/db";
import { Provider } from "oidc-provider";
import { configuration } from "./configuration.ts";
import { loadSigningKeys, signingKeysVersion } from "./keys.ts";
import { compareDigests, secureCookies, takeOverBackchannelLogout } from "./library-shims.ts";
import type { ProviderOptions } from "./provider-options.ts";
import { readyBytes } from "./ready-bytes.ts";
import { createSignOutRelay, type TellSite } from "./sign-out-relay.ts";

export type { ShopCredentials, Telling } from "./shop-credentials.ts";

/** The OpenID provider as the identity site's server uses it. */
export interface OpenIdProvider {
  /** True if this path is the provider's. */
  owns(path: string): boolean;
  /** True if callers of this path authenticate themselves and bring no cookie. */
  isProtocol(path: string): boolean;
  handle(req: IncomingMessage, res: ServerResponse): void;
  /**
   * Tells the sites that want to know of sign-outs that are due (OpenID Connect Back-Channel Logout 1.0). A turn may
   * begin before the last one is over: a site that hangs holds up no other.
   */
  relaySignOuts(): Promise<RelayOutcome>;
  /** Takes up signing keys that were rotated; to be called every few seconds. Requests under way are not touched. */
  refreshKeys(): Promise<void>;
}

const protocolPaths = new Set([
  "/oauth/token",
  "/oauth/userinfo",
  "/oauth/introspect",
  "/oauth/revoke",
  "/oauth/par",
]);

/** The library's provider with one set of keys: it knows no other way to change them than to be made anew. */
interface Made {
  readonly keysVersion: string;
  readonly handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  /** Answers that are ready, by address. */
  readonly ready: Awaited<ReturnType<typeof readyBytes>>;
  readonly tellSite: TellSite;
}

/**
 * Makes the OpenID provider: authorization code with PKCE S256 and nothing else, ES256, sessions and codes in
 * PostgreSQL. This folder alone imports `oidc-provider`.
 */
export async function createProvider(options: ProviderOptions): Promise<OpenIdProvider> {
  let current = await make(options);
  const relaySignOuts = createSignOutRelay(options.database.pool, (signOut) => current.tellSite(signOut));
  return {
    owns: (path) => path.startsWith("/oauth/") || path.startsWith("/.well-known/"),
    isProtocol: (path) => protocolPaths.has(path),
    handle: (req, res) => {
      const ready =
        req.method === "GET" || req.method === "HEAD" ? current.ready.get(req.url ?? "") : undefined;
      if (ready) ready(req, res);
      else void current.handle(req, res);
    },
    relaySignOuts,
    refreshKeys: async () => {
      if ((await signingKeysVersion(options.database.pool)) !== current.keysVersion)
        current = await make(options);
    },
  };
}

async function make(options: ProviderOptions): Promise<Made> {
  const keys = await loadSigningKeys(options.database, options.keySecret);
  const keysVersion = await signingKeysVersion(options.database.pool);
  const provider = new Provider(options.issuer, configuration(options, keys));
  // The server in front pins the forwarded headers to what is configured, so they can be believed.
  provider.proxy = true;
  secureCookies(provider);
  compareDigests(provider);
  const tellSite = takeOverBackchannelLogout(provider);
  provider.on("server_error", (ctx, error) => options.onError(error, ctx.get("x-request-id")));
  const handle = provider.callback();
  return { keysVersion, handle, ready: await readyBytes(handle, options.issuer), tellSite };
}
