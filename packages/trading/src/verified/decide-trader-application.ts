import { type Db, inTransaction, type TraderOutcome } from "@hutong/db";
import { beginAdminWrite, writeAudit } from "@hutong/identity/trade";
import { type Ctx, DomainError, namedId, parseInput } from "@hutong/kernel";
import { decisionText } from "./decision-text.ts";
import { type DecideTraderInput, decideTraderSchema } from "./schema.ts";
import { acceptedYears } from "./standing.ts";

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
    const notice = { loginName: account.loginName, outcome, reason, href: `${wholesaleOrigin}/trader` };
    await tellApplicants(tx, { applicationId, people, notice });
  });
}

function yearsAfter(date: Date, years: number): Date {
  const then = new Date(date);
  then.setUTCFullYear(then.getUTCFullYear() + years);
  return then;
}

interface Telling {
  readonly applicationId: string;
  readonly people: readonly string[];
  readonly notice: {
    readonly loginName: string;
    readonly outcome: TraderOutcome;
    readonly reason: string;
    readonly href: string;
  };
}

const longestSubject = 200;

/** A mail each to the account's owner and whoever applied for it, at her newest proven address. */
async function tellApplicants(db: Db, { applicationId, people, notice }: Telling): Promise<void> {
  const rows = await db.$queryRaw<{ id: string; address: string; locale: string | null }[]>`
    select distinct on (u.id) u.id, c.value as address, u.locale
    from users u join contacts c on c.user_id = u.id and c.kind = 'email' and c.verified_at is not null
    where u.status = 'active' and u.id = any (${[...people]}::uuid[])
    order by u.id, c.verified_at desc`;
  await db.message.createMany({
    data: rows.map(({ id, address, locale }) => {
      const { subject, text } = decisionText(notice, locale);
      return {
        id: namedId(`trader ${applicationId} ${notice.outcome} ${id}`),
        channel: "mail" as const,
        recipient: address,
        subject: subject.slice(0, longestSubject),
        text,
      };
    }),
    skipDuplicates: true,
  });
}
