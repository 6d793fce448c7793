import { inTransaction, isUniqueViolation } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson, assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { readLinkPeople } from "./read-link-facts.ts";
import { type JournalEntry, readJournalEntry } from "./read-operation.ts";
import { type LinkPerson, type UndoState, undoState } from "./rules.ts";
import { type ForceUndoInput, forceUndoSchema, type UndoLinkingInput, undoLinkingSchema } from "./schema.ts";
import { tellPeople } from "./tell-people.ts";
import { endSessionsAround, transfer } from "./transfer.ts";

/**
 * Undoes a linking or an unlinking within its window: who owned what before owns it again, with the same addresses, seats,
 * consents and passwords. What came into being since stays where it is. The later of two goes first.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `not_found` (not hers to undo, or missing), `conflict` with why
 * not (field `state`: `undo.window_over`, `undo.later_operation`, …)
 */
export async function undoLinking(
  ctx: IdentityCtx,
  input: UndoLinkingInput,
): Promise<{ readonly operationId: string }> {
  const userId = actingPerson(ctx);
  assertFreshSignIn(ctx);
  const { operationId } = parseInput(undoLinkingSchema, input);
  return undo(ctx, operationId, (entry) => {
    if (userId !== whoMayUndo(entry)) throw new DomainError("not_found");
    assertUndoable(undoState(entry, ctx.now));
  });
}

/**
 * The same by an administrator, with a reason.
 * @throws as undoLinking, and DomainError `forbidden` (operators, owners and the system may)
 */
export async function forceUndo(
  ctx: IdentityCtx,
  input: ForceUndoInput,
): Promise<{ readonly operationId: string }> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { operationId, reason } = parseInput(forceUndoSchema, input);
  return undo(
    ctx,
    operationId,
    (entry) => assertUndoable(undoState(entry, ctx.now, "administrator")),
    reason,
  );
}

/** Who linked has them now; who unlinked had them before. */
export function whoMayUndo(entry: Pick<JournalEntry, "kind" | "fromUserId" | "toUserId">): string {
  return entry.kind === "unlink" ? entry.fromUserId : entry.toUserId;
}

function assertUndoable(state: UndoState): void {
  if (state !== "undoable") throw new DomainError("conflict", { fields: { state: `undo.${state}` } });
}

async function undo(
  ctx: IdentityCtx,
  operationId: string,
  check: (entry: JournalEntry) => void,
  reason?: string,
): Promise<{ readonly operationId: string }> {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const inner = { ...ctx, db: tx };
      const entry = await lockedEntry(inner, operationId);
      check(entry);
      const [holder, former] = await readLinkPeople(tx, entry.toUserId, entry.fromUserId);
      if (!holder || !former) throw new DomainError("not_found");
      const undoingId = await moveBack(inner, entry, holder, reason);
      await restore(inner, entry);
      await writeAudit(inner, {
        action: "linking.undone",
        subjectUserId: whoMayUndo(entry),
        ...(entry.accountId && { accountId: entry.accountId }),
        data: { ...entry.named, kind: entry.kind, operationId, ...(reason && { reason }) },
      });
      if (entry.named) await tellPeople(inner, "undone", [holder, former], entry.named);
      return { operationId: undoingId };
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError("conflict", { cause: error });
    throw error;
  }
}

async function lockedEntry(ctx: IdentityCtx, operationId: string): Promise<JournalEntry> {
  await ctx.db.$queryRaw`
    select u.id from users u where u.id = any(array(
      select unnest(array[o.from_user_id, o.to_user_id]) from linking_operations o where o.id = ${operationId}::uuid))
    order by u.id for update`;
  const entry = await readJournalEntry(ctx.db, operationId);
  if (!entry) throw new DomainError("not_found");
  return entry;
}

async function moveBack(
  ctx: IdentityCtx,
  entry: JournalEntry,
  holder: LinkPerson,
  reason: string | undefined,
): Promise<string> {
  const { moved } = entry.before;
  // The person that an ID left to may have got more since: then she keeps her way in.
  const keeps =
    holder.accounts.length > moved.accounts.length ||
    holder.seats.length > 0 ||
    holder.upstreams.length > moved.upstreams.length;
  const isEmptied = entry.kind === "unlink" && !keeps;
  const undoingId = await transfer(ctx, {
    ...moved,
    removedContacts: [],
    removedCredentials: isEmptied ? entry.leavingCredentials : [],
    kind: "undo",
    fromUserId: entry.toUserId,
    toUserId: entry.fromUserId,
    accountId: entry.accountId,
    proof: "restored",
    reason,
  });
  await endSessionsAround(ctx, {
    people: isEmptied ? [entry.toUserId] : [],
    tokensOf: isEmptied ? [entry.toUserId] : [],
    accounts: moved.accounts,
  });
  return undoingId;
}

/** Puts back what the operation had taken away, and marks it undone: one statement, once. */
async function restore(ctx: IdentityCtx, entry: JournalEntry): Promise<void> {
  const { contacts, credentials } = entry.before;
  const marked = await ctx.db.$executeRaw`
    with addresses as (insert into contacts
        select * from jsonb_populate_recordset(null::contacts, ${JSON.stringify(contacts)}::jsonb) on conflict do nothing),
      passwords as (insert into credentials
        select * from jsonb_populate_recordset(null::credentials, ${JSON.stringify(credentials)}::jsonb) on conflict do nothing)
    update linking_operations set undone_at = ${ctx.now} where id = ${entry.id}::uuid and undone_at is null`;
  if (marked !== 1) throw new DomainError("conflict");
}
