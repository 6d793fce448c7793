import type { ContactKind, Db } from "@hutong/db";
import type { UserId } from "@hutong/kernel";
import type { Identifier } from "../identifier.ts";
import { findCandidates } from "../sign-in/candidates.ts";

/** A person who may reset her password, and where her code goes. */
export interface Reachable {
  readonly userId: UserId;
  readonly contact: { readonly kind: ContactKind; readonly value: string };
  /** Which ID the message is about: one address may answer for several people. */
  readonly idName: string;
}

/**
 * The people an identifier may mean, each with the contact she is reached by: the one that was typed, else her
 * verified e-mail address, else her verified number, else what was imported with her.
 */
export async function reachablePeople(db: Db, identifier: Identifier): Promise<Reachable[]> {
  const candidates = await findCandidates(db, identifier);
  const typed = identifier.kind === "contact" ? identifier : undefined;
  return reachable(
    db,
    candidates.map(({ userId }) => userId),
    typed && { kind: typed.contactKind, value: typed.value },
  );
}

/** A person with the contact she is reached by; undefined where she has none. */
export async function reachableById(db: Db, userId: UserId): Promise<Reachable | undefined> {
  const [person] = await reachable(db, [userId], undefined);
  return person;
}

async function reachable(
  db: Db,
  userIds: readonly UserId[],
  typed: { readonly kind: ContactKind; readonly value: string } | undefined,
): Promise<Reachable[]> {
  const people = await db.user.findMany({
    where: { id: { in: [...userIds] } },
    orderBy: { createdAt: "asc" },
    select: {
      id: true,
      displayName: true,
      contacts: { orderBy: { createdAt: "asc" }, select: { kind: true, value: true, verifiedAt: true } },
      accounts: {
        orderBy: { registeredAt: "asc" },
        take: 1,
        select: { realm: true, loginName: true },
      },
    },
  });
  return people.flatMap((person) => {
    const named = person.contacts.find((one) => one.kind === typed?.kind && one.value === typed.value);
    const [best] = named ? [named] : person.contacts.toSorted((a, b) => rankOf(a) - rankOf(b));
    if (!best) return [];
    const account = person.accounts[0];
    return {
      userId: person.id as UserId, // the row's own id: branded here
      contact: { kind: best.kind, value: best.value },
      idName: account ? `${account.realm}/${account.loginName}` : person.displayName,
    };
  });
}

function rankOf(contact: { kind: ContactKind; verifiedAt: Date | null }): number {
  return (contact.verifiedAt ? 0 : 2) + (contact.kind === "email" ? 0 : 1);
}
