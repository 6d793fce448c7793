import type { Db, SeatRole } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import { readTraderStanding } from "./read-trader-standing.ts";
import { mayApply } from "./standing.ts";

/** Members of an account's staff who apply for it beside its owner. */
export const applicantRoles: readonly SeatRole[] = ["manager"];

/** So many applications an account begins in a day, and sends in thirty. */
const draftsADay = 10;
const applicationsInThirtyDays = 3;
const dayMs = 86_400_000;

/** One at a time for an account, within the caller's transaction: two clicks meet each other's application. */
export async function lockTrader(db: Db, accountId: string): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`trader ${accountId}`}, 0))`;
}

/**
 * The application that an account is writing, undefined where there is none.
 * @throws DomainError `conflict` where one waits already, or an acceptance holds
 */
export async function findDraft(
  { db, now }: { readonly db: Db; readonly now: Date },
  accountId: string,
): Promise<{ readonly id: string; readonly kind: string; readonly uploads: number } | undefined> {
  const draft = await db.traderApplication.findFirst({
    where: { accountId, appliedAt: null, withdrawnAt: null },
    select: { id: true, kind: true, uploads: true },
  });
  if (!mayApply(await readTraderStanding(db, accountId), now)) throw new DomainError("conflict");
  return draft ?? undefined;
}

/** @throws DomainError `throttled` */
export async function assertNotTooManyDrafts(
  { db, now }: { readonly db: Db; readonly now: Date },
  accountId: string,
): Promise<void> {
  const since = new Date(now.getTime() - dayMs);
  if ((await db.traderApplication.count({ where: { accountId, createdAt: { gt: since } } })) >= draftsADay)
    throw new DomainError("throttled", { retryAfterSeconds: 3_600 });
}

/** @throws DomainError `throttled`, with the time until the oldest is thirty days old */
export async function assertNotTooManySent(
  { db, now }: { readonly db: Db; readonly now: Date },
  accountId: string,
): Promise<void> {
  const window = 30 * dayMs;
  const sent = await db.traderApplication.findMany({
    where: { accountId, appliedAt: { gt: new Date(now.getTime() - window) } },
    orderBy: { appliedAt: "desc" },
    take: applicationsInThirtyDays,
    select: { appliedAt: true },
  });
  const oldest = sent[applicationsInThirtyDays - 1]?.appliedAt;
  if (!oldest) return;
  const waitMs = oldest.getTime() + window - now.getTime();
  throw new DomainError("throttled", { retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)) });
}
