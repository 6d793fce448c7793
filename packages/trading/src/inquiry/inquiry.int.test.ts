import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { makeStaff, makeTrader, type Trader } from "../test-traders.ts";
import { closeInquiry, reopenInquiry } from "./close-inquiry.ts";
import { markInquiryRead } from "./mark-inquiry-read.ts";
import { inquiriesAnHour, openInquiry } from "./open-inquiry.ts";
import { readInquiries, readInquiryCounts } from "./read-inquiries.ts";
import { readInquiry } from "./read-inquiry.ts";
import { readResponseTime } from "./read-response-time.ts";
import { sendMessage } from "./send-message.ts";

const test = testDatabase();
let buyer: Trader;
let supplier: Trader;
let stranger: Trader;

beforeAll(async () => {
  const { prisma } = test.database;
  buyer = await makeTrader(prisma);
  supplier = await makeTrader(prisma, { company: true });
  stranger = await makeTrader(prisma, { company: true });
});

const wish = (more: object = {}) => ({
  accountId: buyer.accountId,
  supplier: supplier.loginName,
  subject: "重磅卫衣 300 件",
  quantity: "300",
  wantedBy: "",
  body: "请问三百件什么价？\r\n月底要货。",
  key: newId(),
  ...more,
});

const opened = async (more: object = {}) => (await openInquiry(test.as(buyer.userId), wish(more))).inquiryId;
const counts = (trader: Trader) => readInquiryCounts(test.database.prisma, trader.accountId);
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );
const answer = (inquiryId: string, body = "有现货。", key: string = newId()) =>
  sendMessage(test.as(supplier.userId), { accountId: supplier.accountId, inquiryId, body, key });

async function makeStyle(accountId: string): Promise<string> {
  const id = newId();
  await test.database.prisma.listing.create({
    data: {
      id,
      accountId,
      market: "wholesale",
      titleZh: "重磅卫衣",
      titleEn: "Heavy hoodie",
      category: "basics",
      drawing: "hoodie",
      colours: ["ink"],
      sizes: ["M"],
      moq: 50,
      publishedAt: new Date(),
    },
    select: { id: true },
  });
  return id;
}

describe("openInquiry", () => {
  it("opens a thread with its first words, unread by the supplier, and makes the two known to each other", async () => {
    const listingId = await makeStyle(supplier.accountId);
    const before = await counts(supplier);
    const inquiryId = await opened({ listingId, wantedBy: new Date().toISOString().slice(0, 10) });
    const thread = await readInquiry(test.database.prisma, { accountId: supplier.accountId, inquiryId });
    expect(thread).toMatchObject({
      side: "supplier",
      quantity: 300,
      state: "open",
      listing: { id: listingId, colour: "ink" },
      peer: { loginName: buyer.loginName, companyName: null },
      entries: [{ side: "buyer", body: "请问三百件什么价？\n月底要货。", seat: null }],
    });
    expect((await counts(supplier)).unread).toBe(before.unread + 1);
    expect((await counts(buyer)).unread).toBe(0);
    const relation = await test.database.prisma.tradeRelation.findMany({
      where: { buyerAccountId: buyer.accountId, supplierAccountId: supplier.accountId },
    });
    expect(relation).toMatchObject([{ kind: "inquiry" }]);
  });

  it("twice and at once with one key is one inquiry with one message; the key for another is a conflict", async () => {
    const input = wish();
    const ids = await Promise.all([1, 2, 3].map(() => openInquiry(test.as(buyer.userId), input)));
    ids.push(await openInquiry(test.as(buyer.userId), input));
    expect(new Set(ids.map((one) => one.inquiryId)).size).toBe(1);
    expect(await test.database.prisma.inquiryMessage.count({ where: { clientKey: input.key } })).toBe(1);
    const other = openInquiry(test.as(buyer.userId), { ...input, subject: "别的" });
    expect(await code(other)).toBe("conflict");
  });

  it("is for the account's owner and staff who buy", async () => {
    const { prisma } = test.database;
    const staff = await makeStaff(prisma, buyer, "buyer");
    const { inquiryId } = await openInquiry(test.as(staff), wish());
    const thread = await readInquiry(prisma, { accountId: buyer.accountId, inquiryId });
    expect(thread?.entries[0]?.seat).toEqual({ name: "alice", role: "buyer" });
    for (const role of ["service", "finance", "viewer"] as const) {
      const other = await makeStaff(prisma, buyer, role, role);
      expect(await code(openInquiry(test.as(other), wish())), role).toBe("forbidden");
    }
    expect(await code(openInquiry(test.ctx(), wish()))).toBe("not_signed_in");
    expect(await code(openInquiry(test.as(stranger.userId), wish()))).toBe("not_found");
  });

  it("goes to suppliers on the market: not to a missing or frozen one, a buyer, or one's own company", async () => {
    const { prisma } = test.database;
    const frozen = await makeTrader(prisma, { company: true });
    await prisma.account.update({ where: { id: frozen.accountId }, data: { status: "frozen" } });
    for (const name of ["nobody", frozen.loginName, buyer.loginName])
      expect(await code(opened({ supplier: name })), name).toBe("not_found");
    const own = { accountId: supplier.accountId, supplier: supplier.loginName };
    expect(await code(openInquiry(test.as(supplier.userId), wish(own)))).toBe("forbidden");
  });

  it("is about a style of that supplier, and not about another's", async () => {
    const another = await makeStyle(stranger.accountId);
    expect(await code(opened({ listingId: another }))).toBe("not_found");
    expect(await code(opened({ listingId: newId() }))).toBe("not_found");
  });

  it("names the fields that are wrong", async () => {
    const wrong = opened({ subject: " ", quantity: "-3", wantedBy: "2001-01-01x", body: "  \n " });
    await expect(wrong).rejects.toMatchObject({
      code: "invalid_input",
      fields: {
        subject: "invalid_type",
        quantity: "quantity",
        wantedBy: "invalid_format",
        body: "invalid_type",
      },
    });
    await expect(opened({ wantedBy: "2001-01-01" })).rejects.toMatchObject({
      fields: { wantedBy: "day_out_of_range" },
    });
    expect(await code(opened({ body: "长".repeat(4_001) }))).toBe("invalid_input");
  });

  it("is refused to a frozen account", async () => {
    const { prisma } = test.database;
    const cold = await makeTrader(prisma);
    await prisma.account.update({ where: { id: cold.accountId }, data: { status: "frozen" } });
    const input = wish({ accountId: cold.accountId });
    expect(await code(openInquiry(test.as(cold.userId), input))).toBe("frozen");
  });

  it("SECURITY 17: is throttled by the account, also at once", async () => {
    const eager = await makeTrader(test.database.prisma);
    const input = () => wish({ accountId: eager.accountId });
    for (let index = 2; index < inquiriesAnHour; index += 1)
      await openInquiry(test.as(eager.userId), input());
    const tries = Array.from({ length: 5 }, () => code(openInquiry(test.as(eager.userId), input())));
    const ends = await Promise.all(tries);
    expect(ends.filter((end) => end === "done")).toHaveLength(2);
    expect(ends.filter((end) => end === "throttled")).toHaveLength(3);
  });
});

