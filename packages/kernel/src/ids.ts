import { v7 } from "uuid";
import { z } from "zod";

/** A branded id: a UserId is never passed where an AccountId is asked for. */
export type Id<Name extends string> = string & { readonly __id: Name };

export type UserId = Id<"User">;
export type AccountId = Id<"Account">;
export type SeatId = Id<"StaffSeat">;
export type ListingId = Id<"Listing">;

/** A new UUIDv7 (RFC 9562): sorts by time, needs no sequence. */
export function newId<T extends string>(): Id<T> {
  return v7() as Id<T>;
}

/** Zod schema of an id as it comes from outside. */
export function idSchema<T extends string>() {
  return z.uuid().transform((value) => value as Id<T>);
}
