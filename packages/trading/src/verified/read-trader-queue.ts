import type { Db } from "@hutong/db";
import { assertAdministrator, writeAudit } from "@hutong/identity/trade";
import { type Ctx, DomainError, idSchema } from "@hutong/kernel";
import { isCreditCode } from "@hutong/profile/credit-code";
import { applicationSelect, type OwnApplication } from "./read-own-application.ts";
import { readTraderStanding } from "./read-trader-standing.ts";
import { isVerifiedTrader, type TraderStanding } from "./standing.ts";

const everyRole = ["support", "operator", "auditor", "owner"] as const;

/** An application in the list of the console. */
export interface TraderRow {
  readonly id: string;
  readonly loginName: string;
  readonly kind: OwnApplication["kind"];
  readonly businessName: string;
  readonly appliedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly outcome: OwnApplication["outcome"];
  readonly decidedAt: Date | null;
  readonly validUntil: Date | null;
}

export interface TraderQueueFilter {
  /** Those that wait; else those that are over. */
  readonly open: boolean;
  /** The beginning of the account's login name, or of the business's name. */
  readonly text?: string | undefined;
}

const mostRows = 200;

/**
 * What was applied for: the waiting ones oldest first, else the newest decisions first; at most 200.
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function readTraderQueue(
  ctx: Ctx<Db>,
  { open, text = "" }: TraderQueueFilter,
): Promise<TraderRow[]> {
  await assertAdministrator(ctx, everyRole);
  const begins = { startsWith: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const rows = await ctx.db.traderApplication.findMany({
    where: {
      appliedAt: { not: null },
      ...(open
        ? { decidedAt: null, withdrawnAt: null }
        : { OR: [{ decidedAt: { not: null } }, { withdrawnAt: { not: null } }] }),
      ...(text && { AND: [{ OR: [{ businessName: begins }, { account: { loginKey: begins } }] }] }),
    },
    orderBy: open ? [{ appliedAt: "asc" }, { id: "asc" }] : [{ appliedAt: "desc" }, { id: "desc" }],
    take: mostRows,
    select: {
      id: true,
      kind: true,
      businessName: true,
      appliedAt: true,
      withdrawnAt: true,
      outcome: true,
      decidedAt: true,
      validUntil: true,
      account: { select: { loginName: true } },
    },
  });
  return rows.map(({ account, ...row }) => ({ ...row, loginName: account.loginName }));
}

/**
 * The same as a file holds them; the audit keeps who took how many.
 * @throws as readTraderQueue
 */
export async function exportTraderQueue(ctx: Ctx<Db>, filter: TraderQueueFilter): Promise<TraderRow[]> {
  const rows = await readTraderQueue(ctx, filter);
  const { open, text } = filter;
  const data = { count: rows.length, open, ...(text && { text }) };
  await writeAudit(ctx, { action: "traders.exported", data });
  return rows;
}

/** An application with all that is to be known for a decision. */
export interface TraderCase extends OwnApplication {
  readonly accountId: string;
  readonly loginName: string;
  readonly registeredAt: Date;
  readonly owner: { readonly userId: string; readonly displayName: string };
  readonly appliedById: string | null;
  /** The check sign of the credit code is right (GB 32100-2015). */
  readonly isCodeSound: boolean;
  /** The same code as in the account's company data; null where there is none. */
  readonly isCodeOfCompany: boolean | null;
  /** Other accounts that applied with the same code. */
  readonly sameCode: readonly {
    readonly id: string;
    readonly loginName: string;
    readonly outcome: string | null;
  }[];
  /** What else this account applied for, newest first. */
  readonly earlier: readonly TraderRow[];
  readonly standing: TraderStanding;
  readonly isVerified: boolean;
}

/**
 * An application that was sent, for the console.
 * @throws DomainError `not_signed_in`, `forbidden`, `not_found`
 */
export async function readTraderCase(ctx: Ctx<Db>, applicationId: string): Promise<TraderCase> {
  await assertAdministrator(ctx, everyRole);
  const id = idSchema<"TraderApplication">().safeParse(applicationId);
  if (!id.success) throw new DomainError("not_found");
  const row = await ctx.db.traderApplication.findFirst({
    where: { id: id.data, appliedAt: { not: null } },
    select: {
      ...applicationSelect,
      appliedById: true,
      accountId: true,
      account: {
        select: {
          loginName: true,
          registeredAt: true,
          companyData: { select: { creditCode: true } },
          user: { select: { id: true, displayName: true } },
        },
      },
    },
  });
  if (!row) throw new DomainError("not_found");
  const { account, ...application } = row;
  const [standing, sameCode, earlier] = await Promise.all([
    readTraderStanding(ctx.db, row.accountId),
    othersWithCode(ctx.db, row),
    earlierOf(ctx.db, row, account.loginName),
  ]);
  return {
    ...application,
    loginName: account.loginName,
    registeredAt: account.registeredAt,
    owner: { userId: account.user.id, displayName: account.user.displayName },
    isCodeSound: isCreditCode(row.creditCode),
    isCodeOfCompany: account.companyData && account.companyData.creditCode === row.creditCode,
    sameCode,
    earlier,
    standing,
    isVerified: isVerifiedTrader(standing, ctx.now),
  };
}

async function othersWithCode(
  db: Db,
  { accountId, creditCode }: { readonly accountId: string; readonly creditCode: string },
): Promise<TraderCase["sameCode"]> {
  const rows = await db.traderApplication.findMany({
    where: { creditCode, accountId: { not: accountId }, appliedAt: { not: null }, withdrawnAt: null },
    orderBy: { appliedAt: "desc" },
    take: 10,
    select: { id: true, outcome: true, account: { select: { loginName: true } } },
  });
  return rows.map(({ account, ...other }) => ({ ...other, loginName: account.loginName }));
}

async function earlierOf(
  db: Db,
  { accountId, id }: { readonly accountId: string; readonly id: string },
  loginName: string,
): Promise<TraderRow[]> {
  const rows = await db.traderApplication.findMany({
    where: { accountId, id: { not: id }, appliedAt: { not: null } },
    orderBy: { appliedAt: "desc" },
    take: 10,
    select: {
      id: true,
      kind: true,
      businessName: true,
      appliedAt: true,
      withdrawnAt: true,
      outcome: true,
      decidedAt: true,
      validUntil: true,
    },
  });
  return rows.map((row) => ({ ...row, loginName }));
}

/**
 * A picture (JPEG) of an application that was sent, for the console.
 * @returns undefined where it is missing
 * @throws DomainError `not_signed_in`, `forbidden`
 */
export async function readCasePicture(
  ctx: Ctx<Db>,
  pictureId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  await assertAdministrator(ctx, everyRole);
  const id = idSchema<"TraderPicture">().safeParse(pictureId);
  if (!id.success) return undefined;
  const row = await ctx.db.traderPicture.findFirst({
    where: { id: id.data, application: { appliedAt: { not: null } } },
    select: { bytes: true },
  });
  return row?.bytes;
}
