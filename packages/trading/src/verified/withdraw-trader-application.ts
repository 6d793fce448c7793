import { type Db, inTransaction } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/trade";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { type WithdrawTraderInput, withdrawTraderSchema } from "./schema.ts";
import { applicantRoles, lockTrader } from "./trader-application.ts";

/**
 * Takes an application back: one being written, one that waits, or an acceptance, which ends with it. Of one that was
 * never sent nothing is kept but that it was. Withdrawn already, nothing changes.
 * @throws DomainError `not_signed_in`, `forbidden`, `frozen`, `not_found` (another's and a missing one alike), `conflict`
 * (refused, or ended by the house)
 */
export async function withdrawTraderApplication(ctx: Ctx<Db>, input: WithdrawTraderInput): Promise<void> {
  const { accountId, applicationId } = parseInput(withdrawTraderSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const inner = { ...ctx, db: tx };
    const acting = await actsFor(inner, accountId, applicantRoles);
    await lockTrader(tx, accountId);
    // Not `for update`: a decision that is being made meets this row's condition below.
    const found = await tx.traderApplication.findFirst({
      where: { id: applicationId, accountId },
      select: { outcome: true, withdrawnAt: true, appliedAt: true },
    });
    if (!found) throw new DomainError("not_found");
    if (found.withdrawnAt) return;
    const { count } = await tx.traderApplication.updateMany({
      where: { id: applicationId, withdrawnAt: null, OR: [{ outcome: null }, { outcome: "accepted" }] },
      data: { withdrawnAt: ctx.now },
    });
    if (count === 0) throw new DomainError("conflict");
    // Its papers have served: what is withdrawn needs none.
    await tx.traderPicture.deleteMany({ where: { applicationId } });
    if (found.appliedAt)
      await writeAudit(inner, {
        action: "trader.withdrawn",
        subjectUserId: acting.ownerId,
        accountId,
        data: { applicationId, wasAccepted: found.outcome === "accepted" },
      });
  });
}
