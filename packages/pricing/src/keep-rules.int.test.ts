import { newId } from "@hutong/kernel";
import { makePerson, makeSeat, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { moveServiceRule, removeServiceRule, saveServiceRule } from "./keep-rules.ts";
import { readRulesInForce, readServiceRules } from "./reads.ts";
import { maxServiceRules } from "./schema.ts";

const test = testDatabase();
const terms = { priceList: "B", moqPieces: 20, termsDays: 15, hasPriority: true };
const conditions = [
  { claim: "level", value: 10_001 },
  { claim: "dispute_rate", value: 100 },
  { claim: "region", values: ["浙江杭州"] },
] as const;

async function supplier() {
  const db = test.database.prisma;
  const name = `wholesale/maker-${newId().slice(-10)}` as const;
  const { userId, accounts } = await makePerson(db, { ids: [name] });
  const supplierAccountId = accounts[name] ?? "";
  await db.shop.create({
    data: { accountId: supplierAccountId, kind: "company", name: "Maker", openedAt: new Date() },
  });
  const rule = (ruleId: string, label: string) => ({
    supplierAccountId,
    ruleId,
    name: label,
    conditions: [...conditions],
    isEnabled: true,
    ...terms,
  });
  return { userId, ctx: test.as(userId), supplierAccountId, rule };
}

type Supplier = Awaited<ReturnType<typeof supplier>>;

async function withRules(count: number): Promise<Supplier & { ids: string[] }> {
  const made = await supplier();
  const ids = Array.from({ length: count }, () => newId());
  for (const [index, id] of ids.entries())
    await saveServiceRule(made.ctx, made.rule(id, `Rule ${index + 1}`));
  return { ...made, ids };
}

const order = async ({ ctx, supplierAccountId }: Supplier) =>
  (await readServiceRules(ctx, supplierAccountId)).map(({ id, place }) => [place, id]);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

describe("rules of a supplier", () => {
  it("are kept as written, in their order, and changed under their id", async () => {
    const made = await withRules(2);
    const [first = "", second = ""] = made.ids;
    await saveServiceRule(made.ctx, { ...made.rule(first, "Crowns"), isEnabled: false, priceList: null });
    const rules = await readServiceRules(made.ctx, made.supplierAccountId);
    expect(rules.map(({ name }) => name)).toEqual(["Crowns", "Rule 2"]);
    expect(rules[0]).toMatchObject({ conditions, terms: { ...terms, priceList: null }, isEnabled: false });
    expect(
      (await readRulesInForce(test.database.prisma, made.supplierAccountId)).map(({ id }) => id),
    ).toEqual([second]);
  });

  it("change places, close up when one goes, and stay at the ends", async () => {
    const made = await withRules(4);
    const [a = "", b = "", c = "", d = ""] = made.ids;
    const { supplierAccountId, ctx } = made;
    await moveServiceRule(ctx, { supplierAccountId, ruleId: a, way: "up" });
    await moveServiceRule(ctx, { supplierAccountId, ruleId: d, way: "down" });
    await moveServiceRule(ctx, { supplierAccountId, ruleId: c, way: "up" });
    expect(await order(made)).toEqual([a, c, b, d].map((id, index) => [index + 1, id]));
    await removeServiceRule(ctx, { supplierAccountId, ruleId: c });
    expect(await order(made)).toEqual([a, b, d].map((id, index) => [index + 1, id]));
    expect(await refusal(removeServiceRule(ctx, { supplierAccountId, ruleId: c }))).toBe("not_found");
  });

  it("sent twice, at once too, is one rule", async () => {
    const made = await supplier();
    const id = newId();
    await Promise.all([1, 2, 3].map(() => saveServiceRule(made.ctx, made.rule(id, "Once"))));
    await saveServiceRule(made.ctx, made.rule(id, "Once"));
    expect(await order(made)).toEqual([[1, id]]);
  });

  it("moved and removed at once keep places without gaps", async () => {
    const made = await withRules(6);
    const { ctx, supplierAccountId } = made;
    await Promise.all([
      ...made.ids
        .slice(0, 3)
        .map((ruleId) => moveServiceRule(ctx, { supplierAccountId, ruleId, way: "down" })),
      ...made.ids.slice(4).map((ruleId) => removeServiceRule(ctx, { supplierAccountId, ruleId })),
    ]);
    expect((await order(made)).map(([place]) => place)).toEqual([1, 2, 3, 4]);
  });

  it("are bounded in number and in what they say", async () => {
    const made = await withRules(maxServiceRules);
    expect(await refusal(saveServiceRule(made.ctx, made.rule(newId(), "One more")))).toBe("conflict");
    const id = made.ids[0] ?? "";
    const save = (change: object) => saveServiceRule(made.ctx, { ...made.rule(id, "x"), ...change });
    const nothing = { priceList: null, moqPieces: null, termsDays: null, hasPriority: false };
    for (const change of [
      { name: " " },
      nothing,
      { conditions: [conditions[0], conditions[0]] },
      { conditions: [{ claim: "level", value: 3 }] },
      { conditions: [{ claim: "dispute_rate", value: 10_001 }] },
      { termsDays: 181 },
      { moqPieces: 0 },
    ])
      expect([change, await refusal(save(change))]).toEqual([change, "invalid_input"]);
  });
});

describe("SECURITY 28: whose rules", () => {
  it("the owner's and her managers'; other staff are refused", async () => {
    const made = await supplier();
    const [manager, service] = await Promise.all([
      makePerson(test.database.prisma),
      makePerson(test.database.prisma),
    ]);
    const seat = { accountId: made.supplierAccountId };
    await makeSeat(test.database.prisma, { ...seat, userId: manager.userId, name: "m", role: "manager" });
    await makeSeat(test.database.prisma, { ...seat, userId: service.userId, name: "s", role: "service" });
    const rule = made.rule(newId(), "By staff");
    expect(await refusal(saveServiceRule(test.as(service.userId), rule))).toBe("forbidden");
    expect(await refusal(saveServiceRule(test.as(manager.userId), rule))).toBe("done");
    expect(await readServiceRules(test.as(service.userId), made.supplierAccountId)).toHaveLength(1);
  });

  it("another supplier's account and rule look like missing ones", async () => {
    const [mine, other] = [await withRules(1), await withRules(1)];
    const [theirs = ""] = other.ids;
    expect(await refusal(saveServiceRule(mine.ctx, other.rule(theirs, "Taken over")))).toBe("not_found");
    expect(await refusal(saveServiceRule(mine.ctx, mine.rule(theirs, "Taken over")))).toBe("not_found");
    const { supplierAccountId, ctx } = mine;
    expect(await refusal(removeServiceRule(ctx, { supplierAccountId, ruleId: theirs }))).toBe("not_found");
    expect(await refusal(moveServiceRule(ctx, { supplierAccountId, ruleId: theirs, way: "up" }))).toBe(
      "not_found",
    );
    expect(await refusal(readServiceRules(ctx, other.supplierAccountId))).toBe("not_found");
    expect((await readServiceRules(other.ctx, other.supplierAccountId))[0]?.name).toBe("Rule 1");
  });

  it("a buyer without a company has none", async () => {
    const db = test.database.prisma;
    const name = `wholesale/buyer-${newId().slice(-10)}` as const;
    const { userId, accounts } = await makePerson(db, { ids: [name] });
    const input = { ...(await supplier()).rule(newId(), "x"), supplierAccountId: accounts[name] ?? "" };
    expect(await refusal(saveServiceRule(test.as(userId), input))).toBe("not_found");
  });
});
