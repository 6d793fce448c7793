import type { Realm } from "@hutong/db";
import { z } from "zod";
import { normalMobile } from "../identifier.ts";

/** What a person may be known by whose beginning was typed. */
export type KeyKind = "name" | "login" | "number" | "email" | "mobile" | "seat";

/** One way in which the text may name people: keys of this kind that begin with `prefix`. */
export interface KeyRange {
  readonly kind: KeyKind;
  readonly prefix: string;
  readonly realm: Realm | null;
  /** For a seat: the login name of the shop's owner. */
  readonly owner: string | null;
}

/** What a typed text asks for: a person or account by its id, ranges of keys, or nobody. */
export type PeopleQuery =
  | { readonly kind: "id"; readonly id: string }
  | { readonly kind: "keys"; readonly ranges: readonly KeyRange[] };

export const maxQueryLength = 254;
const realms: readonly Realm[] = ["retail", "mall", "deals", "wholesale"];

/**
 * Reads what an administrator typed: an id, `realm/name`, `owner:seat`, or the beginning of a login name, member
 * number, e-mail address, mobile number or display name. Every reading that fits is meant.
 */
export function parsePeopleQuery(typed: string): PeopleQuery {
  const text = typed.slice(0, maxQueryLength).normalize("NFKC").trim();
  const key = text.toLowerCase();
  if (text === "" || /\p{Cc}/u.test(text)) return { kind: "keys", ranges: [] };
  if (z.uuid().safeParse(text).success) return { kind: "id", id: key };
  const slash = key.indexOf("/");
  const realm = realms.find((one) => one === key.slice(0, Math.max(slash, 0)).trim()) ?? null;
  const name = realm ? key.slice(slash + 1).trim() : key;
  const colon = name.indexOf(":");
  if (colon > 0) return { kind: "keys", ranges: [seatRange(name, colon, realm)] };
  const named = (["login", "number"] as const).map((kind) => ({ kind, prefix: name, realm, owner: null }));
  if (realm) return { kind: "keys", ranges: named };
  return { kind: "keys", ranges: [rangeOf("name", key), ...named, ...contactRanges(key)] };
}

function seatRange(name: string, colon: number, realm: Realm | null): KeyRange {
  const owner = name.slice(0, colon).trim();
  return { kind: "seat", prefix: name.slice(colon + 1).trim(), realm, owner };
}

function rangeOf(kind: KeyKind, prefix: string): KeyRange {
  return { kind, prefix, realm: null, owner: null };
}

function contactRanges(key: string): KeyRange[] {
  const email = /\s/.test(key) ? [] : [rangeOf("email", key)];
  const mobile = mobilePrefix(key);
  return mobile ? [...email, rangeOf("mobile", mobile)] : email;
}

/** The beginning of a number as it is kept (E.164), of mainland China where it has no country code. */
function mobilePrefix(key: string): string | undefined {
  if (!/^\+?[\d\s().-]{3,32}$/.test(key)) return undefined;
  const whole = normalMobile(key);
  if (whole) return whole;
  const digits = key.replace(/\D/g, "");
  return key.startsWith("+") ? `+${digits}` : `+86${digits}`;
}

/** The first text after all that begin with this one, in the order of bytes of UTF-8. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}
