import { inTransaction } from "@hutong/db";
import { DomainError, newId, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import type { Candidate } from "../sign-in/candidates.ts";
import { provePassword } from "../sign-in/prove-password.ts";
import { clearThrottle } from "../throttle.ts";
import { proposalLifeMs } from "./rules.ts";
import { type ProveAccountInput, proveAccountSchema } from "./schema.ts";

/**
 * "I have another ID": proves it by its name and password, exactly as a sign-in with it would be (same counters, same
 * queue, same silence about who is known). The proof is good once, for ten minutes, in this sign-on; it moves nothing.
 * Not to be called within a transaction: a wrong try is counted even though it throws.
 * @returns the proposal to be looked at (`previewLink`) and confirmed (`confirmLink`)
 * @throws DomainError `not_signed_in`, `wrong_credentials`, `throttled`, `busy`; after a right password `conflict` where
 * what was typed means several IDs (field `identifier`: `identifier.several`) or none (`identifier.no_account`)
 */
export async function proveAccount(
  ctx: IdentityCtx,
  input: ProveAccountInput,
): Promise<{ readonly proposalId: string }> {
  const userId = actingPerson(ctx);
  const { signOnUid, ...typed } = parseInput(proveAccountSchema, input);
  await assertOwnSignOn(ctx, userId, signOnUid);
  const { right, ownKey } = await provePassword(ctx, typed);
  const account = await accountMeant(ctx, right);
  const proposalId = newId();
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await tx.linkProposal.create({
      data: {
        id: proposalId,
        userId,
        signOnUid,
        accountId: account.id,
        provenUserId: account.userId,
        credentialChangedAt: account.changedAt,
        createdAt: ctx.now,
        expiresAt: new Date(ctx.now.getTime() + proposalLifeMs),
      },
      select: { id: true },
    });
    // On the file of whose ID it is: she sees that somebody proved it.
    const { realm, loginName } = account;
    await writeAudit(inner, {
      action: "link.proven",
      subjectUserId: account.userId,
      accountId: account.id,
      data: { realm, loginName },
    });
    await clearThrottle(inner, ownKey);
  });
  return { proposalId };
}

async function assertOwnSignOn(ctx: IdentityCtx, userId: string, signOnUid: string): Promise<void> {
  const own = await ctx.db.signOnSession.count({
    where: { uid: signOnUid, userId, expiresAt: { gt: ctx.now } },
  });
  if (own === 0) throw new DomainError("not_signed_in");
}

/** The one ID that a name with its right password means. */
async function accountMeant(ctx: IdentityCtx, right: readonly Candidate[]) {
  const named = [...new Set(right.flatMap(({ accountId }) => accountId ?? []))];
  const people = [...new Set(right.map(({ userId }) => userId))];
  const [account, another] = await ctx.db.account.findMany({
    where: named.length > 0 ? { id: { in: named } } : { userId: { in: people } },
    take: 2,
    select: {
      id: true,
      userId: true,
      realm: true,
      loginName: true,
      user: { select: { credentials: { where: { kind: "password" }, select: { changedAt: true } } } },
    },
  });
  if (another) throw new DomainError("conflict", { fields: { identifier: "identifier.several" } });
  const changedAt = account?.user.credentials[0]?.changedAt;
  if (!account || !changedAt)
    throw new DomainError("conflict", { fields: { identifier: "identifier.no_account" } });
  return { ...account, changedAt };
}
