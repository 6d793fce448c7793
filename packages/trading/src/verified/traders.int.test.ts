import { newId } from "@hutong/kernel";
import { makePerson, testDatabase } from "@hutong/testing";
import sharp from "sharp";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { openInquiry } from "../inquiry/open-inquiry.ts";
import { acceptTrader, makeStaff, makeTrader, type Trader } from "../test-traders.ts";
import { addTraderPicture } from "./add-trader-picture.ts";
import { applyAsTrader } from "./apply-as-trader.ts";
import { decideTraderApplication } from "./decide-trader-application.ts";
import { keepTraderDraft } from "./keep-trader-draft.ts";
import { readOwnApplications, readOwnPicture } from "./read-own-application.ts";
import { exportTraderQueue, readCasePicture, readTraderCase, readTraderQueue } from "./read-trader-queue.ts";
import { readTraderStanding } from "./read-trader-standing.ts";
import { remindTraders } from "./remind-traders.ts";
import { isVerifiedTrader } from "./standing.ts";
import { sweepPapers } from "./sweep-papers.ts";
import { withdrawTraderApplication } from "./withdraw-trader-application.ts";

const test = testDatabase();
const uscc = "91330100799655058B";
const facts = { kind: "registered_business", businessName: "城东布店", uscc, note: "" } as const;
const address = "浙江省嘉兴市南湖区中山东路 1 号";
const wholesaleOrigin = "http://wholesale.localhost:3001";
let photo: Uint8Array<ArrayBuffer>;
let operator: string;

beforeAll(async () => {
  photo = new Uint8Array(
    await sharp({ create: { width: 640, height: 480, channels: 3, background: "#ccc" } })
      .jpeg()
      .toBuffer(),
  );
  operator = (await makePerson(test.database.prisma, { adminRole: "operator" })).userId;
});

const keep = (trader: Trader, more: object = {}) =>
  keepTraderDraft(test.as(trader.userId), {
    accountId: trader.accountId,
    ...facts,
    address,
    remove: [],
    ...more,
  });
const add = (trader: Trader, kind: "licence" | "shop_front" = "licence", bytes = photo) =>
  addTraderPicture(test.as(trader.userId), { accountId: trader.accountId, kind, bytes });
const apply = (trader: Trader) => applyAsTrader(test.as(trader.userId), { accountId: trader.accountId });
const decide = (
  applicationId: string,
  outcome: "accepted" | "refused" | "ended" = "accepted",
  as = operator,
) =>
  decideTraderApplication(test.as(as), {
    applicationId,
    outcome,
    reason: "papers in order",
    wholesaleOrigin,
  });
const withdraw = (trader: Trader, applicationId: string) =>
  withdrawTraderApplication(test.as(trader.userId), { accountId: trader.accountId, applicationId });
const newcomer = () => makeTrader(test.database.prisma, { verified: false });
const isIn = async (trader: Trader, now = new Date()) =>
  isVerifiedTrader(await readTraderStanding(test.database.prisma, trader.accountId), now);
const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => [error.code ?? error.message, ...Object.values(error.fields ?? {})].join(" "),
  );

/** An application that waits. */
async function sent(trader: Trader): Promise<string> {
  await keep(trader);
  await add(trader);
  return (await apply(trader)).applicationId;
}

