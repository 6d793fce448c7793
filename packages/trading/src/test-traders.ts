import type { Db, SeatRole } from "@hutong/db";
import { newId } from "@hutong/kernel";
import { makePerson, makeSeat } from "@hutong/testing";

export interface Trader {
  readonly userId: string;
  readonly accountId: string;
  readonly loginName: string;
  readonly email: string;
}

/** A person with a wholesale account and, as a supplier, its company: for tests. */
export async function makeTrader(
  db: Db,
  { company = false, locale = null }: { company?: boolean; locale?: "zh-CN" | "en" | null } = {},
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
  return { userId, accountId, loginName, email };
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
