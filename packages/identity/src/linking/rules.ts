import type { ContactKind, LinkingKind, PersonStatus, Realm, ShopKind } from "@hutong/db";

/** A proof of another ID is good so long. */
export const proposalLifeMs = 10 * 60_000;
/** So long may a linking be undone; so long an ID that left cannot be linked elsewhere (cooling-off). */
export const undoWindowMs = 7 * 24 * 3_600_000;

/** An ID, as far as linking looks at it. */
export interface LinkAccount {
  readonly id: string;
  readonly realm: Realm;
  readonly loginName: string;
  readonly memberNo: string;
  readonly status: PersonStatus;
  readonly imported: boolean;
  readonly registeredAt: string;
  /** True where it was opened by itself, at a first step through a door. */
  readonly opened: boolean;
  readonly shop: { readonly kind: ShopKind; readonly name: string; readonly nameEn: string | null } | null;
}

interface LinkContact {
  readonly id: string;
  readonly kind: ContactKind;
  readonly value: string;
  readonly verified: boolean;
}

/** A person, as far as linking looks at her: bounded, whatever her accounts hold. */
export interface LinkPerson {
  readonly id: string;
  readonly displayName: string;
  readonly locale: string | null;
  readonly status: PersonStatus;
  readonly isAdministrator: boolean;
  readonly accounts: readonly LinkAccount[];
  readonly contacts: readonly LinkContact[];
  readonly credentials: readonly { readonly id: string; readonly kind: string; readonly changedAt: string }[];
  readonly seats: readonly {
    readonly id: string;
    readonly name: string;
    readonly realm: Realm;
    readonly ownerName: string;
    readonly shopName: string | null;
  }[];
  readonly consents: readonly {
    readonly id: string;
    readonly clientId: string;
    readonly clientName: string;
  }[];
  /** Ways in by other providers, as their buttons are called. */
  readonly upstreams: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[];
}

/** What an ID is called: its login name, and of somebody with staff seats alone the seat, `xixi:alice`. */
export interface SeatName {
  readonly realm: Realm;
  readonly loginName: string;
}

export function seatName(realm: Realm, ownerName: string, name: string): SeatName {
  return { realm, loginName: `${ownerName}:${name}` };
}

/** What is linked is called so: the account, or where she has staff seats alone, the first of them. */
export function linkedName(other: LinkPerson, accountId: string | null): SeatName | undefined {
  const account = other.accounts.find(({ id }) => id === accountId);
  if (account) return { realm: account.realm, loginName: account.loginName };
  const seat = accountId === null ? other.seats[0] : undefined;
  return seat && seatName(seat.realm, seat.ownerName, seat.name);
}

export type LinkScope = "account" | "person";

/** Which rows change hands, and which are put away into the journal because the other side has the same. */
export interface TransferPlan {
  readonly accounts: readonly string[];
  readonly contacts: readonly string[];
  readonly seats: readonly string[];
  readonly consents: readonly string[];
  readonly credentials: readonly string[];
  readonly upstreams: readonly string[];
  readonly removedContacts: readonly string[];
  readonly removedCredentials: readonly string[];
}

export const nothingMoves: TransferPlan = {
  accounts: [],
  contacts: [],
  seats: [],
  consents: [],
  credentials: [],
  upstreams: [],
  removedContacts: [],
  removedCredentials: [],
};

/** What comes along: with her only ID everything that is hers; with one of several, what was asked for. */
export function scopeOf(other: LinkPerson, wished: LinkScope | undefined): LinkScope {
  return other.accounts.length <= 1 ? "person" : (wished ?? "account");
}

/**
 * Which rows change hands when `other` becomes `me`. Only an address that was verified comes along: an unverified one may
 * be anybody's (a number given to another since, a trojan identifier) and would open all that is mine by a reset; it is
 * put away. Her password gives way to mine; where I allow a site something already, that holds.
 */
