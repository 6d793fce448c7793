import { deriveSecret, unseal } from "@hutong/kernel";
import { isLoopbackName, mayCall } from "@hutong/kernel/address-rule";
import { guardedFetch } from "@hutong/kernel/guarded-fetch";
import * as client from "openid-client";
import { sealPurpose, type UpstreamHouse } from "./house.ts";

/** What is asked of a provider's row to speak with it. */
export interface ProviderRow {
  readonly id: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretSealed: Uint8Array | null;
  readonly changedAt: Date;
}

/** A discovery document is read anew after so long. Keys are read anew by the library, when one is not known. */
const documentLifeMs = 10 * 60_000;

interface Known {
  readonly until: number;
  readonly client: Promise<client.Configuration>;
}

/** By provider as configured: one document for all sign-ins of a process, one call where many come at once. */
const known = new Map<string, Known>();

/**
 * The provider as a client speaks with it, its discovery document at most ten minutes old.
 * @throws Error where it cannot be reached, says it is another issuer, or names addresses that are not to be called
 */
export async function providerClient(house: UpstreamHouse, row: ProviderRow): Promise<client.Configuration> {
  const key = `${house.origin} ${row.id} ${row.changedAt.getTime()}`;
  const held = known.get(key);
  if (held && held.until > Date.now()) return held.client;
  const sealKey = deriveSecret(house.keySecret, sealPurpose);
  const secret = row.clientSecretSealed ? unseal(row.clientSecretSealed, sealKey) : null;
  const made = discoverProvider(house, { ...row, clientSecret: secret });
  for (const [name, one] of known) if (one.until <= Date.now()) known.delete(name);
  known.set(key, { until: Date.now() + documentLifeMs, client: made });
  made.catch(() => known.delete(key));
  return made;
}

/** Reads a provider's discovery document and makes the client. @throws as providerClient */
export async function discoverProvider(
  house: Pick<UpstreamHouse, "origin">,
  { issuer, clientId, clientSecret }: { issuer: string; clientId: string; clientSecret: string | null },
): Promise<client.Configuration> {
  const url = new URL(issuer);
  if (!mayCall(url, house.origin)) throw new Error("not an address to call");
  const execute = isLoopbackName(url.hostname) ? [client.allowInsecureRequests] : [];
  // The library's fetch options are a subset of fetch's own.
  const fetch = guardedFetch(house.origin) as client.CustomFetch;
  const found = await client.discovery(url, clientId, undefined, client.None(), {
    [client.customFetch]: fetch,
    execute,
    timeout: 5,
  });
  const server = found.serverMetadata();
  assertUsable(server, issuer, house.origin);
  const made = new client.Configuration(server, clientId, undefined, authOf(server, clientSecret));
  made[client.customFetch] = fetch;
  made.timeout = 5;
  for (const prepare of execute) prepare(made);
  return made;
}

function authOf(server: client.ServerMetadata, secret: string | null): client.ClientAuth {
  if (secret === null) return client.None();
  // What a provider takes that says nothing (OpenID Connect Discovery 1.0, 3).
  const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  return methods.includes("client_secret_basic")
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret);
}

function assertUsable(server: client.ServerMetadata, issuer: string, ourOrigin: string): void {
  if (server.issuer !== issuer) throw new Error(`it says it is ${server.issuer}`);
  for (const name of ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const) {
    const address = server[name];
    if (!address || !URL.canParse(address)) throw new Error(`its ${name} is missing`);
    if (!mayCall(new URL(address), ourOrigin)) throw new Error(`its ${name} is not an address to call`);
  }
  const methods = server.code_challenge_methods_supported;
  if (methods && !methods.includes("S256")) throw new Error("it does not know PKCE with S256");
}
