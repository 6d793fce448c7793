import type { Realm } from "@hutong/db";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { loginKey } from "./login-name.ts";

/**
 * What a person may mean by what she typed at sign-in.
 * - `name`: a login name, bare or with its realm (`retail/xixi`), or a member number
 * - `seat`: a staff seat, `owner:name`, with or without realm (`retail/xixi:alice`)
 * - `contact`: an e-mail address or a mobile number in normal form (E.164); imported login names
 *   are often of the same shape, so the text may be a name as well
 */
export type Identifier =
  | {
      readonly kind: "name";
      readonly realm: Realm | null;
      readonly nameKey: string;
      readonly memberNo: string;
    }
  | {
      readonly kind: "seat";
      readonly realm: Realm | null;
      readonly ownerKey: string;
      readonly seatKey: string;
    }
  | {
      readonly kind: "contact";
      readonly realm: Realm | null;
      readonly contactKind: "email" | "mobile";
      readonly value: string;
      readonly nameKey: string | null;
      readonly memberNo: string;
    };

/** As long as an e-mail address may be (RFC 5321), and room for a realm before a name. */
const maxIdentifierLength = 254;

const realms: readonly Realm[] = ["retail", "mall", "deals", "wholesale"];
const emailShape = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$|^[^\s@]{1,64}@localhost$/u;

/**
 * Parses what a person typed as her name at sign-in; a realm that she typed before a slash wins over `realm`.
 * @returns null for what can be nobody's name (empty, too long, control characters)
 */
export function parseIdentifier(typed: string, realm: Realm | null = null): Identifier | null {
  if (typed.length > maxIdentifierLength) return null;
  const text = typed.normalize("NFKC").trim();
  if (text === "" || text.length > maxIdentifierLength || /\p{Cc}/u.test(text)) return null;

  const slash = text.indexOf("/");
  const prefix = text.slice(0, Math.max(slash, 0)).trim().toLowerCase();
  const named = realms.find((known) => known === prefix);
  if (named) return parseName(text.slice(slash + 1), named);

  const email = normalEmail(text);
  const value = email ?? normalMobile(text);
  if (!value) return parseName(text, realm);
  return {
    kind: "contact",
    realm,
    contactKind: email ? "email" : "mobile",
    value,
    nameKey: boundedKey(text),
    memberNo: text,
  };
}

function parseName(name: string, realm: Realm | null): Identifier | null {
  const colon = name.indexOf(":");
  if (colon === -1) {
    const nameKey = boundedKey(name);
    return nameKey ? { kind: "name", realm, nameKey, memberNo: name.trim() } : null;
  }
  const ownerKey = boundedKey(name.slice(0, colon));
  const seatKey = boundedKey(name.slice(colon + 1));
  if (!ownerKey || !seatKey || seatKey.length > 32) return null;
  return { kind: "seat", realm, ownerKey, seatKey };
}

/** The comparable form of a name of 1 to 64 characters, else null. */
function boundedKey(name: string): string | null {
  const key = loginKey(name);
  return key.length >= 1 && key.length <= 64 ? key : null;
}

/** An e-mail address in lower case, NFKC; null if it is none. */
export function normalEmail(typed: string): string | null {
  const value = typed.normalize("NFKC").trim().toLowerCase();
  return value.length <= 254 && emailShape.test(value) ? value : null;
}

/**
 * A telephone number in E.164, read as one of mainland China where it has no country code; null if it is none.
 * Any number that could be one will do: imported populations hold numbers of ranges long closed.
 */
export function normalMobile(typed: string): string | null {
  const number = readNumber(typed);
  return number?.isPossible() ? number.number : null;
}

function readNumber(typed: string) {
  const text = typed.normalize("NFKC").trim();
  if (text.length > 32 || !/^\+?[\d\s().-]+$/.test(text)) return undefined;
  return parsePhoneNumberFromString(text, "CN");
}

/** The contact that somebody gives as hers: an e-mail address or a number in use; null if it is neither. */
export function parseContact(typed: string): { kind: "email" | "mobile"; value: string } | null {
  const email = normalEmail(typed);
  if (email) return { kind: "email", value: email };
  const number = readNumber(typed);
  return number?.isValid() ? { kind: "mobile", value: number.number } : null;
}
