import type { ContactKind, LinkProof } from "@hutong/db";
import { newId } from "@hutong/kernel";
import type { IdentityCtx } from "../context.ts";
import type { UnlinkFacts } from "./read-link-facts.ts";
import { nothingMoves } from "./rules.ts";
import { endSessionsAround, transfer } from "./transfer.ts";

export interface Leaving {
  readonly accountId: string;
  readonly facts: UnlinkFacts;
  /** The way in of the ID that leaves: a password that its present person chose, or where a code reaches its next one. */
  readonly wayIn:
    | { readonly secret: string }
    | { readonly contact: { readonly kind: ContactKind; readonly value: string } };
  readonly proof: LinkProof;
  readonly reason?: string;
}

/**
 * Lets an ID go from a person: to whoever had it before she linked it, if that one has nothing else by now, else to a
 * person of its own. With it go the addresses that came with it. Within the caller's transaction, its person locked.
 */
export async function leavePerson(
  ctx: IdentityCtx,
  { accountId, facts, wayIn, proof, reason }: Leaving,
): Promise<{ readonly operationId: string; readonly toUserId: string }> {
  const { me, came } = facts;
  const toUserId = came?.isEmpty ? came.fromUserId : await newPerson(ctx, facts);
  const account = me.accounts.filter(({ id }) => id === accountId);
  const contacts = me.contacts.filter(({ id }) => came?.isEmpty && came.contacts.includes(id));
  if ("secret" in wayIn) {
    await ctx.db.credential.create({
      data: {
        id: newId(),
        userId: toUserId,
        kind: "password",
        secret: wayIn.secret,
        createdAt: ctx.now,
        changedAt: ctx.now,
      },
      select: { id: true },
    });
  } else if (!contacts.some(({ kind, value }) => isSame(wayIn.contact, { kind, value }))) {
    await ctx.db.contact.create({
      data: { id: newId(), userId: toUserId, ...wayIn.contact, createdAt: ctx.now },
      select: { id: true },
    });
  }
  const operationId = await transfer(ctx, {
    ...nothingMoves,
    accounts: account.map(({ id }) => id),
    contacts: contacts.map(({ id }) => id),
    kind: "unlink",
    fromUserId: me.id,
    toUserId,
    accountId,
    proof,
    reason,
  });
  await endSessionsAround(ctx, { people: [toUserId], tokensOf: [], accounts: [accountId] });
  return { operationId, toUserId };
}

interface Address {
  readonly kind: ContactKind;
  readonly value: string;
}

function isSame(one: Address, other: Address): boolean {
  return one.kind === other.kind && one.value === other.value;
}

async function newPerson(ctx: IdentityCtx, { me }: UnlinkFacts): Promise<string> {
  const id = newId<"User">();
  await ctx.db.user.create({
    data: { id, displayName: me.displayName, locale: me.locale, createdAt: ctx.now },
    select: { id: true },
  });
  return id;
}
