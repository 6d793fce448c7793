import { newId } from "@hutong/kernel";
import { makePerson, makeSeat, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { changeReturns, changeShop } from "./change-shop.ts";
import { openShop } from "./open-shop.ts";

const test = testDatabase();

async function consumer() {
  const name = `buyer-${newId().slice(-10)}`;
  const person = await makePerson(test.database.prisma, { ids: [`retail/${name}`, `wholesale/${name}`] });
  const accountId = person.accounts[`retail/${name}`] ?? "";
  return { userId: person.userId, accountId, tradeId: person.accounts[`wholesale/${name}`] ?? "" };
}

const wish = (accountId: string, more = {}) => ({
  accountId,
  name: "西西的衣橱",
  nameEn: "",
  region: "浙江 杭州",
  notice: "周三上新",
  returnDays: 7 as const,
  returnNote: "",
  ...more,
});

const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

const shopOf = (accountId: string) => test.database.prisma.shop.findUnique({ where: { accountId } });

describe("openShop", () => {
  it("opens a C2C shop, and the audit says so", async () => {
    const { userId, accountId } = await consumer();
    expect(await openShop(test.as(userId), wish(accountId))).toEqual({ accountId, isNew: true });
    expect(await shopOf(accountId)).toMatchObject({
      kind: "shop",
      name: "西西的衣橱",
      returnDays: 7,
      ratingPoints: null,
    });
    const entries = await test.database.prisma.auditEntry.findMany({
      where: { accountId, action: "shop.opened" },
      select: { actorUserId: true },
    });
    expect(entries).toEqual([{ actorUserId: userId }]);
  });

  it("a second click, and two at once, open one shop and change nothing of it", async () => {
    const { userId, accountId } = await consumer();
    const made = await Promise.all([1, 2].map(() => openShop(test.as(userId), wish(accountId))));
    expect(made.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    await openShop(test.as(userId), wish(accountId, { name: "别的名字" }));
    expect(await shopOf(accountId)).toMatchObject({ name: "西西的衣橱" });
  });

  it("SECURITY 28: not for another's account, a missing one, or one of the wholesale market", async () => {
    const { userId, tradeId } = await consumer();
    const other = await consumer();
    expect(await code(openShop(test.as(userId), wish(other.accountId)))).toBe("not_found");
    expect(await code(openShop(test.as(userId), wish(newId())))).toBe("not_found");
    expect(await code(openShop(test.as(userId), wish(tradeId)))).toBe("not_found");
    expect(await code(openShop(test.ctx(), wish(other.accountId)))).toBe("not_signed_in");
    expect(await shopOf(other.accountId)).toBeNull();
  });

  it("not by staff, and not for a frozen account", async () => {
    const { userId, accountId } = await consumer();
    const { userId: staff } = await makePerson(test.database.prisma);
    await makeSeat(test.database.prisma, { accountId, userId: staff, name: "mei", role: "manager" });
    expect(await code(openShop(test.as(staff), wish(accountId)))).toBe("forbidden");
    await test.database.prisma.account.update({ where: { id: accountId }, data: { status: "frozen" } });
    expect(await code(openShop(test.as(userId), wish(accountId)))).toBe("frozen");
  });

  it("refuses names that are too short, too long or reserved; also when it is renamed", async () => {
    const { userId, accountId } = await consumer();
    const fault = (name: string) =>
      openShop(test.as(userId), wish(accountId, { name })).catch((error) => error.fields.name);
    expect(await fault("西")).toBe("name_too_short");
    expect(await fault("西".repeat(31))).toBe("too_long");
    expect(await fault("互通 官方店")).toBe("shop_name_reserved");
    await openShop(test.as(userId), wish(accountId));
    const { returnDays: _days, returnNote: _note, ...texts } = wish(accountId, { name: "西西旗舰店" });
    const renamed = changeShop(test.as(userId), { ...texts, intro: "", introEn: "", noticeEn: "" });
    await expect(renamed).rejects.toMatchObject({ fields: { name: "shop_name_reserved" } });
  });
});

describe("changeReturns", () => {
  const returns = (accountId: string, more = {}) => ({
    accountId,
    returnDays: 30 as const,
    returnNote: "运费险",
    ...more,
  });

  it("changes them once, also of two who click at once, and says so in the audit", async () => {
    const { userId, accountId } = await consumer();
    await openShop(test.as(userId), wish(accountId));
    const changed = await Promise.all([1, 2].map(() => changeReturns(test.as(userId), returns(accountId))));
    expect(changed).toContain(true);
    expect(await changeReturns(test.as(userId), returns(accountId))).toBe(false);
    expect(await shopOf(accountId)).toMatchObject({
      returnDays: 30,
      returnNote: "运费险",
      name: "西西的衣橱",
    });
  });

  it("SECURITY 28: not by staff, not another's, not a company's, and never below the law's least", async () => {
    const { userId, accountId } = await consumer();
    const other = await consumer();
    await openShop(test.as(userId), wish(accountId));
    await openShop(test.as(other.userId), wish(other.accountId, { name: "别家" }));
    const { userId: staff } = await makePerson(test.database.prisma);
    await makeSeat(test.database.prisma, { accountId, userId: staff, name: "mei", role: "manager" });
    expect(await code(changeReturns(test.as(staff), returns(accountId)))).toBe("forbidden");
    expect(await code(changeReturns(test.as(userId), returns(other.accountId)))).toBe("not_found");
    expect(await code(changeReturns(test.as(userId), returns(newId())))).toBe("not_found");
    expect(await code(changeReturns(test.ctx(), returns(accountId)))).toBe("not_signed_in");
    const none = await consumer();
    expect(await code(changeReturns(test.as(none.userId), returns(none.accountId)))).toBe("not_found");
    expect(await code(changeReturns(test.as(userId), returns(accountId, { returnDays: 3 })))).toBe(
      "invalid_input",
    );
    expect(await shopOf(accountId)).toMatchObject({ returnDays: 7 });
  });
});
