/**
 * The grant of a site that need not ask is derived, not stored: its id names all there is to know. It holds for one
 * sign-on session, so that revoking it (a replayed code) touches nothing else.
 */
export interface FirstPartyGrant {
  readonly clientId: string;
  readonly userId: string;
  readonly sessionUid: string;
}

const prefix = "first-party";

/** The id of a derived grant. */
export function firstPartyGrantId(grant: FirstPartyGrant): string {
  return [prefix, grant.clientId, grant.userId, grant.sessionUid].join(".");
}

/** Reads a derived grant's id; undefined for the id of a stored grant. */
export function parseFirstPartyGrantId(id: string): FirstPartyGrant | undefined {
  const [kind, clientId, userId, sessionUid, ...rest] = id.split(".");
  if (kind !== prefix || !clientId || !userId || !sessionUid || rest.length > 0) return undefined;
  return { clientId, userId, sessionUid };
}

const consentPrefix = "consent.";

/** The grant of a third-party site is the person's consent: its id says which. */
export function consentGrantId(consentId: string): string {
  return consentPrefix + consentId;
}

/** The consent behind a grant's id; undefined for another kind of grant. */
export function parseConsentGrantId(id: string): string | undefined {
  const consentId = id.startsWith(consentPrefix) ? id.slice(consentPrefix.length) : "";
  return /^[0-9a-f-]{36}$/.test(consentId) ? consentId : undefined;
}
