import { inTransaction } from "@hutong/db";
import { DomainError, newId, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { loginKey } from "../login-name.ts";
import { checkThrottle, recordFailure } from "../throttle.ts";
import { lockTray, sendTray, trayOf } from "./dispute-pictures.ts";
import { type OpenDisputeInput, openDisputeSchema } from "./schema.ts";
import { tellParties } from "./tell-party.ts";

/** So long has the other side to say theirs before an administrator may decide against them. */
const hearingMs = 3 * 24 * 3_600_000;
/** Disputes of one person: more than this in a day are no disputes. */
const perPerson = { purpose: "dispute", maxFailures: 5, windowSeconds: 86_400 };

/**
 * "This ID is mine": opens a dispute over an ID, and tells whoever has it. The pictures that she put beside it
 * (`addDisputePicture`) go along. Whether there is such an ID the claimant does not learn: the answer is the same. The same
 * again answers with the one that is open, and drops what a second click had put beside it.
 * Not to be called within a transaction: it is counted even where it fails.
 * @throws DomainError `not_signed_in`, `invalid_input`, `conflict` (her own ID), `throttled`
 */
export async function openDispute(
  ctx: IdentityCtx,
  input: OpenDisputeInput,
): Promise<{ readonly disputeId: string }> {
  const userId = actingPerson(ctx);
  const { realm, loginName, statement, evidence } = parseInput(openDisputeSchema, input);
  const keys = [{ rule: perPerson, parts: [userId] }];
  await checkThrottle(ctx, keys);
  const account = await ctx.db.account.findUnique({
    where: { realm_loginKey: { realm, loginKey: loginKey(loginName) } },
    select: { id: true, userId: true },
  });
  if (account?.userId === userId) throw new DomainError("conflict", { fields: { loginName: "dispute.own" } });
  await recordFailure(ctx, keys);
  return inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await tx.$queryRaw`select id from users where id = ${userId}::uuid for update`;
    await lockTray(tx, userId);
    const open = await tx.dispute.findFirst({
      where: { claimantUserId: userId, realm, loginName, decidedAt: null },
      select: { id: true },
    });
    if (open) {
      await tx.disputePicture.deleteMany({ where: trayOf(userId, null) });
      return { disputeId: open.id };
    }
    const id = newId();
    await tx.dispute.create({
      data: {
        id,
        claimantUserId: userId,
        realm,
        loginName,
        accountId: account?.id ?? null,
        ownerUserId: account?.userId ?? null,
        statement,
        evidence: evidence || null,
        openedAt: ctx.now,
        hearUntil: new Date(ctx.now.getTime() + hearingMs),
      },
      select: { id: true },
    });
    await sendTray(inner, { userId, from: null, to: id });
    await writeAudit(inner, {
      action: "dispute.opened",
      subjectUserId: userId,
      ...(account && { accountId: account.id }),
      data: { realm, loginName, disputeId: id },
    });
    await tellParties(inner, "dispute_opened", [account?.userId ?? null], { realm, loginName });
    return { disputeId: id };
  });
}
