import { newId } from "@hutong/kernel";
import { makePerson, makeSeat, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { claimNames } from "../claims.ts";
import { chooseShop } from "./choose-shop.ts";
import { giveConsents } from "./give-consents.ts";
import { isQuestionOpen, putQuestionAway } from "./put-question-away.ts";
import { exportBuyers, readBuyers } from "./read-buyers.ts";
import { readLooks } from "./read-looks.ts";
import { readPassport } from "./read-passport.ts";
import { readPassportsFor } from "./read-passports-for.ts";
import { type Choices, presets } from "./rules.ts";
import { type MadeBuyer, makeBuyer, makeSupplier, moveAccount, relate } from "./test-passports.ts";

const test = testDatabase();
const db = () => test.database.prisma;

const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code ?? error,
  );

const inAYear = () => new Date(Date.now() + 365 * 86_400_000);

function give(of: MadeBuyer, choices: Choices, until: Date | null = inAYear()) {
  return giveConsents(test.as(of.userId), { accountId: of.buyer, shopAccountId: of.shop, choices, until });
}

function history({ shop, buyer }: MadeBuyer) {
  return db().passportConsentEvent.findMany({
    where: { accountId: { in: [shop, buyer] } },
    orderBy: { at: "asc" },
  });
}

describe("SECURITY 23: consent", () => {
  it("is kept claim by claim with who gave it and until when, and in the history and the audit", async () => {
    const of = await makeBuyer(db());
    const until = inAYear();
    expect(await give(of, { ...presets.order, dispute_rate: "verified" }, until)).toBe(claimNames.length);
    const passport = await readPassport(test.as(of.userId), of.buyer);
    expect(passport.choices).toEqual({ ...presets.order, dispute_rate: "verified" });
    expect(passport).toMatchObject({ until, isExpired: false, shop: { accountId: of.shop } });
    expect(passport.figures).toHaveLength(claimNames.length);
    expect(passport.figures[0]).toMatchObject({ claim: "level", facts: 128, computedAt: expect.any(Date) });
    const kept = await history(of);
    expect(kept).toHaveLength(claimNames.length);
    expect(kept[0]).toMatchObject({ byId: of.userId, until });
    const audit = await db().auditEntry.findMany({ where: { accountId: of.shop } });
    expect(audit.map(({ action }) => action)).toEqual(["passport.consents_changed"]);
  });

  it("given the same twice changes nothing; a change is one entry of the history a claim", async () => {
    const of = await makeBuyer(db());
    const until = inAYear();
    await give(of, presets.order, until);
    expect(await give(of, presets.order, until)).toBe(0);
    expect(await give(of, { ...presets.order, stability: "dealt_with" }, until)).toBe(1);
    expect(await history(of)).toHaveLength(claimNames.length + 1);
  });

  it("given twice at once leaves one of the two, whole", async () => {
    const of = await makeBuyer(db());
    await Promise.all([give(of, presets.open), give(of, presets.closed), give(of, presets.open)]);
    const { choices } = await readPassport(test.as(of.userId), of.buyer);
    expect(new Set(Object.values(choices)).size).toBe(1);
  });

  it("is hers to give: refused to anonymous people, to others, to staff without the role, for another's shop", async () => {
    const [of, other] = [await makeBuyer(db()), await makeBuyer(db())];
    const input = { accountId: of.buyer, shopAccountId: of.shop, choices: presets.open, until: null };
    const [clerk, manager] = [await makePerson(db()), await makePerson(db())];
    await makeSeat(db(), { accountId: of.shop, userId: clerk.userId, name: "clerk", role: "buyer" });
    await makeSeat(db(), { accountId: of.shop, userId: manager.userId, name: "manager", role: "manager" });
    expect(await code(giveConsents(test.ctx(), input))).toBe("not_signed_in");
    expect(await code(giveConsents(test.as(other.userId), input))).toBe("not_found");
    expect(await code(giveConsents(test.as(clerk.userId), input))).toBe("forbidden");
    const othersShop = { ...input, accountId: other.buyer };
    expect(await code(giveConsents(test.as(other.userId), othersShop))).toBe("not_found");
    expect(await code(giveConsents(test.as(of.userId), { ...input, shopAccountId: newId() }))).toBe(
      "not_found",
    );
    expect(await code(giveConsents(test.as(manager.userId), input))).toBe("done");
  });

  it("has an end that lies ahead", async () => {
    const of = await makeBuyer(db());
    expect(await code(give(of, presets.open, new Date(Date.now() - 1_000)))).toBe("invalid_input");
    expect(await code(give(of, presets.open, new Date(Date.now() + 6 * 366 * 86_400_000)))).toBe(
      "invalid_input",
    );
    expect(await code(give(of, { ...presets.open, level: "all" as "verified" }))).toBe("invalid_input");
  });
});

