import { describe, expect, it } from "vitest";
import {
  isBlocking,
  type LinkFacts,
  type LinkPerson,
  linkStates,
  planLink,
  scopeOf,
  undoState,
  unlinkState,
} from "./rules.ts";

function person(id: string, over: Partial<LinkPerson> = {}): LinkPerson {
  return {
    id,
    displayName: id,
    locale: null,
    status: "active",
    isAdministrator: false,
    accounts: [account(`${id}-1`)],
    contacts: [],
    credentials: [{ id: `${id}-password`, kind: "password", changedAt: "2026-01-01T00:00:00Z" }],
    seats: [],
    consents: [],
    upstreams: [],
    ...over,
  };
}

function account(id: string, over: Partial<LinkPerson["accounts"][number]> = {}) {
  return {
    id,
    realm: "retail" as const,
    loginName: id,
    memberNo: id,
    status: "active" as const,
    imported: false,
    registeredAt: "2020-01-01T00:00:00Z",
    opened: false,
    shop: null,
    ...over,
  };
}

function facts(over: Partial<LinkFacts> = {}): LinkFacts {
  return {
    accountId: "b-1",
    provenUserId: "b",
    credentialChangedAt: "2026-01-01T00:00:00+00:00",
    upstreamIdentityId: null,
    me: person("a"),
    other: person("b", { accounts: [account("b-1", { realm: "wholesale" })] }),
    coolingUntil: null,
    hasOpenDispute: false,
    ...over,
  };
}

describe("linkStates", () => {
  it("nothing stands in the way of two people with one ID each at different sites", () => {
    expect(linkStates(facts())).toEqual([]);
  });

  it.each([
    [{ other: person("a") }, "already_yours"],
    [{ other: person("c") }, "taken"],
    [{ other: person("b", { accounts: [] }) }, "taken"],
    [{ other: person("b", { status: "frozen" }) }, "frozen"],
    [{ other: person("b", { accounts: [account("b-1", { status: "frozen" })] }) }, "frozen"],
    [{ other: person("b", { isAdministrator: true }) }, "administrator"],
    [{ me: person("a", { isAdministrator: true }) }, "administrator"],
    [{ credentialChangedAt: "2025-12-31T00:00:00Z" }, "password_changed"],
    [{ other: person("b", { credentials: [] }) }, "password_changed"],
    [{ credentialChangedAt: null, upstreamIdentityId: "another way in" }, "way_in_gone"],
    [{ coolingUntil: "2026-12-01T00:00:00Z" }, "cooling_off"],
    [{ hasOpenDispute: true }, "disputed"],
  ] satisfies [Partial<LinkFacts>, string][])("blocked: %o is %s", (over, kind) => {
    const states = linkStates(facts(over));
    expect(states.map((state) => state.kind)).toEqual([kind]);
    expect(states.every(isBlocking)).toBe(true);
  });

  it("an account of the same site is known, one of its realm that was imported is a likely duplicate", () => {
    const mine = account("a-1", { realm: "wholesale", imported: true });
    const number = { id: "m", kind: "mobile" as const, value: "+8613900000000", verified: false };
    const states = linkStates(
      facts({
        me: person("a", { accounts: [mine], contacts: [number] }),
        other: person("b", {
          accounts: [account("b-1", { realm: "wholesale" })],
          contacts: [{ ...number, id: "n" }],
        }),
      }),
    );
    expect(states).toEqual([
      { kind: "same_contact", contactKind: "mobile", value: number.value },
      { kind: "same_site", accountIds: ["a-1"] },
      { kind: "duplicate", accountId: "a-1" },
    ]);
    expect(states.some(isBlocking)).toBe(false);
  });
});

