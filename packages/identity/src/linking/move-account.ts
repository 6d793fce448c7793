import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { readLinkPeople } from "./read-link-facts.ts";
import { nothingMoves } from "./rules.ts";
import { type MoveAccountInput, moveAccountSchema } from "./schema.ts";
import { tellPeople } from "./tell-people.ts";
import { endSessionsAround, lockPeople, transfer } from "./transfer.ts";

/**
 * Gives an ID to another person, by an administrator with a reason (a dispute decided, a case proven on paper): the ID and
 * its trade, nothing else of who had it. Both are told. The same again changes nothing.
 * @returns the journal entry, null where it was hers already
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (operators, owners and the system may), `not_found`,
 * `conflict` (it changed hands at the same moment, or one of the two is an administrator)
 */
export async function moveAccount(
  ctx: IdentityCtx,
  input: MoveAccountInput,
): Promise<{ readonly operationId: string | null }> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { accountId, toUserId, reason } = parseInput(moveAccountSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const account = await tx.account.findUnique({ where: { id: accountId }, select: { userId: true } });
    if (!account) throw new DomainError("not_found");
    if (account.userId === toUserId) return { operationId: null };
    const fromUserId = account.userId;
    await lockPeople(inner, [fromUserId, toUserId]);
    const [from, to] = await readLinkPeople(tx, fromUserId, toUserId);
    const named = from?.accounts.find(({ id }) => id === accountId);
    if (!from || !to) throw new DomainError("not_found");
    if (!named || from.isAdministrator || to.isAdministrator) throw new DomainError("conflict");
    const operationId = await transfer(inner, {
      ...nothingMoves,
      accounts: [accountId],
      kind: "link",
      fromUserId,
      toUserId,
      accountId,
      proof: "administrator",
      reason,
    });
    await endSessionsAround(inner, { people: [], tokensOf: [], accounts: [accountId] });
    const { realm, loginName } = named;
    const data = { realm, loginName, fromUserId, reason, operationId };
    await writeAudit(inner, { action: "account.moved", subjectUserId: toUserId, accountId, data });
    await tellPeople(inner, "moved", [from, to], named);
    return { operationId };
  });
}
