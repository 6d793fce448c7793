import { errors, interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import { askedClaims, type ClaimsUse, claimsAskedAt, isJsonObject } from "./asked-claims.ts";
import { parseConsentGrantId } from "./grant-id.ts";
import { redemptionOf } from "./redemption.ts";
import { shopScope } from "./scopes.ts";

/** What a site is to be told of a shop. */
export interface Telling {
  /** The consent it rests on: whoever tells asks it once more. */
  readonly consentId: string;
  readonly clientId: string;
  readonly clientName: string;
  /** Asked for in this answer and consented to. */
  readonly claims: readonly string[];
  /** Asked for in this answer and not consented to. */
  readonly withheld: readonly string[];
}

/** Where the figures of shops come from: this package knows none. */
export interface ShopCredentials {
  /** The names of all claims there are, each consented to by itself. */
  readonly claims: readonly string[];
  /** Tells a site, and writes down that it was told. Claims that are not there are absent. */
  readonly tell: (telling: Telling) => Promise<Readonly<Record<string, unknown>>>;
}

/** The claim that says which shop the others are of; told with any of them. */
export const shopClaim = "shop";

/** What a token or the userinfo endpoint says of a person's shop. Nothing but what the consent, as it stands now, gives. */
export async function shopClaimsOf(
  { claims: known, tell }: ShopCredentials,
  ctx: KoaContextWithOIDC,
  use: string,
  userId: string,
): Promise<Readonly<Record<string, unknown>>> {
  const redeemed = redemptionOf(ctx);
  const { client, entities } = ctx.oidc;
  // What an operator takes back from a site holds for the tokens it has.
  if (!client?.scope?.split(" ").includes(shopScope)) return {};
  const { grantId = "", consent } = redeemed?.userId === userId ? redeemed : {};
  const consentId = parseConsentGrantId(grantId);
  if (!consent || !consentId) return {};
  const asked = claimsAskedAt(entities.AccessToken?.claims, use as ClaimsUse, known);
  const claims = asked.filter((name) => consent.claims.includes(name));
  if (claims.length === 0) return {};
  return tell({
    consentId,
    clientId: client.clientId,
    clientName: client.clientName ?? client.clientId,
    claims,
    withheld: asked.filter((name) => !claims.includes(name)),
  });
}

/** She is asked about every claim of a shop that she has not decided on for this site: allowed or declined before. */
export function shopClaimsCheck({ claims: known }: ShopCredentials): interactionPolicy.Check {
  return new interactionPolicy.Check(
    "shop_claims_missing",
    "requested claims of a shop were not decided on",
    "consent_required",
    ({ oidc }) => {
      if (!oidc.requestParamScopes.has(shopScope)) return interactionPolicy.Check.NO_NEED_TO_PROMPT;
      const decided = new Set(oidc.entities.Grant?.getOIDCClaimsEncountered());
      return askedClaims(oidc.claims, known).some(({ name }) => !decided.has(name))
        ? interactionPolicy.Check.REQUEST_PROMPT
        : interactionPolicy.Check.NO_NEED_TO_PROMPT;
    },
  );
}

/** More than any honest request: it is kept with the interaction, the code and the tokens. */
const maxClaimsChars = 4_000;

/**
 * Refuses a claims parameter that the library would stumble over, and an authentication class that we cannot give (5.5.1.1).
 * @throws InvalidRequest, UnmetAuthenticationRequirements
 */
export function assertClaimsParameter(ctx: KoaContextWithOIDC, claims: object): void {
  if (String(ctx.oidc.params?.claims).length > maxClaimsChars)
    throw new errors.InvalidRequest("claims parameter is too long");
  for (const member of Object.values(claims)) {
    if (!isJsonObject(member)) throw new errors.InvalidRequest("claims parameter members should be objects");
    for (const request of Object.values(member)) {
      if (request !== null && !isJsonObject(request))
        throw new errors.InvalidRequest("a requested claim should be null or an object");
    }
  }
  const { acr } =
    (claims as { id_token?: { acr?: { essential?: unknown; value?: unknown; values?: unknown } | null } })
      .id_token ?? {};
  if (acr?.essential === true && (acr.value !== undefined || acr.values !== undefined))
    throw new errors.UnmetAuthenticationRequirements("none of the requested ACRs could be obtained");
}