export function planLink(
  me: LinkPerson,
  other: LinkPerson,
  what: { readonly accountId: string | null; readonly scope: LinkScope },
): TransferPlan {
  if (what.scope === "account" && what.accountId) return { ...nothingMoves, accounts: [what.accountId] };
  const contacts: string[] = [];
  const removedContacts: string[] = [];
  for (const contact of other.contacts) {
    const same = me.contacts.find(({ kind, value }) => kind === contact.kind && value === contact.value);
    // Two verified rows of one address there cannot be.
    if (contact.verified) contacts.push(contact.id);
    else removedContacts.push(contact.id);
    if (contact.verified && same) removedContacts.push(same.id);
  }
  const allowed = new Set(me.consents.map(({ clientId }) => clientId));
  const kinds = new Set(me.credentials.map(({ kind }) => kind));
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  return {
    accounts: idsOf(other.accounts),
    contacts,
    seats: idsOf(other.seats),
    consents: idsOf(other.consents.filter(({ clientId }) => !allowed.has(clientId))),
    credentials: idsOf(other.credentials.filter(({ kind }) => !kinds.has(kind))),
    upstreams: idsOf(other.upstreams),
    removedContacts,
    removedCredentials: idsOf(other.credentials.filter(({ kind }) => kinds.has(kind))),
  };
}

/** What stands around a proof: facts of the database, read in one statement. */
export interface LinkFacts {
  /** Null where who was proven has staff seats alone. */
  readonly accountId: string | null;
  readonly provenUserId: string;
  /** When the password that proved it had been set; null where a provider proved it. */
  readonly credentialChangedAt: string | null;
  /** The way in that proved it; null where the password did. */
  readonly upstreamIdentityId: string | null;
  readonly me: LinkPerson;
  /** Whose the ID is now. */
  readonly other: LinkPerson;
  /** Until then the ID, which left somebody else's IDs, cannot be linked elsewhere. */
  readonly coolingUntil: string | null;
  readonly hasOpenDispute: boolean;
}

/** What stands in the way of a linking, or is to be known or chosen before it. */
export type LinkState =
  | { readonly kind: "already_yours" }
  | { readonly kind: "frozen" }
  | { readonly kind: "administrator" }
  | { readonly kind: "taken" }
  | { readonly kind: "password_changed" }
  | { readonly kind: "way_in_gone" }
  | { readonly kind: "cooling_off"; readonly until: string }
  | { readonly kind: "disputed" }
  | { readonly kind: "several_ids"; readonly count: number }
  | { readonly kind: "same_contact"; readonly contactKind: ContactKind; readonly value: string }
  | { readonly kind: "same_site"; readonly accountIds: readonly string[] }
  | { readonly kind: "duplicate"; readonly accountId: string };

const blocking = new Set<LinkState["kind"]>([
  "already_yours",
  "frozen",
  "administrator",
  "taken",
  "password_changed",
  "way_in_gone",
  "cooling_off",
  "disputed",
]);

/** True where the linking cannot go on as things stand. */
export function isBlocking({ kind }: LinkState): boolean {
  return blocking.has(kind);
}

/** Every state of a linking, what blocks first. */
export function linkStates(facts: LinkFacts): LinkState[] {
  const stop = blockingState(facts);
  return stop ? [stop] : choicesOf(facts);
}

function blockingState(facts: LinkFacts): LinkState | undefined {
  const { me, other } = facts;
  const account = other.accounts.find(({ id }) => id === facts.accountId);
  if (other.id === me.id) return { kind: "already_yours" };
  if (other.id !== facts.provenUserId || !linkedName(other, facts.accountId)) return { kind: "taken" };
  if (other.status === "frozen" || account?.status === "frozen") return { kind: "frozen" };
  if (other.isAdministrator || me.isAdministrator) return { kind: "administrator" };
  if (!stillProves(facts))
    return { kind: facts.upstreamIdentityId === null ? "password_changed" : "way_in_gone" };
  if (facts.coolingUntil) return { kind: "cooling_off", until: facts.coolingUntil };
  if (facts.hasOpenDispute) return { kind: "disputed" };
  return undefined;
}