describe("a thread", () => {
  it("goes back and forth: each side's unread goes up by the other's words and down when it looks", async () => {
    const inquiryId = await opened();
    await markInquiryRead(test.as(supplier.userId), { accountId: supplier.accountId, inquiryId });
    const unread = await counts(buyer);
    await answer(inquiryId);
    await answer(inquiryId, "六十八一件。");
    expect((await counts(buyer)).unread).toBe(unread.unread + 1);
    const inbox = await readInquiries(test.database.prisma, {
      accountId: buyer.accountId,
      show: "unread",
      limit: 10,
    });
    expect(inbox.inquiries).toMatchObject([
      { id: inquiryId, side: "buyer", unread: 2, lastText: "六十八一件。", isLastOwn: false },
    ]);
    await markInquiryRead(test.as(buyer.userId), { accountId: buyer.accountId, inquiryId });
    expect((await counts(buyer)).unread).toBe(unread.unread);
  });

  it("the same key, twice and at once, sends one message; with other words it is a conflict", async () => {
    const inquiryId = await opened();
    const key = newId();
    const sent = await Promise.all([1, 2, 3].map(() => answer(inquiryId, "好", key)));
    expect(new Set(sent.map((one) => one.messageId)).size).toBe(1);
    expect(await code(answer(inquiryId, "不好", key))).toBe("conflict");
    const row = await test.database.prisma.inquiry.findUniqueOrThrow({ where: { id: inquiryId } });
    expect(row).toMatchObject({ buyerUnread: 1, firstAnswerAt: expect.any(Date) });
  });

  it("messages at once are all counted", async () => {
    const inquiryId = await opened();
    await Promise.all(Array.from({ length: 10 }, (_, index) => answer(inquiryId, `第 ${index} 条`)));
    const row = await test.database.prisma.inquiry.findUniqueOrThrow({ where: { id: inquiryId } });
    expect(row.buyerUnread).toBe(10);
  });

  it("SECURITY 28: another tenant's looks like a missing one, to every verb and read", async () => {
    const inquiryId = await opened();
    const ctx = test.as(stranger.userId);
    for (const id of [inquiryId, newId()]) {
      const of = { accountId: stranger.accountId, inquiryId: id };
      expect(await code(sendMessage(ctx, { ...of, body: "hi", key: newId() }))).toBe("not_found");
      expect(await code(closeInquiry(ctx, of))).toBe("not_found");
      expect(await code(reopenInquiry(ctx, of))).toBe("not_found");
      expect(await readInquiry(ctx.db, of)).toBeUndefined();
      // In the name of an account that is not hers.
      const theirs = { accountId: buyer.accountId, inquiryId: id };
      expect(await code(sendMessage(ctx, { ...theirs, body: "hi", key: newId() }))).toBe("not_found");
      expect(await code(markInquiryRead(ctx, theirs))).toBe("not_found");
    }
    await markInquiryRead(ctx, { accountId: stranger.accountId, inquiryId });
    const row = await ctx.db.inquiry.findUniqueOrThrow({ where: { id: inquiryId } });
    expect(row.supplierUnread).toBe(1);
  });

  it("staff of the supplier answers by role; who only reads writes nothing and marks nothing", async () => {
    const { prisma } = test.database;
    const inquiryId = await opened();
    const of = { accountId: supplier.accountId, inquiryId };
    const seat = async (role: "service" | "viewer" | "buyer") =>
      test.as(await makeStaff(prisma, supplier, role, `${role}-${newId().slice(-6)}`));
    for (const role of ["viewer", "buyer"] as const) {
      const ctx = await seat(role);
      expect(await code(sendMessage(ctx, { ...of, body: "hi", key: newId() })), role).toBe("forbidden");
      expect(await code(closeInquiry(ctx, of)), role).toBe("forbidden");
      await markInquiryRead(ctx, of);
    }
    expect((await prisma.inquiry.findUniqueOrThrow({ where: { id: inquiryId } })).supplierUnread).toBe(1);
    const service = await seat("service");
    await markInquiryRead(service, of);
    await sendMessage(service, { ...of, body: "您好", key: newId() });
    expect((await prisma.inquiry.findUniqueOrThrow({ where: { id: inquiryId } })).supplierUnread).toBe(0);
  });

  it("is closed and reopened by either side, once; in a closed one nothing is written", async () => {
    const inquiryId = await opened();
    const [mine, theirs] = [
      { accountId: buyer.accountId, inquiryId },
      { accountId: supplier.accountId, inquiryId },
    ];
    await Promise.all([
      closeInquiry(test.as(buyer.userId), mine),
      closeInquiry(test.as(supplier.userId), theirs),
    ]);
    await closeInquiry(test.as(buyer.userId), mine);
    expect(await code(answer(inquiryId))).toBe("conflict");
    await reopenInquiry(test.as(supplier.userId), theirs);
    await answer(inquiryId);
    const thread = await readInquiry(test.database.prisma, mine);
    expect(thread?.entries.map((entry) => entry.kind)).toEqual(["text", "closed", "reopened", "text"]);
  });

  it("is refused while either side is frozen", async () => {
    const { prisma } = test.database;
    const cold = await makeTrader(prisma, { company: true });
    const inquiryId = await opened({ supplier: cold.loginName });
    const [mine, theirs] = [
      { accountId: buyer.accountId, inquiryId, body: "在吗", key: newId() },
      { accountId: cold.accountId, inquiryId, body: "在", key: newId() },
    ];
    await prisma.user.update({ where: { id: cold.userId }, data: { status: "frozen" } });
    expect(await code(sendMessage(test.as(buyer.userId), mine))).toBe("frozen");
    expect(await code(sendMessage(test.as(cold.userId), theirs))).toBe("frozen");
    expect((await readInquiry(prisma, mine))?.isPeerFrozen).toBe(true);
  });

  it("measures the response time: the middle of the first answers of 30 days, and of how many", async () => {
    const { prisma } = test.database;
    const quick = await makeTrader(prisma, { company: true });
    const now = new Date();
    const at = (minutesAgo: number) => new Date(now.getTime() - minutesAgo * 60_000);
    const ask = async (minutesAgo: number, answeredAfter?: number) => {
      const ctx = test.as(buyer.userId, { now: at(minutesAgo) });
      const { inquiryId } = await openInquiry(ctx, wish({ supplier: quick.loginName }));
      if (answeredAfter === undefined) return;
      const answers = { accountId: quick.accountId, inquiryId, body: "好", key: newId() };
      await sendMessage(test.as(quick.userId, { now: at(minutesAgo - answeredAfter) }), answers);
    };
    await ask(60 * 24 * 31, 1);
    await ask(60 * 24 * 3, 10);
    await ask(60 * 24 * 4, 30);
    await ask(60 * 24 * 5, 50);
    await ask(60 * 24 * 6);
    const scope = { supplierAccountId: quick.accountId, now };
    expect(await readResponseTime(prisma, scope)).toEqual({ received: 4, answered: 3, medianMinutes: 30 });
    expect(await readResponseTime(prisma, { supplierAccountId: stranger.accountId, now })).toEqual({
      received: 0,
      answered: 0,
      medianMinutes: null,
    });
  });
});
