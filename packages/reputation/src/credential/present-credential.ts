import { DomainError, parseInput } from "@hutong/kernel";
import type { z } from "zod";
import { type ClaimName, claimNames } from "../claims.ts";
import { readingFormat } from "./credential-format.ts";
import { presentCredentialSchema } from "./schema.ts";

/**
 * Shortens a credential to the claims that somebody is to see; the others stay out of it and cannot be read from it.
 * Its signature stays good. Pure: needs no key and no database.
 * @throws DomainError `invalid_input` for what is no credential
 */
export async function presentCredential(
  input: z.input<typeof presentCredentialSchema>,
): Promise<{ compact: string; claims: ClaimName[] }> {
  const { compact, claims } = parseInput(presentCredentialSchema, input);
  try {
    const format = readingFormat();
    const there = await format.presentableKeys(compact);
    const shown = claimNames.filter((name) => claims.includes(name) && there.includes(name));
    const frame = Object.fromEntries(shown.map((name) => [name, true]));
    return { compact: await format.present(compact, frame), claims: shown };
  } catch (cause) {
    throw new DomainError("invalid_input", { fields: { compact: "credential_unreadable" }, cause });
  }
}
