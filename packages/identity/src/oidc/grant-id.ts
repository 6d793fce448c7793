/**
 * The grant of a first-party site is derived, not stored: its id names all there is to know. It holds for one
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
