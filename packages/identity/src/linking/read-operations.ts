import type { Db, LinkingKind, Realm } from "@hutong/db";
import { DomainError, type UserId } from "@hutong/kernel";
import { z } from "zod";
import { type JournalEntry, namedFrom, namedSql, readJournalEntry } from "./read-operation.ts";
import { type UndoState, undoState } from "./rules.ts";
import { whoMayUndo } from "./undo-linking.ts";

/** An entry of the journal as it is listed. */
export interface LinkingEntry {
  readonly id: string;
  readonly kind: LinkingKind;
  readonly at: Date;
  /** The ID came to this person, or went away from her. */
  readonly direction: "came" | "left";
  readonly named: JournalEntry["named"];
  readonly reason: string | null;
  readonly undoneAt: Date | null;
  readonly undoableUntil: Date;
}

interface ListedRow {
  id: string;
  kind: LinkingKind;
  at: Date;
  to_user_id: string;
  reason: string | null;
  undone_at: Date | null;
  undoable_until: Date;
  realm: Realm | null;
  login_name: string | null;
}

/** What was linked, unlinked and undone for a person, newest first; at most 100. One statement. */
export async function readLinkings(db: Db, userId: UserId): Promise<LinkingEntry[]> {
  const rows = await db.$queryRaw<ListedRow[]>`
    select o.id, o.kind, o.at, o.to_user_id, o.reason, o.undone_at, o.undoable_until, ${namedSql}
    from linking_operations o ${namedFrom}
    where o.from_user_id = ${userId}::uuid or o.to_user_id = ${userId}::uuid
    order by o.at desc, o.id desc limit 100`;
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.at,
    direction: row.to_user_id === userId ? "came" : "left",
    named: row.realm && row.login_name ? { realm: row.realm, loginName: row.login_name } : null,
    reason: row.reason,
    undoneAt: row.undone_at,
    undoableUntil: row.undoable_until,
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
