import { type Db, inTransaction } from "@hutong/db";
import { beginAdminWrite, writeAudit } from "@hutong/identity/trade";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { type DecideTraderInput, decideTraderSchema } from "./schema.ts";
import { acceptedYears } from "./standing.ts";
import { tellApplicants } from "./tell-applicants.ts";

/**
 * Decides about an application that waits, or takes an acceptance back (`ended`), with words that the applicant reads and
 * gets by mail. Whoever comes second finds it decided.
 * @throws DomainError `invalid_input`, `not_signed_in`, `reauthenticate`, `forbidden` (operators, owners and the system may,
 * nobody for an account of her own), `not_found` (missing, not sent yet, or withdrawn), `conflict` (decided already)
 */
export async function decideTraderApplication(ctx: Ctx<Db>, input: DecideTraderInput): Promise<void> {
  const { applicationId, outcome, reason, wholesaleOrigin } = parseInput(decideTraderSchema, input);
  await beginAdminWrite(ctx, { roles: ["operator", "owner"], reason });
  const administrator = ctx.actor.kind === "person" ? ctx.actor.userId : null;
  await inTransaction(ctx.db, async (tx) => {
    const found = await tx.traderApplication.findFirst({
      where: { id: applicationId, appliedAt: { not: null } },
      select: {
        accountId: true,
        kind: true,
        appliedById: true,
        account: { select: { userId: true, loginName: true } },
      },
    });
    if (!found) throw new DomainError("not_found");
    const { accountId, account, appliedById, kind } = found;
    if (administrator && [account.userId, appliedById].includes(administrator))
      throw new DomainError("forbidden");
    const from = {
      id: applicationId,
      withdrawnAt: null,
      outcome: outcome === "ended" ? "accepted" : null,
    } as const;
    const validUntil = outcome === "accepted" ? yearsAfter(ctx.now, acceptedYears) : null;
    const { count } = await tx.traderApplication.updateMany({
      where: from,
      data: { outcome, reason, decidedAt: ctx.now, decidedById: administrator, validUntil },
    });
    if (count === 0) throw new DomainError("conflict");
    await writeAudit(
      { ...ctx, db: tx },
      {
        action: "trader.decided",
        subjectUserId: account.userId,
        accountId,
        data: { applicationId, kind, outcome, reason: reason.slice(0, 280) },
      },
    );
    const people = [account.userId, ...(appliedById ? [appliedById] : [])];
    await tellApplicants(tx, {
      applicationId,
      people,
      notice: { event: outcome, loginName: account.loginName, reason, href: `${wholesaleOrigin}/trader` },
    });
  });
}

function yearsAfter(date: Date, years: number): Date {
  const then = new Date(date);
  then.setUTCFullYear(then.getUTCFullYear() + years);
  return then;
}
