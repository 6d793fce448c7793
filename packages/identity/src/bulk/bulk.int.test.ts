import { makePerson, makeSeat, makeSignOn, testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { refusal } from "../linking/test-linking.ts";
import { freezePerson } from "../person/freeze-person.ts";
import { applyBulk } from "./apply-bulk.ts";
import { bulkState, readBatch, readBatches } from "./read-bulk.ts";
import { stageBulk } from "./stage-bulk.ts";

const test = testDatabase();
const siteOrigin = "http://id.localhost:3000";
const staff = { operator: "", other: "", support: "", owner: "" };
const fileName = "acts.csv";

beforeAll(async () => {
  const make = async (adminRole: "operator" | "owner" | "support") =>
    (await makePerson(test.database.prisma, { adminRole, ids: [`retail/b-${adminRole}-${Math.random()}`] }))
      .userId;
  staff.operator = await make("operator");
  staff.other = await make("operator");
  staff.support = await make("support");
  staff.owner = await make("owner");
});

const csv = (...lines: string[]) => ["who,action,reason", ...lines].join("\n");
const stage = (text: string, who = staff.operator) => stageBulk(test.as(who), { fileName, text });
const apply = (batchId: string, who = staff.operator) => applyBulk(test.as(who), { batchId, siteOrigin });
const linesOf = async (batchId: string) => (await readBatch(test.as(staff.support), { batchId })).lines;

let made = 0;

async function her() {
  made += 1;
  const tag = `bulk-${made}`;
  const person = await makePerson(test.database.prisma, {
    ids: [`retail/${tag}`],
    contacts: [{ kind: "email", value: `${tag}@example.com`, verified: true }],
  });
  return { ...person, tag };
}

describe("a file of acts", () => {
  it("is looked at first, by every way a person is named; then done, each line with its audit entry and the batch", async () => {
    const { prisma } = test.database;
    const [one, two, three, four] = [await her(), await her(), await her(), await her()];
    const account = await prisma.account.findFirstOrThrow({
      where: { userId: two.userId },
      select: { id: true, memberNo: true },
    });
    await makeSeat(prisma, { accountId: account.id, userId: three.userId, name: "alice" });
    await makeSignOn(prisma, three.userId);
    await makePerson(prisma, { contacts: [{ kind: "email", value: `${four.tag}@example.com` }] });
    const { batchId } = await stage(
      csv(
        `retail/${one.tag},freeze,reported`,
        `${account.memberNo},freeze,reported`,
        `${two.tag}:alice,sign-out,lost phone`,
        `${four.tag}@example.com,send-reset,asked by phone`,
        `${one.userId},freeze,again`,
        "nobody-is-called-so,freeze,reported",
        `${one.tag},dance,reported`,
        `${staff.operator},freeze,myself`,
        `${staff.owner},freeze,the boss`,
      ),
    );
    const verdicts = (await linesOf(batchId)).map(({ verdict }) => verdict);
    expect(verdicts).toEqual([
      "ready",
      "ready",
      "ready",
      "ready",
      "already_so",
      "not_found",
      "unknown_action",
      "yourself",
      "administrator",
    ]);
    const where = { data: { path: ["batchId"], equals: batchId } };
    expect(await prisma.auditEntry.count({ where })).toBe(0);
    expect(await prisma.user.count({ where: { id: one.userId, status: "frozen" } })).toBe(0);

    expect(await apply(batchId)).toEqual({ waiting: 0 });
    const { batch, lines } = await readBatch(test.as(staff.support), { batchId });
    expect(batch.counts).toEqual({ lines: 9, ready: 4, waiting: 0, done: 4, rejected: 5 });
    expect(lines.map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 4 }, () => "done"),
      ...Array.from({ length: 5 }, () => null),
    ]);
    const entries = await prisma.auditEntry.findMany({
      where,
      orderBy: { id: "asc" },
      select: { action: true, subjectUserId: true, actorUserId: true, data: true },
    });
    expect(entries).toMatchObject([
      { action: "bulk.applied", data: { lines: 4, fileName } },
      { action: "person.frozen", subjectUserId: one.userId, data: { reason: "reported" } },
      { action: "person.frozen", subjectUserId: two.userId },
      { action: "session.ended_all", subjectUserId: three.userId, data: { count: 1 } },
      { action: "person.reset_sent", subjectUserId: four.userId },
    ]);
    for (const { actorUserId } of entries) expect(actorUserId).toBe(staff.operator);
  });

  it("done again, or the same file again, changes nothing; another administrator's file is her own", async () => {
    const { prisma } = test.database;
    const one = await her();
    const text = csv(`${one.tag},send-reset,asked by phone`);
    const { batchId } = await stage(text);
    expect((await stage(text)).batchId).not.toBe(batchId);
    const again = await stage(text);
    await apply(again.batchId);
    await apply(again.batchId);
    expect(await stage(text)).toEqual(again);
    await apply(again.batchId);
    const where = { subjectUserId: one.userId, action: "person.reset_sent" };
    expect(await prisma.auditEntry.count({ where })).toBe(1);
    expect((await stage(text, staff.other)).batchId).not.toBe(again.batchId);
  });

  it("done twice at once does each line once", async () => {
    const { prisma } = test.database;
    const people = await Promise.all(Array.from({ length: 20 }, her));
    const { batchId } = await stage(csv(...people.map(({ tag }) => `${tag},send-reset,asked by phone`)));
    await Promise.all([apply(batchId), apply(batchId)]);
    const userIds = people.map(({ userId }) => userId);
    expect(
      await prisma.auditEntry.count({
        where: { subjectUserId: { in: userIds }, action: "person.reset_sent" },
      }),
    ).toBe(20);
    expect(
      await prisma.auditEntry.count({
        where: { action: "bulk.applied", data: { path: ["batchId"], equals: batchId } },
      }),
    ).toBe(1);
  });

  it("stops when its time is over and goes on when called again", async () => {
    const people = await Promise.all(Array.from({ length: 3 }, her));
    const { batchId } = await stage(csv(...people.map(({ tag }) => `${tag},freeze,reported`)));
    const once = { batchId, siteOrigin, budgetMs: 0 };
    expect(await applyBulk(test.as(staff.operator), once)).toEqual({ waiting: 2 });
    expect(await applyBulk(test.as(staff.operator), once)).toEqual({ waiting: 1 });
    expect(await apply(batchId)).toEqual({ waiting: 0 });
  });

  it("says what was refused since the dry run, and hinders no other line", async () => {
    const { prisma } = test.database;
    const [one, two, three] = [await her(), await her(), await her()];
    const { batchId } = await stage(
      csv(`${one.tag},freeze,reported`, `${two.tag},freeze,reported`, `${three.tag},freeze,reported`),
    );
    await prisma.user.update({ where: { id: one.userId }, data: { adminRole: "auditor" } });
    await freezePerson(test.as(staff.owner), { userId: two.userId, reason: "before" });
    await apply(batchId);
    const lines = await linesOf(batchId);
    expect(lines.map(({ outcome }) => outcome)).toEqual(["forbidden", "unchanged", "done"]);
    const rejects = await readBatch(test.as(staff.support), { batchId, rejected: true });
    expect(rejects.lines.map(({ line }) => line)).toEqual([2]);
  });

  it("SECURITY 20: is for operators and owners, done by whoever made it, with a fresh sign-in", async () => {
    const one = await her();
    const text = csv(`${one.tag},freeze,reported`);
    expect(await refusal(stage(text, staff.support))).toBe("forbidden");
    expect(await refusal(stage(text, one.userId))).toBe("forbidden");
    expect(await refusal(stageBulk(test.ctx(), { fileName, text }))).toBe("not_signed_in");
    const { batchId } = await stage(text);
    expect(await refusal(apply(batchId, staff.support))).toBe("forbidden");
    expect(await refusal(apply(batchId, staff.other))).toBe("not_found");
    expect(await refusal(apply(crypto.randomUUID()))).toBe("not_found");
    const old = { ...test.as(staff.operator), now: new Date(Date.now() + 11 * 60_000) };
    expect(await refusal(applyBulk(old, { batchId, siteOrigin }))).toBe("reauthenticate");
    expect((await linesOf(batchId))[0]?.outcome).toBeNull();
    expect(await refusal(readBatches(test.as(one.userId)))).toBe("forbidden");
    expect((await readBatches(test.as(staff.support))).map(({ id }) => id)).toContain(batchId);
  });

  it("is bounded", async () => {
    const tooBig = csv("x".repeat(1_000_001));
    expect(await refusal(stage(tooBig))).toBe("invalid_input bulk.too_big");
    const startedAt = performance.now();
    const { batchId } = await stage(
      csv(...Array.from({ length: 5_000 }, (_, at) => `nobody-${at},freeze,reported`)),
    );
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect((await readBatch(test.as(staff.support), { batchId })).batch.counts).toMatchObject({
      rejected: 5_000,
    });
  });
});