describe("an application of a trader", () => {
  it("is written, sent, accepted: from then on she is in, until it ends; she is told by mail", async () => {
    const trader = await newcomer();
    expect(await isIn(trader)).toBe(false);
    const id = await sent(trader);
    expect(await isIn(trader)).toBe(false);
    const [row] = await readTraderQueue(test.as(operator), { open: true, text: trader.loginName });
    expect(row).toMatchObject({ id, businessName: "城东布店" });
    const found = await readTraderCase(test.as(operator), id);
    expect(found).toMatchObject({ isCodeSound: true, isVerified: false, owner: { userId: trader.userId } });
    expect(await readCasePicture(test.as(operator), found.pictures[0]?.id ?? "")).toBeInstanceOf(Uint8Array);
    await decide(id);
    expect(await isIn(trader)).toBe(true);
    expect(await isIn(trader, new Date(Date.now() + 731 * 86_400_000))).toBe(false);
    const { prisma } = test.database;
    const mails = await prisma.message.findMany({
      where: { recipient: trader.email },
      select: { subject: true, text: true },
    });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain("papers in order");
    const audit = await prisma.auditEntry.findMany({
      where: { accountId: trader.accountId },
      select: { action: true, actorUserId: true },
      orderBy: { at: "asc" },
    });
    expect(audit).toEqual([
      { action: "trader.applied", actorUserId: trader.userId },
      { action: "trader.decided", actorUserId: operator },
    ]);
  });

  it("refused, says why, and lets her apply anew, three times in thirty days", async () => {
    const trader = await newcomer();
    for (let index = 0; index < 3; index += 1) await decide(await sent(trader), "refused");
    expect(await isIn(trader)).toBe(false);
    expect((await readOwnApplications(test.as(trader.userId), trader.accountId))[0]).toMatchObject({
      outcome: "refused",
      reason: "papers in order",
    });
    await keep(trader);
    await add(trader);
    expect(await code(apply(trader))).toBe("throttled");
  });

  it("sent by two clicks at once is one; of two operators at once, one decides", async () => {
    const trader = await newcomer();
    await keep(trader);
    await add(trader);
    const made = await Promise.all([apply(trader), apply(trader), apply(trader)]);
    expect(new Set(made.map(({ applicationId }) => applicationId)).size).toBe(1);
    const id = made[0]?.applicationId ?? "";
    const second = (await makePerson(test.database.prisma, { adminRole: "owner" })).userId;
    const ends = await Promise.all([code(decide(id)), code(decide(id, "refused", second))]);
    expect(ends.sort()).toEqual(["conflict", "done"]);
    expect(await code(decide(id))).toBe("conflict");
    expect(await test.database.prisma.message.count({ where: { recipient: trader.email } })).toBe(1);
  });

  it("says everything that is missing at once, and keeps what was written", async () => {
    const trader = await newcomer();
    expect(await code(apply(trader))).toBe("not_found");
    await keep(trader, { kind: "brick_and_mortar", businessName: "店", uscc: "9133-x", address: "" });
    expect(await code(apply(trader))).toBe(
      "invalid_input too_short credit_code_invalid address_too_short picture_missing picture_missing",
    );
    const [draft] = await readOwnApplications(test.as(trader.userId), trader.accountId);
    expect(draft).toMatchObject({ businessName: "店", creditCode: "9133X", appliedAt: null });
  });

  it("holds one licence and at most three pictures of the shop; what is taken out is gone", async () => {
    const trader = await newcomer();
    expect(await code(add(trader))).toBe("not_found");
    await keep(trader, { kind: "brick_and_mortar" });
    await add(trader);
    const { pictureId } = await add(trader);
    for (let index = 0; index < 3; index += 1) await add(trader, "shop_front");
    expect(await code(add(trader, "shop_front"))).toBe("invalid_input picture_too_many");
    await keep(trader, { kind: "brick_and_mortar", remove: [pictureId] });
    const [draft] = await readOwnApplications(test.as(trader.userId), trader.accountId);
    expect(draft?.pictures.map(({ kind }) => kind)).toEqual(["shop_front", "shop_front", "shop_front"]);
    await test.database.prisma.traderApplication.update({
      where: { id: draft?.id ?? "" },
      data: { uploads: 40 },
    });
    expect(await code(add(trader))).toBe("throttled");
  });

  it("withdrawn, it waits no more and its papers are gone; an acceptance ends with it", async () => {
    const [trader, other] = [await newcomer(), await newcomer()];
    const id = await sent(trader);
    expect(await code(withdraw(other, id))).toBe("not_found");
    await decide(id);
    await withdraw(trader, id);
    await withdraw(trader, id);
    expect(await isIn(trader)).toBe(false);
    expect(await test.database.prisma.traderPicture.count({ where: { applicationId: id } })).toBe(0);
    expect(await code(decide(id, "ended"))).toBe("conflict");
    const again = await sent(trader);
    await withdraw(trader, again);
    expect(await code(decide(again))).toBe("conflict");
    const third = await sent(trader);
    await decide(third, "refused");
    expect(await code(withdraw(trader, third))).toBe("conflict");
  });

  it("accepted, it is not written anew before it comes to its end; the house can take it back", async () => {
    const trader = await newcomer();
    const id = await sent(trader);
    expect(await code(keep(trader))).toBe("conflict");
    await decide(id);
    expect(await code(keep(trader))).toBe("conflict");
    await decide(id, "ended");
    expect(await isIn(trader)).toBe(false);
    expect(await code(keep(trader))).toBe("done");
    const renewing = await newcomer();
    await acceptTrader(test.database.prisma, renewing.accountId, new Date(Date.now() + 30 * 86_400_000));
    await sent(renewing);
    expect(await isIn(renewing)).toBe(true);
  });
});

