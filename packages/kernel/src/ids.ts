import { createHash } from "node:crypto";
import { v7 } from "uuid";
import { z } from "zod";

/** A branded id: a UserId is never passed where an AccountId is asked for. */
export type Id<Name extends string> = string & { readonly __id: Name };

export type UserId = Id<"User">;
export type AccountId = Id<"Account">;
export type SeatId = Id<"StaffSeat">;
export type ListingId = Id<"Listing">;
export type InquiryId = Id<"Inquiry">;

/** A new UUIDv7 (RFC 9562): sorts by time, needs no sequence. */
export function newId<T extends string>(): Id<T> {
  return v7() as Id<T>;
}

/** Always the same id for the same name (a UUIDv8, RFC 9562), so that doing it twice is found out. */
export function namedId<T extends string>(name: string): Id<T> {
  const hash = createHash("sha256").update(name).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex", 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") as Id<T>;
}

/** Zod schema of an id as it comes from outside. */
export function idSchema<T extends string>() {
  return z.uuid().transform((value) => value as Id<T>);
}