describe("the question of the first visit", () => {
  it("is open where a shop stands behind, until it is answered or put away", async () => {
    const [one, two] = [await makeBuyer(db()), await makeBuyer(db())];
    const stranger = await makePerson(db(), { ids: [`wholesale/lone-${newId().slice(-8)}`] });
    expect(await isQuestionOpen(db(), Object.values(stranger.accounts)[0] ?? "")).toBe(false);
    expect(await isQuestionOpen(db(), one.buyer)).toBe(true);
    await give(one, presets.closed);
    expect(await isQuestionOpen(db(), one.buyer)).toBe(false);
    expect(await code(putQuestionAway(test.as(one.userId), two.buyer))).toBe("not_found");
    expect(await code(putQuestionAway(test.ctx(), two.buyer))).toBe("not_signed_in");
    await Promise.all([
      putQuestionAway(test.as(two.userId), two.buyer),
      putQuestionAway(test.as(two.userId), two.buyer),
    ]);
    expect(await isQuestionOpen(db(), two.buyer)).toBe(false);
  });
});

describe("the shop behind", () => {
  it("is chosen among her own", async () => {
    const [one, two, other] = [await makeBuyer(db()), await makeBuyer(db()), await makeBuyer(db())];
    await moveAccount(db(), two.shop, one.userId);
    const choose = (userId: string, shopAccountId: string) =>
      code(chooseShop(test.as(userId), { accountId: one.buyer, shopAccountId }));
    expect((await readPassport(test.as(one.userId), one.buyer)).shops).toHaveLength(2);
    expect(await choose(one.userId, other.shop)).toBe("not_found");
    expect(await choose(one.userId, one.buyer)).toBe("not_found");
    expect(await choose(other.userId, other.shop)).toBe("not_found");
    expect(await Promise.all([choose(one.userId, two.shop), choose(one.userId, two.shop)])).toEqual([
      "done",
      "done",
    ]);
    expect((await readPassport(test.as(one.userId), one.buyer)).shop?.accountId).toBe(two.shop);
    expect(
      await db().auditEntry.count({ where: { action: "passport.shop_chosen", accountId: one.buyer } }),
    ).toBe(1);
  });
});

describe("SECURITY 23: what a supplier is shown", () => {
  async function dealings() {
    const [of, supplier] = [await makeBuyer(db()), await makeSupplier(db())];
    await relate(db(), of.buyer, supplier.account);
    const see = async (reason: "inquiry" | "order" = "inquiry") =>
      (
        await readPassportsFor(test.as(supplier.userId), {
          supplierAccountId: supplier.account,
          buyerAccountIds: [of.buyer],
          reason,
        })
      ).get(of.buyer);
    return { of, supplier, see };
  }

  it("is what is open to it, the rest withheld; a withdrawal holds on the next read", async () => {
    const { of, see } = await dealings();
    expect(await see()).toMatchObject({ hasShop: true, shop: { realm: "retail" } });
    expect((await see())?.figures.map(({ claim }) => claim)).toEqual(["level", "region"]);
    await give(of, { ...presets.order, dispute_rate: "dealt_with" });
    expect((await see())?.figures.map(({ claim }) => claim)).toEqual(["level", "dispute_rate", "region"]);
    await give(of, presets.closed);
    expect(await see()).toMatchObject({ hasShop: true, shop: null, figures: [], withheld: claimNames });
  });

  it("ends with the consent and with the link between the two accounts", async () => {
    const { of, see } = await dealings();
    await give(of, presets.open);
    expect((await see())?.figures).toHaveLength(claimNames.length);
    await db().passportConsent.updateMany({
      where: { accountId: { in: [of.shop, of.buyer] } },
      data: { until: new Date(Date.now() - 1) },
    });
    expect((await see())?.figures).toEqual([]);
    await give(of, presets.open);
    await moveAccount(db(), of.shop, (await makePerson(db())).userId);
    expect(await see()).toMatchObject({ hasShop: false, shop: null, figures: [], withheld: [] });
  });

  it("is nothing for who deals with somebody else, is no company, or has no part in it", async () => {
    const { of, supplier } = await dealings();
    const other = await makeSupplier(db());
    const ask = (userId: string, supplierAccountId: string) =>
      readPassportsFor(test.as(userId), { supplierAccountId, buyerAccountIds: [of.buyer], reason: "list" });
    await give(of, presets.dealt_with);
    expect((await ask(other.userId, other.account)).get(of.buyer)?.figures).toEqual([]);
    const rival = await makeBuyer(db());
    expect(await code(ask(rival.userId, rival.buyer))).toBe("forbidden");
    expect(await code(ask(other.userId, supplier.account))).toBe("not_found");
    const nobody = {
      supplierAccountId: supplier.account,
      buyerAccountIds: [of.buyer],
      reason: "list" as const,
    };
    expect(await code(readPassportsFor(test.ctx(), nobody))).toBe("not_signed_in");
  });

  it("each look is written down: who, when, why, what was shown; the same within an hour is counted", async () => {
    const { of, supplier, see } = await dealings();
    await Promise.all([see(), see(), see()]);
    await see("order");
    await give(of, presets.closed);
    await see();
    const { looks } = await readLooks(test.as(of.userId), { accountId: of.buyer, limit: 50 });
    expect(looks.map(({ reason, count, shown }) => ({ reason, count, shown }))).toEqual([
      { reason: "inquiry", count: 1, shown: [] },
      { reason: "order", count: 1, shown: ["level", "region"] },
      { reason: "inquiry", count: 3, shown: ["level", "region"] },
    ]);
    const { userId } = supplier;
    expect(JSON.stringify(looks)).not.toContain(userId);
    const other = await makeBuyer(db());
    expect((await readLooks(test.as(other.userId), { accountId: other.buyer, limit: 50 })).looks).toEqual([]);
    expect(await code(readLooks(test.as(other.userId), { accountId: of.buyer, limit: 50 }))).toBe(
      "not_found",
    );
    const page = await readLooks(test.as(of.userId), { accountId: of.buyer, limit: 2 });
    expect([page.looks.length, page.isMore]).toEqual([2, true]);
  });
});