/** The password is the one that was typed; or the provider still leads to her. */
function stillProves({ other, credentialChangedAt, upstreamIdentityId }: LinkFacts): boolean {
  if (upstreamIdentityId !== null) return other.upstreams.some(({ id }) => id === upstreamIdentityId);
  const password = other.credentials.find(({ kind }) => kind === "password");
  return password !== undefined && Date.parse(password.changedAt) === Date.parse(credentialChangedAt ?? "");
}

function choicesOf({ me, other, accountId }: LinkFacts): LinkState[] {
  const account = other.accounts.find(({ id }) => id === accountId);
  const states: LinkState[] = [];
  if (account && other.accounts.length > 1)
    states.push({ kind: "several_ids", count: other.accounts.length });
  for (const { kind, value } of me.contacts) {
    const both = other.contacts.some((contact) => contact.kind === kind && contact.value === value);
    if (both) states.push({ kind: "same_contact", contactKind: kind, value });
  }
  if (!account) return states;
  const there = me.accounts.filter(({ realm }) => siteOf(realm) === siteOf(account.realm));
  if (there.length > 0) states.push({ kind: "same_site", accountIds: there.map(({ id }) => id) });
  const twin = me.accounts.find(
    (mine) => mine.realm === account.realm && (mine.imported || account.imported) && !mine.opened,
  );
  const sharesAddress = states.some(({ kind }) => kind === "same_contact");
  if (twin && (sharesAddress || me.displayName === other.displayName))
    states.push({ kind: "duplicate", accountId: twin.id });
  return states;
}

/** The site where an ID of a realm acts (ADR 0010). */
export function siteOf(realm: Realm): "retail" | "wholesale" {
  return realm === "wholesale" ? "wholesale" : "retail";
}

/** What is in the way of letting an ID go. */
export type UnlinkState = "only_id" | "disputed" | "administrator" | "frozen" | "no_password";

/** What keeps an ID from leaving; null where it may go. Who stays and who leaves both keep a way in. */
export function unlinkState(
  person: LinkPerson,
  accountId: string,
  hasOpenDispute: boolean,
): UnlinkState | null {
  // Who works in a shop signs in with her seat, as before she linked the ID.
  if (person.accounts.length + person.seats.length < 2) return "only_id";
  if (hasOpenDispute) return "disputed";
  if (person.accounts.find(({ id }) => id === accountId)?.status === "frozen") return "frozen";
  if (person.credentials.length === 0 && person.upstreams.length === 0) return "no_password";
  return null;
}

/** Where an operation stands: it may be undone, or why not. */
export type UndoState =
  | "undoable"
  | "undone"
  | "window_over"
  | "later_operation"
  | "in_use"
  | "administrators"
  | "never";

export interface UndoFacts {
  readonly kind: LinkingKind;
  /** What an administrator did, an administrator undoes. */
  readonly byAdministrator: boolean;
  readonly undoneAt: Date | null;
  readonly undoableUntil: Date;
  /** A later operation of one of the two people stands: that one first. */
  readonly hasLater: boolean;
  /** The ID that left was given another password since: whoever did so has taken it into use. */
  readonly wasTakenIntoUse: boolean;
}

/** Undone in the opposite order, within the window: so what comes back is exactly what was. */
export function undoState(
  facts: UndoFacts,
  now: Date,
  who: "person" | "administrator" = "person",
): UndoState {
  if (facts.kind === "undo") return "never";
  if (facts.undoneAt) return "undone";
  if (facts.byAdministrator && who === "person") return "administrators";
  if (facts.undoableUntil <= now) return "window_over";
  if (facts.hasLater) return "later_operation";
  return facts.wasTakenIntoUse ? "in_use" : "undoable";
}
