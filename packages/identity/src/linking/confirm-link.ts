import { inTransaction } from "@hutong/db";
import { DomainError, parseInput, type UserId } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { actFor } from "./choose-account.ts";
import { type ReadProposal, readLinkFacts } from "./read-link-facts.ts";
import { isBlocking, linkedName, linkStates, planLink, scopeOf, siteOf } from "./rules.ts";
import { type ConfirmLinkInput, confirmLinkSchema } from "./schema.ts";
import { tellPeople } from "./tell-people.ts";
import { endSessionsAround, transfer } from "./transfer.ts";

/**
 * Makes the proven ID hers who proved it: the ID, and where it is its person's only one (or she asked for all), contacts,
 * staff seats, consents; that person's password goes into the journal, and the ID opens with hers from now on. Of any
 * number of links of one ID at once exactly one is done. All other sign-ons of both end; both are told by mail.
 * @returns the journal entry, for the page that offers to undo it
 * @throws DomainError `not_signed_in`, `reauthenticate`, `not_found`, `expired` (used, or ten minutes over), `conflict`
 * with the state that stands in the way (field `state`)
 */
export async function confirmLink(
  ctx: IdentityCtx,
  input: ConfirmLinkInput,
): Promise<{ readonly operationId: string }> {
  const userId = actingPerson(ctx);
  assertFreshSignIn(ctx);
  const { proposalId, signOnUid, scope: wished, useAccountId } = parseInput(confirmLinkSchema, input);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const facts = await takeProposal(inner, { proposalId, userId, signOnUid });
    const { me, other, accountId } = facts;
    if (me.status === "frozen") throw new DomainError("frozen");
    const [stop] = linkStates(facts).filter(isBlocking);
    if (stop) throw new DomainError("conflict", { fields: { state: `link.${stop.kind}` } });
    const named = linkedName(other, accountId);
    if (!named) throw new DomainError("not_found");
    const scope = accountId ? scopeOf(other, wished) : "person";
    const plan = planLink(me, other, { accountId, scope });
    const operationId = await transfer(inner, {
      ...plan,
      kind: scope === "person" && other.accounts.length !== 1 ? "merge" : "link",
      fromUserId: other.id,
      toUserId: userId,
      accountId,
      proof: "proven",
    });
    await endSessionsAround(inner, {
      people: scope === "person" ? [userId, other.id] : [userId],
      tokensOf: scope === "person" ? [other.id] : [],
      accounts: plan.accounts,
      keepUid: signOnUid,
    });
    const mine = [...me.accounts.map(({ id }) => id), ...plan.accounts];
    const { realm, loginName } = named;
    if (accountId && useAccountId && mine.includes(useAccountId))
      await actFor(inner, { userId, site: siteOf(realm), accountId: useAccountId, signOnUid });
    await writeAudit(inner, {
      action: "account.linked",
      subjectUserId: userId,
      ...(accountId && { accountId }),
      data: { realm, loginName, fromUserId: other.id, scope, accounts: plan.accounts.length, operationId },
    });
    await tellPeople(inner, "linked", [me, other], named);
    return { operationId };
  });
}

/** Uses the proof up and locks both people, in one statement; then reads what stands, so that nothing changes under it. */
async function takeProposal(
  ctx: IdentityCtx,
  { proposalId, userId, signOnUid }: { proposalId: string; userId: UserId; signOnUid: string },
): Promise<ReadProposal> {
  const locked = await ctx.db.$queryRaw<{ id: string }[]>`
    with taken as (update link_proposals set consumed_at = ${ctx.now}
      where id = ${proposalId}::uuid and user_id = ${userId}::uuid and sign_on_uid = ${signOnUid}
        and consumed_at is null and expires_at > ${ctx.now} returning proven_user_id)
    select u.id from users u where u.id = any(array(select proven_user_id from taken) || ${userId}::uuid)
    order by u.id for update`;
  const facts = await readLinkFacts(ctx.db, { proposalId, userId, signOnUid, now: ctx.now });
  if (!facts) throw new DomainError("not_found");
  // Sent twice: it is done.
  if (facts.other.id === userId)
    throw new DomainError("conflict", { fields: { state: "link.already_yours" } });
  if (Date.parse(facts.consumedAt ?? "") !== ctx.now.getTime()) throw new DomainError("expired");
  if (locked.length < 2) throw new DomainError("expired");
  return facts;
}