describe("SECURITY 28: who may do what with an application", () => {
  it("the owner and managers write it; another's account looks like a missing one", async () => {
    const { prisma } = test.database;
    const [trader, other] = [await newcomer(), await newcomer()];
    const [manager, buyer] = [
      await makeStaff(prisma, trader, "manager", "m"),
      await makeStaff(prisma, trader, "buyer", "b"),
    ];
    const input = { accountId: trader.accountId, ...facts, address, remove: [] };
    await keepTraderDraft(test.as(manager), input);
    expect(await code(keepTraderDraft(test.as(buyer), input))).toBe("forbidden");
    expect(await code(keepTraderDraft(test.as(other.userId), input))).toBe("not_found");
    expect(await code(keepTraderDraft(test.ctx(), input))).toBe("not_signed_in");
    expect(await code(readOwnApplications(test.as(buyer), trader.accountId))).toBe("forbidden");
    const { pictureId } = await add(trader);
    const of = (accountId: string) => ({ accountId, pictureId });
    expect(await readOwnPicture(test.as(trader.userId), of(trader.accountId))).toBeInstanceOf(Uint8Array);
    expect(await readOwnPicture(test.as(other.userId), of(other.accountId))).toBeUndefined();
    await keepTraderDraft(test.as(other.userId), {
      ...input,
      accountId: other.accountId,
      remove: [pictureId],
    });
    expect(await readOwnPicture(test.as(trader.userId), of(trader.accountId))).toBeInstanceOf(Uint8Array);
    // Not sent: nobody of the house sees it.
    expect(await readCasePicture(test.as(operator), pictureId)).toBeUndefined();
    await prisma.account.update({ where: { id: trader.accountId }, data: { status: "frozen" } });
    expect(await code(apply(trader))).toBe("frozen");
  });

  it("SECURITY 20: operators and owners decide, freshly signed in, never about their own", async () => {
    const { prisma } = test.database;
    const trader = await newcomer();
    const id = await sent(trader);
    const support = (await makePerson(prisma, { adminRole: "support" })).userId;
    expect(await code(decide(id, "accepted", support))).toBe("forbidden");
    expect(await code(decide(id, "accepted", trader.userId))).toBe("forbidden");
    expect(await code(readTraderQueue(test.as(trader.userId), { open: true }))).toBe("forbidden");
    expect(await code(readTraderCase(test.as(trader.userId), id))).toBe("forbidden");
    const old = {
      kind: "person",
      userId: operator,
      authenticatedAt: new Date(Date.now() - 3_600_000),
    } as const;
    const input = {
      applicationId: id,
      outcome: "accepted",
      reason: "papers in order",
      wholesaleOrigin,
    } as const;
    expect(await code(decideTraderApplication(test.as(operator, { actor: old as never }), input))).toBe(
      "reauthenticate",
    );
    await prisma.user.update({ where: { id: trader.userId }, data: { adminRole: "operator" } });
    expect(await code(decide(id, "accepted", trader.userId))).toBe("forbidden");
    expect(await code(decide(newId()))).toBe("not_found");
    expect(await code(decideTraderApplication(test.as(operator), { ...input, reason: "ok" }))).toContain(
      "invalid_input",
    );
  });

  it("whoever takes the table as a file is in the audit, and others take nothing", async () => {
    const trader = await newcomer();
    await sent(trader);
    const filter = { open: true, text: trader.loginName };
    expect(await code(exportTraderQueue(test.as(trader.userId), filter))).toBe("forbidden");
    expect(await exportTraderQueue(test.as(operator), filter)).toHaveLength(1);
    const entry = { actorUserId: operator, action: "traders.exported" };
    expect(await test.database.prisma.auditEntry.findFirst({ where: entry, select: { data: true } })).toEqual(
      { data: { count: 1, ...filter } },
    );
  });

  it("what was sent stays: neither words nor pictures are changed, by whoever writes", async () => {
    const trader = await newcomer();
    const id = await sent(trader);
    const { pool } = test.database;
    for (const change of [
      `update trader_applications set business_name = 'another' where id = '${id}'`,
      `update trader_applications set applied_at = null where id = '${id}'`,
      `delete from trader_pictures where application_id = '${id}'`,
      `insert into trader_pictures values (gen_random_uuid(), '${id}', 'licence', '\\x00', 1, 1, now())`,
    ])
      await expect(pool.query(change), change).rejects.toThrow(/not changed/);
    await expect(
      pool.query(
        `insert into trader_applications (id, account_id, created_at) values (gen_random_uuid(), $1, now())`,
        [trader.accountId],
      ),
    ).rejects.toThrow(/trader_applications_one_open/);
  });
});

