import { DomainError, idSchema } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import type { IdentityCtx } from "../context.ts";
import { readLinkPeople, readUnlinkFacts } from "./read-link-facts.ts";
import { type JournalEntry, readJournalEntry } from "./read-operation.ts";
import {
  type LinkAccount,
  type LinkPerson,
  type UndoState,
  type UnlinkState,
  undoState,
  unlinkState,
} from "./rules.ts";

const everyRole = ["support", "operator", "auditor", "owner"] as const;

export interface ForceUnlinkPreview {
  readonly person: LinkPerson;
  readonly account: LinkAccount;
  /** What keeps the ID from leaving; null where it may go. */
  readonly state: UnlinkState | null;
  /** Who had it before and has nothing since: it goes back to her. Null: a person of its own is made for it. */
  readonly returnsTo: string | null;
  /** The addresses that go with it. */
  readonly contacts: LinkPerson["contacts"];
}

/**
 * What letting an ID go from its person would do, for administrators.
 * @throws DomainError `not_signed_in`, `forbidden`, `not_found` (also for what is no id, and an ID that is not hers)
 */
export async function previewForceUnlink(
  ctx: IdentityCtx,
  scope: { readonly userId: string; readonly accountId: string },
): Promise<ForceUnlinkPreview> {
  await assertAdministrator(ctx, everyRole);
  const isId = idSchema<"Account">().safeParse(scope.accountId).success;
  const facts = isId ? await readUnlinkFacts(ctx.db, scope.userId, scope.accountId) : undefined;
  const account = facts?.me.accounts.find(({ id }) => id === scope.accountId);
  if (!facts || !account) throw new DomainError("not_found");
  const { me, came, hasOpenDispute } = facts;
  return {
    person: me,
    account,
    state: unlinkState(me, account.id, hasOpenDispute),
    returnsTo: came?.isEmpty ? came.fromUserId : null,
    contacts: me.contacts.filter(({ id }) => came?.isEmpty && came.contacts.includes(id)),
  };
}

export interface UndoPreview {
  readonly operationId: string;
  readonly kind: JournalEntry["kind"];
  readonly at: Date;
  readonly undoableUntil: Date;
  readonly named: JournalEntry["named"];
  readonly state: UndoState;
  /** Who has it now, and who will have it again. */
  readonly holder: LinkPerson;
  readonly former: LinkPerson;
  /** How much goes back. */
  readonly moves: {
    readonly accounts: number;
    readonly contacts: number;
    readonly seats: number;
    readonly consents: number;
  };
}

/**
 * What undoing an operation would do, for administrators.
 * @throws DomainError `not_signed_in`, `forbidden`, `not_found` (also for what is no id)
 */
export async function previewUndo(ctx: IdentityCtx, operationId: string): Promise<UndoPreview> {
  await assertAdministrator(ctx, everyRole);
  const isId = idSchema<"LinkingOperation">().safeParse(operationId).success;
  const entry = isId ? await readJournalEntry(ctx.db, operationId) : undefined;
  if (!entry) throw new DomainError("not_found");
  const [holder, former] = await readLinkPeople(ctx.db, entry.toUserId, entry.fromUserId);
  if (!holder || !former) throw new DomainError("not_found");
  const { moved } = entry.before;
  return {
    operationId: entry.id,
    kind: entry.kind,
    at: entry.at,
    undoableUntil: entry.undoableUntil,
    named: entry.named,
    state: undoState(entry, ctx.now, "administrator"),
    holder,
    former,
    moves: {
      accounts: moved.accounts.length,
      contacts: moved.contacts.length + entry.before.contacts.length,
      seats: moved.seats.length,
      consents: moved.consents.length,
    },
  };
}
