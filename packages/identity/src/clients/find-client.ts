import type { Database } from "@hutong/db";
import type { AdapterPayload } from "oidc-provider";
import { houseScope, openScopes, shopScope } from "../oidc/scopes.ts";

/** How long a client is remembered: a change of it holds at the latest after this, in every process. */
const cacheMs = 5_000;

const cache = new Map<string, { readonly until: number; readonly metadata: AdapterPayload | undefined }>();

/** A client as `oidc-provider` wants it, or undefined where it is unknown or disabled. */
export async function findClientMetadata(
  database: Database,
  clientId: string,
): Promise<AdapterPayload | undefined> {
  const known = cache.get(clientId);
  if (known && known.until > Date.now()) return known.metadata;
  const metadata = await readClient(database, clientId);
  if (cache.size > 1_000) cache.clear();
  cache.set(clientId, { until: Date.now() + cacheMs, metadata });
  return metadata;
}

/** A client as it is remembered in this process, without asking the database. */
export function rememberedClient(clientId: string): AdapterPayload | undefined {
  const known = cache.get(clientId);
  return known && known.until > Date.now() ? known.metadata : undefined;
}

async function readClient(database: Database, clientId: string): Promise<AdapterPayload | undefined> {
  const client = await database.prisma.client.findUnique({
    where: { clientId, disabledAt: null },
    select: {
      clientId: true,
      name: true,
      secretHash: true,
      authMethod: true,
      redirectUris: true,
      postLogoutRedirectUris: true,
      realm: true,
      firstParty: true,
      requireConsent: true,
      shopCredentials: true,
      shopApi: true,
      backchannelLogoutUri: true,
      idTokenAlg: true,
      accessTokenSeconds: true,
      idTokenSeconds: true,
      refreshIdleSeconds: true,
      refreshAbsoluteSeconds: true,
    },
  });
  if (!client) return undefined;
  const grantTypes = client.firstParty ? ["authorization_code"] : ["authorization_code", "refresh_token"];
  return {
    client_id: client.clientId,
    client_name: client.name,
    // The digest stands in for the secret: see compareClientSecret in provider.ts.
    ...(client.secretHash ? { client_secret: client.secretHash } : {}),
    token_endpoint_auth_method: client.authMethod,
    redirect_uris: client.redirectUris,
    post_logout_redirect_uris: client.postLogoutRedirectUris,
    response_types: ["code"],
    grant_types: grantTypes,
    id_token_signed_response_alg: client.idTokenAlg === "RS256" ? "RS256" : "ES256",
    scope: scopesOf(client).join(" "),
    ...(client.backchannelLogoutUri
      ? { backchannel_logout_uri: client.backchannelLogoutUri, backchannel_logout_session_required: true }
      : {}),
    hutong_first_party: client.firstParty,
    hutong_asks_consent: client.requireConsent && !client.firstParty,
    hutong_shop_api: client.shopApi && client.requireConsent && !client.firstParty,
    hutong_realm: client.realm,
    hutong_lifetimes: {
      accessToken: client.accessTokenSeconds,
      idToken: client.idTokenSeconds,
      refreshIdle: client.refreshIdleSeconds,
      refreshAbsolute: client.refreshAbsoluteSeconds,
    },
  };
}

/** What a client may ask for. Figures of shops only where people are asked, whatever its row says. */
function scopesOf(client: {
  firstParty: boolean;
  requireConsent: boolean;
  shopCredentials: boolean;
}): string[] {
  if (client.firstParty) return [...openScopes, houseScope];
  return client.shopCredentials && client.requireConsent ? [...openScopes, shopScope] : [...openScopes];
}