describe("a supplier's buyers", () => {
  async function market() {
    const supplier = await makeSupplier(db());
    const ctx = test.as(supplier.userId);
    const names = ["gold", "crown", "heart", "shy"] as const;
    const made: Record<string, MadeBuyer> = {};
    for (const [index, name] of names.entries()) {
      const of = await makeBuyer(db());
      made[name] = of;
      await relate(db(), of.buyer, supplier.account, new Date(Date.now() - index * 1_000));
      await give(of, name === "shy" ? presets.closed : presets.dealt_with);
      await db().shopClaim.update({
        where: { accountId_claim: { accountId: of.shop, claim: "level" } },
        data: { sortKey: { gold: 600_000n, crown: 12_000n, heart: 5n, shy: 9_000_000n }[name] },
        select: { claim: true },
      });
    }
    await makeBuyer(db());
    const find = async (wish: object) => {
      const { buyers } = await readBuyers(ctx, { accountId: supplier.account, ...wish });
      return buyers.map(({ accountId }) => names.find((name) => made[name]?.buyer === accountId));
    };
    return { supplier, ctx, find, made };
  }

  it("are those who deal with it, latest first, with what each shows", async () => {
    const { supplier, ctx, find } = await market();
    expect(await find({})).toEqual(["gold", "crown", "heart", "shy"]);
    const { buyers, total } = await readBuyers(ctx, { accountId: supplier.account });
    expect(total).toBe(4);
    expect(buyers[0]?.passport.figures).toHaveLength(claimNames.length);
    expect(buyers[3]?.passport).toMatchObject({ shop: null, figures: [] });
    expect(
      await db().passportLook.count({ where: { supplierAccountId: supplier.account, reason: "list" } }),
    ).toBe(4);
  });

  it("SECURITY 23: are sorted and filtered by what is shown alone: who withholds is last, and passes no filter", async () => {
    const { find } = await market();
    expect(await find({ sort: "level" })).toEqual(["gold", "crown", "heart", "shy"]);
    expect(await find({ sort: "level", order: "up" })).toEqual(["heart", "crown", "gold", "shy"]);
    expect(await find({ minPoints: 10_001 })).toEqual(["gold", "crown"]);
    expect(await find({ maxDisputeBp: 42, region: "杭州", minBand: 5 })).toEqual(["gold", "crown", "heart"]);
    expect(await find({ maxDisputeBp: 41 })).toEqual([]);
    expect(await find({ region: "%" })).toEqual([]);
    expect(await find({ q: "no-such-name" })).toEqual([]);
    expect(await find({ page: 2 })).toEqual([]);
  });

  it("are nobody else's: another supplier's list, a retailer's, nobody's", async () => {
    const { supplier } = await market();
    const [other, rival] = [await makeSupplier(db()), await makeBuyer(db())];
    const input = { accountId: supplier.account };
    expect(await code(readBuyers(test.as(other.userId), input))).toBe("not_found");
    expect(await code(readBuyers(test.ctx(), input))).toBe("not_signed_in");
    expect(await code(readBuyers(test.as(rival.userId), { accountId: rival.buyer }))).toBe("forbidden");
    expect(await code(exportBuyers(test.as(rival.userId), { accountId: rival.buyer }))).toBe("forbidden");
  });

  it("go into a file with their looks, and the audit says who took it", async () => {
    const { supplier, ctx } = await market();
    expect(await exportBuyers(ctx, { accountId: supplier.account })).toHaveLength(4);
    const [entry] = await db().auditEntry.findMany({
      where: { action: "buyers.exported", accountId: supplier.account },
    });
    expect(entry).toMatchObject({ actorUserId: supplier.userId, data: { rows: 4 } });
  });
});
