import type { Realm } from "@hutong/db";
import { z } from "zod";
import { normalEmail, normalMobile } from "../identifier.ts";
import { loginKey } from "../login-name.ts";
import { readScheme } from "../password/scheme.ts";

/** A member of an existing population, ready to be imported. */
export interface Member {
  readonly memberNo: string;
  readonly loginName: string;
  readonly loginKey: string;
  readonly displayName: string;
  /** Null: she has to reset her password. */
  readonly secret: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly registeredAt: Date | null;
  readonly status: "active" | "frozen";
  readonly shop: MemberShop | null;
}

interface MemberShop {
  readonly name: string;
  readonly ratingPoints: number | null;
  /** In basis points: 9876 is 98.76 %. */
  readonly positiveRateBp: number | null;
}

/** A field as it comes: text in CSV, text or number in JSON; empty and null are "not given". */
const field = z
  .union([z.string().max(1_000, "too_long"), z.number(), z.null()])
  .optional()
  .transform((value) => String(value ?? "").trim());

/** A control character, or what is left of bytes that are no UTF-8. */
const unreadable = /[\p{Cc}\ufffd]/u;

function text(minLength: number, maxLength: number) {
  return field
    .refine((value) => value.length >= minLength, "missing")
    .refine((value) => value.length <= maxLength, "too_long")
    .refine((value) => !unreadable.test(value), "unreadable");
}

/** Parses a field; what `parse` gives null for is refused, an empty field is null. */
function optional<T>(parse: (value: string) => T | null) {
  return field.transform((value, refinement): T | null => {
    if (value === "") return null;
    const parsed = parse(value);
    if (parsed === null) refinement.addIssue({ code: "custom", message: "invalid" });
    return parsed;
  });
}

/** ISO 8601; without a zone it is UTC. */
function parseDate(value: string): Date | null {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(value);
  if (!match) return null;
  const date = new Date(`${match[1]}T${match[2] ?? "00:00"}${match[3] ?? "Z"}`);
  const year = date.getUTCFullYear();
  return Number.isNaN(date.getTime()) || year < 1990 || year > 2100 ? null : date;
}

function parsePoints(value: string): number | null {
  const points = /^\d{1,10}$/.test(value) ? Number(value) : -1;
  return points >= 0 && points <= 2_147_483_647 ? points : null;
}

/** Percent, 0 to 100, with or without its sign: "98.76" is 9876 basis points. */
function parseRate(value: string): number | null {
  const match = /^(\d{1,3}(?:\.\d{1,6})?)\s*%?$/.exec(value);
  const percent = Number(match?.[1] ?? Number.NaN);
  return percent >= 0 && percent <= 100 ? Math.round(percent * 100) : null;
}

const lineSchema = z.object({
  member_no: text(1, 64),
  // A slash or a colon could never be typed at sign-in: `realm/name`, `owner:name`.
  login_name: text(1, 64)
    .refine((value) => !/[/:]/.test(value), "invalid")
    .refine((value) => loginKey(value) !== "" && loginKey(value).length <= 64, "invalid"),
  password_hash: optional((value) => (readScheme(value) ? value : null)),
  email: optional(normalEmail),
  phone: optional(normalMobile),
  display_name: text(0, 64),
  registered_at: optional(parseDate),
  status: field.pipe(z.enum(["", "active", "frozen"], "invalid")),
  shop_name: text(0, 80),
  rating_points: optional(parsePoints),
  positive_rate: optional(parseRate),
});

/** Columns of the file, in the order of the contract. */
export const memberColumns = Object.keys(lineSchema.shape);

export type MemberRecord = Readonly<Record<string, unknown>>;

export type LineResult =
  | { readonly ok: true; readonly member: Member }
  | { readonly ok: false; readonly reason: string };

/**
 * Reads one member.
 * @returns the member, or the reason as `field.fault`, e.g. `email.invalid`
 */
export function readMember(record: MemberRecord, realm: Realm): LineResult {
  const parsed = lineSchema.safeParse(record);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const fault = /^[a-z_]+$/.test(issue?.message ?? "") ? issue?.message : "invalid";
    return { ok: false, reason: `${String(issue?.path[0] ?? "line")}.${fault}` };
  }
  const line = parsed.data;
  const hasShop = (realm === "retail" || realm === "mall") && line.shop_name !== "";
  return {
    ok: true,
    member: {
      memberNo: line.member_no,
      loginName: line.login_name,
      loginKey: loginKey(line.login_name),
      displayName: line.display_name || line.login_name,
      secret: line.password_hash,
      email: line.email,
      mobile: line.phone,
      registeredAt: line.registered_at,
      status: line.status || "active",
      shop: hasShop
        ? { name: line.shop_name, ratingPoints: line.rating_points, positiveRateBp: line.positive_rate }
        : null,
    },
  };
}
