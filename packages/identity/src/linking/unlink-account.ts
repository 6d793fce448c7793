import { inTransaction, isUniqueViolation } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson, assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { parseContact } from "../identifier.ts";
import { assertGoodPassword } from "../password/policy.ts";
import { hashInTurn } from "../password/verify.ts";
import { type Leaving, leavePerson } from "./leave-person.ts";
import { readUnlinkFacts, type UnlinkFacts } from "./read-link-facts.ts";
import { type LinkPerson, unlinkState } from "./rules.ts";
import {
  type ForceUnlinkInput,
  forceUnlinkSchema,
  type UnlinkAccountInput,
  unlinkAccountSchema,
} from "./schema.ts";
import { tellPeople } from "./tell-people.ts";
import { lockPeople } from "./transfer.ts";

/**
 * Lets one of her IDs go, with a password of its own that she sets: neither side is left without a way in. For seven days
 * it can be undone, and the ID cannot be linked to anybody else.
 * Not to be called within a transaction: the new password is hashed before one begins.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `not_found` (another's and missing alike), `weak_password`,
 * `conflict` with the state that stands in the way (field `state`: `unlink.only_id`, `unlink.disputed`, …)
 */
export async function unlinkAccount(
  ctx: IdentityCtx,
  input: UnlinkAccountInput,
): Promise<{ readonly operationId: string }> {
  const userId = actingPerson(ctx);
  assertFreshSignIn(ctx);
  const { accountId, password } = parseInput(unlinkAccountSchema, input);
  const { me } = mayLeave(await readUnlinkFacts(ctx.db, userId, accountId), accountId).facts;
  assertGoodPassword(password, { ownNames: namesOf(me) });
  const secret = await hashInTurn(password);
  return letGo(
    ctx,
    userId,
    (facts) => ({ accountId, facts, wayIn: { secret }, proof: "unlinked" }),
    accountId,
  );
}

/**
 * The same by an administrator, with a reason, from whoever has the ID. She sets no password: a code for one goes to the
 * address she names.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (operators, owners and the system may), `not_found`,
 * `invalid_input` (field `contact`), `conflict` (field `state`)
 */
export async function forceUnlink(
  ctx: IdentityCtx,
  input: ForceUnlinkInput,
): Promise<{ readonly operationId: string }> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { accountId, contact: typed, reason } = parseInput(forceUnlinkSchema, input);
  const contact = parseContact(typed);
  if (!contact) throw new DomainError("invalid_input", { fields: { contact: "contact.invalid" } });
  const account = await ctx.db.account.findUnique({ where: { id: accountId }, select: { userId: true } });
  if (!account) throw new DomainError("not_found");
  const leaving = (facts: UnlinkFacts): Leaving => {
    const { me, came } = facts;
    const stays = me.contacts.find(({ kind, value }) => kind === contact.kind && value === contact.value);
    // A code to the one who stays would open nothing for the other.
    if (stays && !(came?.isEmpty && came.contacts.includes(stays.id)))
      throw new DomainError("invalid_input", { fields: { contact: "contact.of_who_stays" } });
    return { accountId, facts, wayIn: { contact }, proof: "administrator", reason };
  };
  return letGo(ctx, account.userId, leaving, accountId);
}

/** What a new password may not contain. */
function namesOf(me: LinkPerson): string[] {
  return [
    me.displayName,
    ...me.accounts.map(({ loginName }) => loginName),
    ...me.contacts.map(({ value }) => value),
  ];
}

async function letGo(
  ctx: IdentityCtx,
  userId: string,
  leaving: (facts: UnlinkFacts) => Leaving,
  accountId: string,
): Promise<{ readonly operationId: string }> {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const inner = { ...ctx, db: tx };
      await lockPeople(inner, [userId]);
      const facts = await readUnlinkFacts(tx, userId, accountId);
      const account = mayLeave(facts, accountId);
      const what = leaving(account.facts);
      const { operationId, toUserId } = await leavePerson(inner, what);
      const { realm, loginName } = account.named;
      await writeAudit(inner, {
        action: "account.unlinked",
        subjectUserId: userId,
        accountId,
        data: { realm, loginName, toUserId, operationId, ...(what.reason && { reason: what.reason }) },
      });
      await tellPeople(inner, "unlinked", [account.facts.me], account.named);
      return { operationId };
    });
  } catch (error) {
    // Somebody else's ID went back to the same person at the same moment.
    if (isUniqueViolation(error)) throw new DomainError("conflict", { cause: error });
    throw error;
  }
}

function mayLeave(facts: UnlinkFacts | undefined, accountId: string) {
  const named = facts?.me.accounts.find(({ id }) => id === accountId);
  if (!facts || !named) throw new DomainError("not_found");
  const stop = unlinkState(facts.me, accountId, facts.hasOpenDispute);
  if (stop) throw new DomainError("conflict", { fields: { state: `unlink.${stop}` } });
  return { facts, named };
}