describe("planLink", () => {
  const email = { kind: "email" as const, value: "x@example.com" };
  const allows = (id: string, clientId: string) => ({ id, clientId, clientName: clientId });

  it("one ID alone moves nothing else", () => {
    const plan = planLink(person("a"), person("b"), { accountId: "b-1", scope: "account" });
    expect(plan).toMatchObject({ accounts: ["b-1"], contacts: [], credentials: [], removedCredentials: [] });
  });

  it("her only ID is always she herself", () => {
    expect(scopeOf(person("b"), "account")).toBe("person");
    expect(scopeOf(person("b", { accounts: [account("1"), account("2")] }), undefined)).toBe("account");
  });

  it("my password stays, hers is put away; without one of mine hers comes", () => {
    const what = { accountId: "b-1", scope: "person" as const };
    expect(planLink(person("a"), person("b"), what)).toMatchObject({
      credentials: [],
      removedCredentials: ["b-password"],
    });
    expect(planLink(person("a", { credentials: [] }), person("b"), what)).toMatchObject({
      credentials: ["b-password"],
      removedCredentials: [],
    });
  });

  it.each([
    [false, false, [], ["b-x"]],
    [true, false, [], ["b-x"]],
    [false, true, ["b-x"], ["a-x"]],
  ])("an address of both: mine verified %s, hers %s", (mine, hers, contacts, removedContacts) => {
    const plan = planLink(
      person("a", { contacts: [{ ...email, id: "a-x", verified: mine }] }),
      person("b", { contacts: [{ ...email, id: "b-x", verified: hers }] }),
      { accountId: "b-1", scope: "person" },
    );
    expect(plan).toMatchObject({ contacts, removedContacts });
  });

  it("SECURITY 19 trojan identifier: an address that nobody verified does not come along", () => {
    const plan = planLink(
      person("a"),
      person("b", { contacts: [{ ...email, id: "b-x", verified: false }] }),
      { accountId: "b-1", scope: "person" },
    );
    expect(plan).toMatchObject({ contacts: [], removedContacts: ["b-x"] });
  });

  it("what I allow a site already holds", () => {
    const plan = planLink(
      person("a", { consents: [allows("a-c", "books")] }),
      person("b", { consents: [allows("b-c", "books"), allows("b-d", "maps")] }),
      { accountId: "b-1", scope: "person" },
    );
    expect(plan.consents).toEqual(["b-d"]);
  });
});

it("unlinkState: not the only ID, not a disputed or frozen one, not from who would be left without a password", () => {
  const two = person("a", { accounts: [account("1"), account("2", { status: "frozen" })] });
  expect(unlinkState(person("a"), "a-1", false)).toBe("only_id");
  expect(unlinkState(two, "1", true)).toBe("disputed");
  expect(unlinkState(two, "2", false)).toBe("frozen");
  expect(unlinkState({ ...two, credentials: [] }, "1", false)).toBe("no_password");
  expect(unlinkState(two, "1", false)).toBeNull();
});

it("undoState: within the window, the later of two first, what an administrator did by an administrator", () => {
  const now = new Date("2026-01-02T00:00:00Z");
  const entry = {
    kind: "link" as const,
    byAdministrator: false,
    undoneAt: null,
    undoableUntil: new Date("2026-01-08T00:00:00Z"),
    hasLater: false,
    wasTakenIntoUse: false,
  };
  expect(undoState(entry, now)).toBe("undoable");
  expect(undoState({ ...entry, kind: "undo" }, now)).toBe("never");
  expect(undoState({ ...entry, undoneAt: now }, now)).toBe("undone");
  expect(undoState({ ...entry, undoableUntil: now }, now)).toBe("window_over");
  expect(undoState({ ...entry, hasLater: true }, now)).toBe("later_operation");
  expect(undoState({ ...entry, wasTakenIntoUse: true }, now)).toBe("in_use");
  expect(undoState({ ...entry, byAdministrator: true }, now)).toBe("administrators");
  expect(undoState({ ...entry, byAdministrator: true }, now, "administrator")).toBe("undoable");
});
