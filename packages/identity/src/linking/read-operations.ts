import type { Db, LinkingKind, Realm } from "@hutong/db";
import { DomainError, type UserId } from "@hutong/kernel";
import { z } from "zod";
import { type JournalEntry, readJournalEntry } from "./read-operation.ts";
import { type UndoState, undoState } from "./rules.ts";
import { whoMayUndo } from "./undo-linking.ts";

/** An entry of the journal as it is listed. */
export interface LinkingEntry {
  readonly id: string;
  readonly kind: LinkingKind;
  readonly at: Date;
  /** The ID came to this person, or went away from her. */
  readonly direction: "came" | "left";
  readonly named: { readonly realm: Realm; readonly loginName: string } | null;
  readonly reason: string | null;
  readonly undoneAt: Date | null;
  readonly undoableUntil: Date;
}

/** What was linked, unlinked and undone for a person, newest first; at most 100. */
export async function readLinkings(db: Db, userId: UserId): Promise<LinkingEntry[]> {
  const rows = await db.linkingOperation.findMany({
    where: { OR: [{ fromUserId: userId }, { toUserId: userId }] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 100,
    select: {
      id: true,
      kind: true,
      at: true,
      toUserId: true,
      reason: true,
      undoneAt: true,
      undoableUntil: true,
      account: { select: { realm: true, loginName: true } },
    },
  });
  return rows.map(({ toUserId, account, ...row }) => ({
    ...row,
    direction: toUserId === userId ? "came" : "left",
    named: account,
  }));
}

export interface LinkingDetail {
  readonly id: string;
  readonly kind: LinkingKind;
  readonly at: Date;
  readonly direction: "came" | "left";
  readonly named: JournalEntry["named"];
  readonly state: UndoState;
  readonly undoableUntil: Date;
  /** She, of the two, is the one who may undo it. */
  readonly mayUndo: boolean;
  readonly moved: {
    readonly accounts: number;
    readonly contacts: number;
    readonly seats: number;
    readonly consents: number;
  };
}

/**
 * One entry, for one of the two people it concerns.
 * @throws DomainError("not_found") for anybody else's and missing alike
 */
export async function readLinking(
  db: Db,
  scope: { readonly userId: UserId; readonly operationId: string; readonly now: Date },
): Promise<LinkingDetail> {
  const isId = z.uuid().safeParse(scope.operationId).success;
  const entry = isId ? await readJournalEntry(db, scope.operationId) : undefined;
  if (!entry || ![entry.fromUserId, entry.toUserId].includes(scope.userId))
    throw new DomainError("not_found");
  const { moved } = entry.before;
  return {
    id: entry.id,
    kind: entry.kind,
    at: entry.at,
    direction: entry.toUserId === scope.userId ? "came" : "left",
    named: entry.named,
    state: undoState(entry, scope.now),
    undoableUntil: entry.undoableUntil,
    mayUndo: whoMayUndo(entry) === scope.userId,
    moved: {
      accounts: moved.accounts.length,
      contacts: moved.contacts.length,
      seats: moved.seats.length,
      consents: moved.consents.length,
    },
  };
}
