import type { Db, SeatRole } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { makePerson, makeSeat } from "@hutong/testing";

export interface Trader {
  readonly userId: string;
  readonly accountId: string;
  readonly loginName: string;
  readonly email: string;
}

interface TraderOptions {
  readonly company?: boolean;
  readonly locale?: "zh-CN" | "en" | null;
  /** False: nobody has let her into the trade yet. */
  readonly verified?: boolean;
}

/** A verified trader with a wholesale account and, as a supplier, its company: for tests. */
export async function makeTrader(
  db: Db,
  { company = false, locale = null, verified = true }: TraderOptions = {},
): Promise<Trader> {
  const loginName = `t-${newId().slice(-12)}`;
  const email = `${loginName}@example.com`;
  const { userId, accounts } = await makePerson(db, {
    password: null,
    ids: [`wholesale/${loginName}`],
    contacts: [{ kind: "email", value: email, verified: true }],
  });
  const accountId = accounts[`wholesale/${loginName}`] ?? "";
  if (locale) await db.user.update({ where: { id: userId }, data: { locale }, select: { id: true } });
  if (company)
    await db.shop.create({
      data: {
        accountId,
        kind: "company",
        name: `${loginName}厂`,
        openedAt: new Date("2020-01-01T00:00:00Z"),
      },
      select: { accountId: true },
    });
  else if (verified) await acceptTrader(db, accountId);
  return { userId, accountId, loginName, email };
}

/** That the house has accepted an account by documents, for two years unless told otherwise. */
export async function acceptTrader(
  db: Db,
  accountId: string,
  validUntil = new Date(Date.now() + 700 * 86_400_000),
): Promise<void> {
  const at = new Date(Date.now() - 30 * 86_400_000);
  await db.traderApplication.create({
    data: {
      id: newId(),
      accountId,
      businessName: "城东布店",
      creditCode: "91330100799655058B",
      address: "浙江省嘉兴市南湖区中山东路 1 号",
      createdAt: at,
      appliedAt: at,
      appliedById: newId(),
      outcome: "accepted",
      reason: "papers in order",
      decidedAt: at,
      validUntil,
    },
    select: { id: true },
  });
}

/** Somebody of a trader's staff. */
export async function makeStaff(db: Db, trader: Trader, role: SeatRole, name = "alice"): Promise<string> {
  const { userId } = await makePerson(db, {
    password: null,
    contacts: [{ kind: "email", value: `${newId()}@example.com`, verified: true }],
  });
  await makeSeat(db, { accountId: trader.accountId, userId, name, role });
  return userId;
}
