import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { actingPerson } from "../acting-person.ts";
import { writeAudit } from "../audit.ts";
import type { IdentityCtx } from "../context.ts";
import { lockTray, sendTray } from "./dispute-pictures.ts";
import { type AnswerDisputeInput, answerDisputeSchema, type DisputeInput, disputeSchema } from "./schema.ts";
import { tellParties } from "./tell-party.ts";

const partySelect = {
  id: true,
  realm: true,
  loginName: true,
  accountId: true,
  claimantUserId: true,
  ownerUserId: true,
} as const;

/**
 * The other side says theirs, once, while the dispute is open. The pictures put beside it (`addDisputePicture`) go along.
 * @throws DomainError `not_signed_in`, `invalid_input`, `not_found` (not the other side, or missing), `conflict` (answered
 * or decided already)
 */
export async function answerDispute(ctx: IdentityCtx, input: AnswerDisputeInput): Promise<void> {
  const userId = actingPerson(ctx);
  const { disputeId, answer } = parseInput(answerDisputeSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const dispute = await tx.dispute.findFirst({
      where: { id: disputeId, ownerUserId: userId },
      select: partySelect,
    });
    if (!dispute) throw new DomainError("not_found");
    await lockTray(tx, userId);
    const { count } = await tx.dispute.updateMany({
      where: { id: disputeId, answeredAt: null, decidedAt: null },
      data: { answer, answeredAt: ctx.now },
    });
    if (count === 0) throw new DomainError("conflict");
    await sendTray({ ...ctx, db: tx }, { userId, from: disputeId, to: disputeId });
    await note({ ...ctx, db: tx }, "dispute.answered", userId, dispute);
    await tellParties({ ...ctx, db: tx }, "dispute_answered", [dispute.claimantUserId], dispute);
  });
}

/**
 * The claimant takes her claim back: the pictures of both sides have served. Withdrawn or decided already, nothing changes.
 * @throws DomainError `not_signed_in`, `not_found`
 */
export async function withdrawDispute(ctx: IdentityCtx, input: DisputeInput): Promise<void> {
  const userId = actingPerson(ctx);
  const { disputeId } = parseInput(disputeSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const dispute = await tx.dispute.findFirst({
      where: { id: disputeId, claimantUserId: userId },
      select: partySelect,
    });
    if (!dispute) throw new DomainError("not_found");
    const { count } = await tx.dispute.updateMany({
      where: { id: disputeId, decidedAt: null },
      data: { outcome: "withdrawn", decidedAt: ctx.now },
    });
    if (count === 0) return;
    await tx.disputePicture.deleteMany({ where: { disputeId } });
    await note({ ...ctx, db: tx }, "dispute.withdrawn", userId, dispute);
  });
}

async function note(
  ctx: IdentityCtx,
  action: "dispute.answered" | "dispute.withdrawn",
  subjectUserId: string,
  {
    id,
    realm,
    loginName,
    accountId,
  }: { id: string; realm: string; loginName: string; accountId: string | null },
): Promise<void> {
  await writeAudit(ctx, {
    action,
    subjectUserId,
    ...(accountId && { accountId }),
    data: { realm, loginName, disputeId: id },
  });
}
