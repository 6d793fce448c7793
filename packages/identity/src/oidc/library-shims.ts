import { digest, equalBytes } from "@hutong/kernel";
import type { Provider } from "oidc-provider";
import type { TellSite } from "./sign-out-relay.ts";

// What the library does otherwise than we need, beyond its documented configuration, in one place.

/**
 * Cookies are Secure whatever the scheme: browsers take them on http://*.localhost, and elsewhere a site is served
 * over TLS. Koa would refuse to set them; the provider makes contexts of its own too, so it is said where they are made.
 */
export function secureCookies(provider: Provider): void {
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
export function takeOverBackchannelLogout(provider: Provider): TellSite {
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
export function compareDigests(provider: Provider): void {
  Object.defineProperty(provider.Client.prototype, "compareClientSecret", {
    value(this: { clientSecret: string }, actual: string): boolean {
      return equalBytes(digest(actual), Buffer.from(this.clientSecret, "base64url"));
    },
  });
}