describe("the table of files", () => {
  it("is filtered by where a file stands and by the beginning of its name or of its maker's", async () => {
    const person = await her();
    const name = (kind: string) => `${person.tag}_${kind}.csv`;
    const staged = async (kind: string) =>
      (
        await stageBulk(test.as(staff.operator), {
          fileName: name(kind),
          text: csv(`retail/${person.tag},sign-out,${kind} of the table`),
        })
      ).batchId;
    const looked = await staged("looked");
    const applied = await staged("applied");
    await apply(applied);
    const halted = await staged("halted");
    await test.database.prisma.bulkBatch.update({
      where: { id: halted },
      data: { appliedAt: new Date() },
      select: { id: true },
    });
    const found = async (filter: Parameters<typeof readBatches>[1]) =>
      (await readBatches(test.as(staff.support), { text: person.tag.toUpperCase(), ...filter })).map(
        (batch) => [batch.id, bulkState(batch)],
      );
    expect(await found({})).toHaveLength(3);
    expect(await found({ state: "looked" })).toEqual([[looked, "looked"]]);
    expect(await found({ state: "applied" })).toEqual([[applied, "applied"]]);
    expect(await found({ state: "under_way" })).toEqual([[halted, "under_way"]]);
    expect(await found({ text: `${person.tag}%` })).toEqual([]);
  });
});
