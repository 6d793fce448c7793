import { DomainError } from "@hutong/kernel";
import { z } from "zod";

const placeSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** A place in a list by time and id, for the address of the next page: opaque to whoever follows it. */
export function cursorOf(place: { readonly at: Date; readonly id: string } | undefined): string | null {
  if (!place) return null;
  return Buffer.from(JSON.stringify([place.at.toISOString(), place.id])).toString("base64url");
}

/** @throws DomainError `invalid_input` for what is no cursor of ours */
export function placeOf(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
    return { at: new Date(at), id };
  } catch {
    throw new DomainError("invalid_input", { fields: { cursor: "invalid" } });
  }
}
