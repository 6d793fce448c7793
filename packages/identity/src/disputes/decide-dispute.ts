import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { assertAdministrator } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { assertFreshSignIn } from "../fresh-sign-in.ts";
import { moveAccount } from "../linking/move-account.ts";
import { type DecideDisputeInput, decideDisputeSchema } from "./schema.ts";
import { tellParties } from "./tell-party.ts";

/**
 * Decides a dispute, with a reason both sides read. For the claimant: the ID becomes hers, by the journal, so that it can
 * be undone. Against an owner who has not answered only once her time to do so is over.
 * @throws DomainError `not_signed_in`, `reauthenticate`, `forbidden` (operators, owners and the system may, nobody in her
 * own case), `not_found`, `conflict` (decided already; field `outcome`: `dispute.not_heard`, `dispute.no_account`)
 */
export async function decideDispute(ctx: IdentityCtx, input: DecideDisputeInput): Promise<void> {
  await assertAdministrator(ctx, ["operator", "owner"]);
  assertFreshSignIn(ctx);
  const { disputeId, outcome, reason } = parseInput(decideDisputeSchema, input);
  const administrator = ctx.actor.kind === "person" ? ctx.actor.userId : null;
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    await tx.$queryRaw`select id from disputes where id = ${disputeId}::uuid for update`;
    const dispute = await tx.dispute.findUnique({
      where: { id: disputeId },
      select: {
        realm: true,
        loginName: true,
        accountId: true,
        claimantUserId: true,
        ownerUserId: true,
        answeredAt: true,
        hearUntil: true,
        decidedAt: true,
      },
    });
    if (!dispute) throw new DomainError("not_found");
    if (dispute.decidedAt) throw new DomainError("conflict");
    const { claimantUserId, ownerUserId, accountId, realm, loginName } = dispute;
    if (administrator && [claimantUserId, ownerUserId].includes(administrator))
      throw new DomainError("forbidden");
    if (outcome === "for_claimant") {
      if (!accountId) throw refused("no_account");
      if (!dispute.answeredAt && dispute.hearUntil > ctx.now) throw refused("not_heard");
      await moveAccount(inner, {
        accountId,
        toUserId: claimantUserId,
        reason: `dispute ${disputeId}: ${reason}`.slice(0, 280),
      });
    }
    await tx.dispute.update({
      where: { id: disputeId },
      data: { outcome, reason, decidedById: administrator, decidedAt: ctx.now },
      select: { id: true },
    });
    const data = { realm, loginName, disputeId, outcome, reason: reason.slice(0, 280) };
    const subject = { subjectUserId: claimantUserId, ...(accountId && { accountId }) };
    await writeAudit(inner, { action: "dispute.decided", ...subject, data });
    await tellParties(inner, "dispute_decided", [claimantUserId, ownerUserId], { realm, loginName });
  });
}

function refused(state: string): DomainError {
  return new DomainError("conflict", { fields: { outcome: `dispute.${state}` } });
}
