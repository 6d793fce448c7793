import { newId } from "@hutong/kernel";
import { makePerson, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { removeAddress, saveAddress } from "../addresses/save-address.ts";
import { createChangeNoticeRelay } from "../notices/relay-change-notices.ts";
import { readNoticeSettings, saveNoticeSettings } from "../notices/save-notice-settings.ts";
import { makeKeepers, outcome } from "../test-keepers.ts";
import { readKeptAccounts } from "./read-kept-accounts.ts";
import { readTradeProfile } from "./read-trade-profile.ts";
import { saveTradeProfile } from "./save-trade-profile.ts";

const test = testDatabase();

const texts = {
  name: "小西的布衣间",
  nameEn: "",
  region: "江苏 苏州",
  intro: "棉麻日常衣",
  introEn: "",
  notice: "周三上新",
  noticeEn: "",
};

describe("the accounts that a person keeps", () => {
  it("are her own, and with a role those of her employer, each once; frozen ones not", async () => {
    const db = test.database.prisma;
    const { owner, manager, stranger, shop, trade } = await makeKeepers(db);
    expect((await readKeptAccounts(test.as(owner))).map(({ accountId, role }) => [accountId, role])).toEqual(
      expect.arrayContaining([
        [shop, "owner"],
        [trade, "owner"],
      ]),
    );
    expect(await readKeptAccounts(test.as(manager))).toMatchObject([
      { accountId: shop, role: "manager", seatName: "mei", name: "小店", shopKind: "shop" },
      { accountId: trade, role: "manager" },
    ]);
    expect(await readKeptAccounts(test.as(stranger))).toEqual([]);
    await db.account.update({ where: { id: trade }, data: { status: "frozen" } });
    expect(await readKeptAccounts(test.as(owner))).toHaveLength(1);
    expect(await outcome(readKeptAccounts(test.ctx()))).toBe("not_signed_in");
  });
});

describe("what an account says of itself", () => {
  it("stands in its shop, and the audit says what was changed and by whom", async () => {
    const { owner, manager, shop } = await makeKeepers(test.database.prisma);
    await saveTradeProfile(test.as(manager), { accountId: shop, ...texts });
    expect(await readTradeProfile(test.as(owner), shop)).toEqual({
      ...texts,
      nameEn: null,
      introEn: null,
      noticeEn: null,
      hasShop: true,
    });
    const [entry] = await test.database.prisma.auditEntry.findMany({
      where: { accountId: shop },
      select: { action: true, actorUserId: true, data: true },
    });
    expect(entry).toMatchObject({
      action: "shop.changed",
      actorUserId: manager,
      data: { fields: ["name", "region", "intro", "notice"] },
    });
  });

  it("is a trade name where there is no shop, and makes no company of it", async () => {
    const { owner, trade } = await makeKeepers(test.database.prisma);
    expect(await readTradeProfile(test.as(owner), trade)).toBeUndefined();
    await saveTradeProfile(test.as(owner), { accountId: trade, ...texts });
    expect(await readTradeProfile(test.as(owner), trade)).toMatchObject({ name: texts.name, hasShop: false });
    expect(await test.database.prisma.shop.count({ where: { accountId: trade } })).toBe(0);
  });

  it("the same twice, and twice at once, is one change", async () => {
    const { owner, shop, trade } = await makeKeepers(test.database.prisma);
    for (const accountId of [shop, trade]) {
      await Promise.all([1, 2].map(() => saveTradeProfile(test.as(owner), { accountId, ...texts })));
      await saveTradeProfile(test.as(owner), { accountId, ...texts });
      expect(await readTradeProfile(test.as(owner), accountId)).toMatchObject({ name: texts.name });
    }
    expect(await test.database.prisma.auditEntry.count({ where: { accountId: trade } })).toBe(1);
  });

  it("SECURITY 28: is its owner's and managers' to write; another's and a missing account look the same", async () => {
    const { viewer, stranger, shop, trade } = await makeKeepers(test.database.prisma);
    for (const accountId of [shop, trade]) {
      expect(await outcome(saveTradeProfile(test.as(viewer), { accountId, ...texts }))).toBe("forbidden");
      expect(await outcome(saveTradeProfile(test.ctx(), { accountId, ...texts }))).toBe("not_signed_in");
    }
    for (const accountId of [shop, trade, newId(), "nothing"]) {
      expect(await outcome(saveTradeProfile(test.as(stranger), { accountId, ...texts }))).toBe("not_found");
      expect(await outcome(readTradeProfile(test.as(stranger), accountId))).toBe("not_found");
    }
  });
});

describe("notice settings", () => {
  it("are all on until the owner says otherwise; the same twice changes nothing", async () => {
    const { owner, manager, stranger, trade } = await makeKeepers(test.database.prisma);
    const all = { "inquiry.in_app": true, "inquiry.mail": true, "change.mail": true };
    expect(await readNoticeSettings(test.as(manager), trade)).toEqual(all);
    await saveNoticeSettings(test.as(owner), { accountId: trade, on: Object.keys(all) });
    const quiet = { accountId: trade, on: ["inquiry.in_app"] };
    await Promise.all([1, 2].map(() => saveNoticeSettings(test.as(owner), quiet)));
    const off = { "inquiry.in_app": true, "inquiry.mail": false, "change.mail": false };
    expect(await readNoticeSettings(test.as(owner), trade)).toEqual(off);
    expect(await outcome(saveNoticeSettings(test.as(manager), quiet))).toBe("forbidden");
    expect(await outcome(saveNoticeSettings(test.as(stranger), quiet))).toBe("not_found");
    expect(await outcome(saveNoticeSettings(test.as(stranger), { ...quiet, accountId: newId() }))).toBe(
      "not_found",
    );
    expect(await readNoticeSettings(test.as(owner), trade)).toEqual(off);
    await saveNoticeSettings(test.as(owner), { accountId: trade, on: Object.keys(all) });
    expect(await readNoticeSettings(test.as(owner), trade)).toEqual(all);
  });

  it("the mail about what staff changed honours them", async () => {
    const db = test.database.prisma;
    const { owner, manager, trade, email } = await makeKeepers(db);
    const relay = createChangeNoticeRelay(test.database, {
      wholesale: "http://w.example",
      retail: "http://r.example",
    });
    await saveTradeProfile(test.as(manager), { accountId: trade, ...texts });
    await relay();
    expect(await db.message.count({ where: { recipient: email } })).toBe(1);
    await saveNoticeSettings(test.as(owner), { accountId: trade, on: [] });
    await saveTradeProfile(test.as(manager), { accountId: trade, ...texts, name: "别的名字" });
    await relay();
    expect(await db.message.count({ where: { recipient: email } })).toBe(1);
  });
});

describe("an account that moves to another person", () => {
  it("takes what was written about it along: at the next request it is hers to keep, and the former owner's no more", async () => {
    const db = test.database.prisma;
    const { owner, trade } = await makeKeepers(db);
    const next = await makePerson(db);
    const address = {
      accountId: trade,
      addressId: newId(),
      recipient: "小西",
      mobile: "13800138002",
      district: "330402",
      street: "中山东路 1 号",
      zip: "",
      isDefault: false,
      isReturn: false,
    };
    await saveAddress(test.as(owner), address);
    await db.$transaction([
      db.account.update({ where: { id: trade }, data: { userId: next.userId } }),
      db.link.updateMany({ where: { accountId: trade }, data: { userId: next.userId } }),
    ]);
    expect(await outcome(removeAddress(test.as(owner), address))).toBe("not_found");
    expect(await outcome(removeAddress(test.as(next.userId), address))).toBe("done");
  });
});
