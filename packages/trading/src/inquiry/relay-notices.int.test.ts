import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { makeStaff, makeTrader, type Trader } from "../test-traders.ts";
import { markInquiryRead } from "./mark-inquiry-read.ts";
import { openInquiry } from "./open-inquiry.ts";
import { createNoticeRelay } from "./relay-notices.ts";
import { sendMessage } from "./send-message.ts";

const test = testDatabase();
const origin = "http://wholesale.localhost:3001";
let buyer: Trader;

beforeAll(async () => {
  buyer = await makeTrader(test.database.prisma, { locale: "en" });
});

async function open(supplier: Trader): Promise<string> {
  const { inquiryId } = await openInquiry(test.as(buyer.userId), {
    accountId: buyer.accountId,
    supplier: supplier.loginName,
    subject: "真丝衬衫",
    body: "机密的价格",
    key: newId(),
  });
  return inquiryId;
}

/** A minute passes, and the relay takes a turn. */
async function minuteLater() {
  await test.database.pool.query("update outbox_events set available_at = now()");
  return createNoticeRelay(test.database, origin)();
}

const mails = async (to: string) =>
  test.database.prisma.message.findMany({ where: { recipient: to }, orderBy: { createdAt: "asc" } });

describe("notices of inquiries by mail", () => {
  it("are not written for an account that wants none by mail", async () => {
    const supplier = await makeTrader(test.database.prisma, { company: true });
    await test.database.prisma.noticeSetting.create({
      data: { accountId: supplier.accountId, kind: "inquiry", channel: "mail", isOn: false },
      select: { accountId: true },
    });
    await open(supplier);
    await minuteLater();
    expect(await mails(supplier.email)).toEqual([]);
  });

  it("wait a minute, then one for a thread until it is read, in her language, without the words themselves", async () => {
    const supplier = await makeTrader(test.database.prisma, { company: true, locale: "zh-CN" });
    const inquiryId = await open(supplier);
    expect(await createNoticeRelay(test.database, origin)()).toMatchObject({ delivered: 0 });
    await sendMessage(test.as(buyer.userId), {
      accountId: buyer.accountId,
      inquiryId,
      body: "还有现货吗",
      key: newId(),
    });
    await minuteLater();
    const [mail, ...more] = await mails(supplier.email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe(`${buyer.loginName} 给您留言：真丝衬衫`);
    expect(mail?.text).toContain(`${origin}/inquiries/${inquiryId}`);
    expect(mail?.text).not.toContain("机密");

    await markInquiryRead(test.as(supplier.userId), { accountId: supplier.accountId, inquiryId });
    await sendMessage(test.as(buyer.userId), {
      accountId: buyer.accountId,
      inquiryId,
      body: "在吗",
      key: newId(),
    });
    await minuteLater();
    expect(await mails(supplier.email)).toHaveLength(2);
    await sendMessage(test.as(supplier.userId), {
      accountId: supplier.accountId,
      inquiryId,
      body: "有的",
      key: newId(),
    });
    await minuteLater();
    expect((await mails(buyer.email)).at(-1)?.subject).toMatch(/wrote to you: 真丝衬衫$/);
  });

  it("are dropped where it was read meanwhile", async () => {
    const supplier = await makeTrader(test.database.prisma, { company: true });
    const inquiryId = await open(supplier);
    await markInquiryRead(test.as(supplier.userId), { accountId: supplier.accountId, inquiryId });
    await minuteLater();
    expect(await mails(supplier.email)).toEqual([]);
  });

  it("go to the staff that answers too, and to nobody frozen", async () => {
    const { prisma } = test.database;
    const supplier = await makeTrader(prisma, { company: true });
    const staff = await Promise.all(
      (["service", "viewer", "buyer"] as const).map((role) => makeStaff(prisma, supplier, role, role)),
    );
    const cold = await makeStaff(prisma, supplier, "service", "cold");
    await prisma.user.update({ where: { id: cold }, data: { status: "frozen" } });
    const addresses = await prisma.contact.findMany({
      where: { userId: { in: [...staff, cold] } },
      select: { userId: true, value: true },
    });
    await open(supplier);
    await minuteLater();
    const got = await Promise.all(
      addresses.map(async ({ userId, value }) => ((await mails(value)).length > 0 ? userId : "")),
    );
    expect(got.filter(Boolean)).toEqual([staff[0]]);
    expect(await mails(supplier.email)).toHaveLength(1);

    const frozen = await makeTrader(prisma, { company: true });
    await open(frozen);
    await prisma.account.update({ where: { id: frozen.accountId }, data: { status: "frozen" } });
    await minuteLater();
    expect(await mails(frozen.email)).toEqual([]);
  });

  it("SECURITY 33: told twice, one mail; what is no notice is put aside and the others flow", async () => {
    const supplier = await makeTrader(test.database.prisma, { company: true });
    await open(supplier);
    await minuteLater();
    await test.database.pool.query(
      "update outbox_events set delivered_at = null where topic = 'inquiry_notice' and key = $1",
      [supplier.accountId],
    );
    await test.database.prisma.outboxEvent.create({
      data: { id: newId(), topic: "inquiry_notice", key: "x", payload: { accountId: "nobody" } },
    });
    expect(await minuteLater()).toMatchObject({ delivered: 1, dead: 1 });
    expect(await mails(supplier.email)).toHaveLength(1);
  });
});