describe("what applicants are told by mail", () => {
  const remind = (now = new Date()) => remindTraders({ db: test.database.prisma, now }, wholesaleOrigin);
  const mails = async (trader: Trader) =>
    (
      await test.database.prisma.message.findMany({
        where: { recipient: trader.email },
        orderBy: { createdAt: "asc" },
        select: { subject: true, text: true },
      })
    ).map(({ subject, text }) => `${subject} ${text}`);

  it("that it came in, once, also of two turns at once; nothing of one that was withdrawn, decided or is old", async () => {
    const [waiting, withdrawn, old] = [await newcomer(), await newcomer(), await newcomer()];
    const ids = [await sent(waiting), await sent(withdrawn), await sent(old)];
    await withdraw(withdrawn, ids[1] ?? "");
    await test.database.pool.query(
      "alter table trader_applications disable trigger trader_applications_kept",
    );
    await test.database.prisma.traderApplication.update({
      where: { id: ids[2] ?? "" },
      data: { appliedAt: new Date(Date.now() - 49 * 3_600_000) },
      select: { id: true },
    });
    await test.database.pool.query("alter table trader_applications enable trigger trader_applications_kept");
    await Promise.all([remind(), remind()]);
    await remind();
    expect(await mails(waiting)).toHaveLength(1);
    expect((await mails(waiting))[0]).toContain(`${wholesaleOrigin}/trader`);
    expect([await mails(withdrawn), await mails(old)]).toEqual([[], []]);
  });

  it("fourteen days before an acceptance ends, once; not who has sent her papers anew", async () => {
    const [ending, renewing] = [await newcomer(), await newcomer()];
    for (const trader of [ending, renewing]) await decide(await sent(trader));
    const { prisma } = test.database;
    await prisma.traderApplication.updateMany({
      where: { accountId: { in: [ending.accountId, renewing.accountId] } },
      data: { validUntil: new Date("2028-01-20T00:00:00Z") },
    });
    const at = (day: string) => new Date(`${day}T00:00:00Z`);
    const told = async (trader: Trader) => (await mails(trader)).filter((mail) => mail.includes("2028"));
    await remind(at("2028-01-05"));
    expect(await told(ending)).toEqual([]);
    const soon = { now: at("2028-01-06") };
    const again = test.as(renewing.userId, soon);
    const { applicationId } = await keepTraderDraft(again, {
      accountId: renewing.accountId,
      ...facts,
      address,
      remove: [],
    });
    await prisma.traderPicture.create({
      data: {
        id: crypto.randomUUID(),
        applicationId,
        kind: "licence",
        bytes: photo,
        width: 640,
        height: 480,
        uploadedAt: soon.now,
      },
      select: { id: true },
    });
    await applyAsTrader(again, { accountId: renewing.accountId });
    await Promise.all([remind(soon.now), remind(soon.now)]);
    await remind(at("2028-01-10"));
    const [mail, ...more] = await told(ending);
    expect(more).toEqual([]);
    expect(mail).toMatch(/2028年1月20日/);
    expect(await told(renewing)).toEqual([]);
  });
});

