import { createHash } from "node:crypto";
import { canonicalJson } from "../audit/canonical-json.ts";
import type { LinkPerson, TransferPlan } from "./rules.ts";

/**
 * True where merging two people is more than one administrator may do alone: each of them has a shop or company, so that
 * each may hold trade and money. Once there is a ledger, a wallet with a balance counts the same (ADR 80).
 */
export function needsSecondAdministrator(one: LinkPerson, other: LinkPerson): boolean {
  return holdsTrade(one) && holdsTrade(other);
}

function holdsTrade({ accounts }: LinkPerson): boolean {
  return accounts.some(({ shop }) => shop !== null);
}

/**
 * SHA-256 over what a merging is going to do: who the two are, what each has, what moves and what is put away. Names and
 * languages may change in between, for they decide nothing.
 */
export function mergeDigest(merge: {
  readonly from: LinkPerson;
  readonly into: LinkPerson;
  readonly plan: TransferPlan;
}): Buffer<ArrayBuffer> {
  const facts = { from: factsOf(merge.from), into: factsOf(merge.into), plan: sortedPlan(merge.plan) };
  return createHash("sha256").update(canonicalJson(facts)).digest();
}

function factsOf({ id, status, accounts, contacts, credentials, seats, consents, upstreams }: LinkPerson) {
  return {
    id,
    status,
    accounts: accounts
      .map((account) => [account.id, account.status, account.shop?.kind ?? null] as const)
      .toSorted(byFirst),
    contacts: contacts.map(({ id, value, verified }) => [id, value, verified] as const).toSorted(byFirst),
    credentials: credentials.map((credential) => [credential.id, credential.kind] as const).toSorted(byFirst),
    seats: seats.map((seat) => seat.id).toSorted(),
    consents: consents.map((consent) => consent.id).toSorted(),
    upstreams: upstreams.map((upstream) => upstream.id).toSorted(),
  };
}

function sortedPlan(plan: TransferPlan): Record<string, string[]> {
  return Object.fromEntries(Object.entries(plan).map(([name, ids]) => [name, [...ids].toSorted()]));
}

function byFirst(one: readonly [string, ...unknown[]], other: readonly [string, ...unknown[]]): number {
  return one[0] < other[0] ? -1 : Number(one[0] > other[0]);
}
