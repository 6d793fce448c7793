import { makePerson, makeSeat, makeSignOn, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { findSiteAccount } from "../site-account.ts";
import { chooseAccount } from "./choose-account.ts";
import { refusal } from "./test-linking.ts";

const test = testDatabase();

/** Somebody with two accounts that act in the shops, and a seat in another's. */
async function severalAccounts(name: string) {
  const { prisma } = test.database;
  const boss = await makePerson(prisma, { ids: [`retail/${name}-boss`] });
  const me = await makePerson(prisma, { ids: [`retail/${name}`, `mall/${name}-mall`] });
  const bossAccount = boss.accounts[`retail/${name}-boss`] ?? "";
  const seatId = await makeSeat(prisma, { accountId: bossAccount, userId: me.userId, name: "me" });
  const signOnUid = await makeSignOn(prisma, me.userId, me.accounts[`retail/${name}`] ?? "");
  await prisma.siteSession.updateMany({ where: { signOnUid }, data: { clientId: "hutong-retail" } });
  const mall = me.accounts[`mall/${name}-mall`] ?? "";
  return { boss, me, bossAccount, seatId, signOnUid, mall };
}

const sessionOf = (signOnUid: string) =>
  test.database.prisma.siteSession.findFirst({
    where: { signOnUid },
    select: { accountId: true, seatId: true },
  });

describe("choosing the account to act for", () => {
  it("is remembered, turns this browser's session at once, and is recorded; by seat as well", async () => {
    const { me, bossAccount, seatId, signOnUid, mall } = await severalAccounts("ca");
    await chooseAccount(test.as(me.userId), { site: "retail", accountId: mall, signOnUid });
    expect(await findSiteAccount(test.database.pool, me.userId, "retail")).toEqual({
      accountId: mall,
      seatId: null,
    });
    expect(await sessionOf(signOnUid)).toEqual({ accountId: mall, seatId: null });
    await chooseAccount(test.as(me.userId), { site: "retail", accountId: bossAccount, seatId, signOnUid });
    expect(await sessionOf(signOnUid)).toEqual({ accountId: bossAccount, seatId });
    const entries = await test.database.prisma.auditEntry.findMany({
      where: { subjectUserId: me.userId, action: "account.chosen" },
      orderBy: { id: "asc" },
      select: { accountId: true, data: true },
    });
    expect(entries).toEqual([
      { accountId: mall, data: { realm: "mall", loginName: "ca-mall", site: "retail" } },
      { accountId: bossAccount, data: { realm: "retail", loginName: "ca-boss", site: "retail", seatId } },
    ]);
  });

  it("is for who is signed in, among her own: another's, one without the seat and a missing one look the same", async () => {
    const { boss, me, bossAccount, seatId, signOnUid } = await severalAccounts("cb");
    const choose = (who: typeof me.userId, accountId: string, seat?: string) =>
      refusal(chooseAccount(test.as(who), { site: "retail", accountId, seatId: seat, signOnUid }));
    expect(await choose(me.userId, bossAccount)).toBe("not_found");
    expect(await choose(boss.userId, bossAccount, seatId)).toBe("not_found");
    expect(await choose(me.userId, crypto.randomUUID())).toBe("not_found");
    const nobody = chooseAccount(test.ctx(), { site: "retail", accountId: bossAccount, seatId, signOnUid });
    expect(await refusal(nobody)).toBe("not_signed_in");
  });

  it("twice is as once; of two at once one stands, in the choice and in the session alike", async () => {
    const { me, bossAccount, seatId, signOnUid, mall } = await severalAccounts("cc");
    const choices = [
      { accountId: mall, seatId: null },
      { accountId: bossAccount, seatId },
      { accountId: mall, seatId: null },
    ];
    await Promise.all(
      choices.map((choice) => chooseAccount(test.as(me.userId), { site: "retail", ...choice, signOnUid })),
    );
    expect(await sessionOf(signOnUid)).toEqual(
      await findSiteAccount(test.database.pool, me.userId, "retail"),
    );
  });
});