describe("papers that have served", () => {
  it("are thrown away when their time is over, and not before", async () => {
    const { prisma } = test.database;
    const [waiting, refused, accepted, writing] = [
      await newcomer(),
      await newcomer(),
      await newcomer(),
      await newcomer(),
    ];
    const ids = [await sent(waiting), await sent(refused), await sent(accepted)];
    const draft = (await keep(writing)).applicationId;
    await add(writing);
    const left = () => prisma.traderPicture.count({ where: { applicationId: { in: [...ids, draft] } } });
    await decide(ids[1] ?? "", "refused");
    await decide(ids[2] ?? "");
    await sweepPapers(prisma);
    expect(await left()).toBe(4);
    const days = (count: number) => new Date(Date.now() - count * 86_400_000);
    const age = (id: string, data: object) => prisma.traderApplication.update({ where: { id }, data });
    await age(ids[1] ?? "", { decidedAt: days(91) });
    await age(ids[2] ?? "", { validUntil: days(91) });
    await age(draft, { createdAt: days(31) });
    await sweepPapers(prisma);
    expect(await left()).toBe(1);
    expect(await prisma.traderPicture.count({ where: { applicationId: ids[0] ?? "" } })).toBe(1);
  });
});

describe("the standing", () => {
  it("costs one statement", async () => {
    const trader = await newcomer();
    const query = vi.spyOn(test.database.pool, "query");
    const connect = vi.spyOn(test.database.pool, "connect");
    await readTraderStanding(test.database.prisma, trader.accountId);
    expect(query.mock.calls.length).toBe(1);
    expect(connect.mock.calls.length).toBe(1);
    vi.restoreAllMocks();
  });
});

describe("a shop with a level", () => {
  it("lets its owner in at once, and no longer than it is linked", async () => {
    const { prisma } = test.database;
    const name = `s-${newId().slice(-10)}`;
    const { userId, accounts } = await makePerson(prisma, { ids: [`retail/${name}`, `wholesale/${name}`] });
    const shop = accounts[`retail/${name}`] ?? "";
    const trader = { userId, accountId: accounts[`wholesale/${name}`] ?? "", loginName: name, email: "" };
    await prisma.shop.create({
      data: { accountId: shop, kind: "shop", name, openedAt: new Date() },
      select: { accountId: true },
    });
    expect(await isIn(trader)).toBe(false);
    await test.database.pool.query(
      "insert into reputation_shops (account_id, computed_at) values ($1, now()) on conflict do nothing",
      [shop],
    );
    const level = (points: number) =>
      test.database.pool.query(
        `insert into shop_claims (account_id, claim, value, sort_key, window_to, facts, computed_at)
        values ($1, 'level', $2, $3, now(), 1, now())
        on conflict (account_id, claim) do update set sort_key = excluded.sort_key`,
        [shop, JSON.stringify({ points }), points],
      );
    await level(3);
    expect(await isIn(trader)).toBe(false);
    await level(4);
    expect(await isIn(trader)).toBe(true);
    const stranger = await makePerson(prisma);
    await prisma.$transaction([
      prisma.account.update({ where: { id: shop }, data: { userId: stranger.userId } }),
      prisma.link.updateMany({ where: { accountId: shop }, data: { userId: stranger.userId } }),
    ]);
    expect(await isIn(trader)).toBe(false);
  });
});

describe("an inquiry", () => {
  it("is for verified traders: refused to others, whatever they applied for", async () => {
    const { prisma } = test.database;
    const supplier = await makeTrader(prisma, { company: true });
    const ask = (trader: Trader) =>
      openInquiry(test.as(trader.userId), {
        accountId: trader.accountId,
        supplier: supplier.loginName,
        subject: "tees",
        body: "how much?",
        key: crypto.randomUUID(),
      });
    const trader = await newcomer();
    expect(await code(ask(trader))).toBe("forbidden");
    const id = await sent(trader);
    expect(await code(ask(trader))).toBe("forbidden");
    await decide(id);
    expect(await code(ask(trader))).toBe("done");
    const late = await newcomer();
    await acceptTrader(prisma, late.accountId, new Date(Date.now() - 1_000));
    expect(await code(ask(late))).toBe("forbidden");
  });
});
