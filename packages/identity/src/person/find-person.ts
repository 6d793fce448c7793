import type { Db } from "@hutong/db";
import type { UserId } from "@hutong/kernel";
import { z } from "zod";
import { type LinkedIds, readLinkedIds } from "../account/read-linked-ids.ts";
import { type Profile, readProfile } from "../account/read-profile.ts";
import { parseIdentifier } from "../identifier.ts";
import { findCandidates } from "../sign-in/candidates.ts";

export interface FoundPerson extends Profile, LinkedIds {}

/**
 * The people an identifier may mean, for the operator: an id of a person, or anything she may sign in with.
 * Several where a bare name or a contact is shared.
 */
export async function findPerson(db: Db, identifier: string): Promise<FoundPerson[]> {
  const ids = await idsOf(db, identifier);
  return Promise.all(
    ids.map(async (userId) => ({ ...(await readProfile(db, userId)), ...(await readLinkedIds(db, userId)) })),
  );
}

async function idsOf(db: Db, identifier: string): Promise<UserId[]> {
  if (z.uuid().safeParse(identifier).success) {
    const person = await db.user.findUnique({ where: { id: identifier }, select: { id: true } });
    return person ? [person.id as UserId] : []; // the row's own id: branded here
  }
  const parsed = parseIdentifier(identifier);
  const candidates = parsed ? await findCandidates(db, parsed) : [];
  return [...new Set(candidates.map(({ userId }) => userId))];
}
