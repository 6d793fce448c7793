import { makePerson, testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { mergePeople, previewMerge } from "../linking/merge-people.ts";
import { refusal, stateOfPeople } from "../linking/test-linking.ts";
import { forceUndo } from "../linking/undo-linking.ts";
import { approveMerge, refuseMerge, withdrawMergeRequest } from "./decide-merge.ts";
import { exportMergeRequests, readMergeRequest, readMergeRequests } from "./read-merge-requests.ts";
import { requestMerge } from "./request-merge.ts";
import { requestLifeMs } from "./schema.ts";

const test = testDatabase();
const reason = "papers of both seen";
const staff = { asker: "", other: "", owner: "", support: "", auditor: "" };

beforeAll(async () => {
  const make = async (adminRole: "operator" | "owner" | "support" | "auditor") =>
    (await makePerson(test.database.prisma, { adminRole })).userId;
  staff.asker = await make("operator");
  staff.other = await make("operator");
  staff.owner = await make("owner");
  staff.support = await make("support");
  staff.auditor = await make("auditor");
});

let made = 0;

/** Two people, each with a shop. */
async function twoShops() {
  made += 1;
  const { prisma } = test.database;
  const people = await Promise.all(
    (["retail", "wholesale"] as const).map(async (realm) => {
      const name = `${realm}/two-${made}` as const;
      const person = await makePerson(prisma, { ids: [name] });
      const accountId = person.accounts[name] ?? "";
      const kind = realm === "retail" ? "shop" : "company";
      await prisma.shop.create({
        data: { accountId, kind, name: "店", openedAt: new Date() },
        select: { accountId: true },
      });
      return person.userId;
    }),
  );
  const [fromUserId = "", intoUserId = ""] = people;
  return { fromUserId, intoUserId, reason };
}

const asked = async () => {
  const merge = await twoShops();
  return { ...merge, ...(await requestMerge(test.as(staff.asker), merge)) };
};

const later = (userId: string, ms: number) => {
  const now = new Date(Date.now() + ms);
  const ctx = test.as(userId, { now });
  return { ...ctx, actor: { ...ctx.actor, authenticatedAt: now } };
};

describe("merging two people who both have a shop", () => {
  it("is nothing that one administrator does alone; the system does", async () => {
    const merge = await twoShops();
    expect(await previewMerge(test.as(staff.support), merge)).toMatchObject({ needsSecond: true });
    for (const who of [staff.asker, staff.owner])
      expect(await refusal(mergePeople(test.as(who), merge))).toBe("conflict merge.needs_second");
    const system = { ...test.ctx(), actor: { kind: "system", name: "cli" } as const };
    expect(await refusal(mergePeople(system, merge))).toBe("none");
  });

  it("is asked for by one and agreed to by another, carried out at once, and undone as any other", async () => {
    const { prisma } = test.database;
    const { requestId, fromUserId, intoUserId } = await asked();
    const before = await stateOfPeople(prisma, [fromUserId, intoUserId]);
    const ctx = test.as(staff.other);
    expect(await readMergeRequest(ctx, requestId)).toMatchObject({ state: "waiting", isUnchanged: true });
    const { operationId } = await approveMerge(ctx, { requestId, reason: "I saw them too" });
    expect(await prisma.account.count({ where: { userId: intoUserId } })).toBe(2);
    expect(await readMergeRequest(ctx, requestId)).toMatchObject({
      state: "approved",
      operationId,
      askedBy: { id: staff.asker },
      decidedBy: { id: staff.other },
      preview: null,
    });
    const entries = await prisma.auditEntry.findMany({
      where: { subjectUserId: intoUserId },
      orderBy: { id: "asc" },
      select: { action: true, actorUserId: true, data: true },
    });
    expect(entries).toMatchObject([
      { action: "merge.requested", actorUserId: staff.asker, data: { reason, requestId } },
      {
        action: "person.merged",
        actorUserId: staff.other,
        data: { reason, requestId, askedById: staff.asker },
      },
      { action: "merge.approved", actorUserId: staff.other, data: { reason: "I saw them too", operationId } },
    ]);
    await forceUndo(ctx, { operationId, reason });
    expect(await stateOfPeople(prisma, [fromUserId, intoUserId])).toEqual(before);
  });

  it("SECURITY 20: is agreed to by nobody who asked, nor by who may only read, nor by an old sign-in", async () => {
    const { requestId } = await asked();
    const decision = { requestId, reason: "agreed by me" };
    for (const decide of [approveMerge, refuseMerge] as const) {
      expect(await refusal(decide(test.as(staff.asker), decision))).toBe("forbidden");
      expect(await refusal(decide(test.as(staff.support), decision))).toBe("forbidden");
      expect(await refusal(decide(test.as(staff.auditor), decision))).toBe("forbidden");
      expect(await refusal(decide(test.ctx(), decision))).toBe("not_signed_in");
      expect(await refusal(decide(test.as(staff.other), { ...decision, reason: " " }))).toBe(
        "invalid_input reason_too_short",
      );
      const missing = { ...decision, requestId: crypto.randomUUID() };
      expect(await refusal(decide(test.as(staff.other), missing))).toBe("not_found");
    }
    const old = { ...test.as(staff.other), now: new Date(Date.now() + 11 * 60_000) };
    expect(await refusal(approveMerge(old, decision))).toBe("reauthenticate");
    expect(await refusal(withdrawMergeRequest(test.as(staff.other), decision))).toBe("forbidden");
    const sql = `update merge_requests set outcome = 'refused', open_key = null, decided_at = now(), decided_by_id = asked_by_id
      where id = $1`;
    await expect(test.database.pool.query(sql, [requestId])).rejects.toThrow("two_administrators");
  });

  it("waits 72 hours; then it is asked for anew", async () => {
    const { requestId, ...merge } = await asked();
    const ctx = later(staff.other, requestLifeMs + 1_000);
    expect(await refusal(approveMerge(ctx, { requestId, reason }))).toBe("conflict request.expired");
    expect(await readMergeRequest(ctx, requestId)).toMatchObject({ state: "expired", preview: null });
    const again = await requestMerge(later(staff.asker, requestLifeMs + 1_000), merge);
    expect(again.requestId).not.toBe(requestId);
    expect(await refusal(approveMerge(test.as(staff.other), { requestId, reason }))).toBe(
      "conflict request.expired",
    );
    expect((await readMergeRequests(ctx, { waiting: false })).map(({ id }) => id)).toContain(requestId);
    expect((await readMergeRequests(ctx, { waiting: true })).map(({ id }) => id)).toContain(again.requestId);
  });

  it("holds only for what was asked for: something new at one of the two, and it is asked for anew", async () => {
    const { requestId, fromUserId, ...rest } = await asked();
    await test.database.pool.query(
      "insert into contacts (id, user_id, kind, value) values (gen_random_uuid(), $1, 'email', $2)",
      [fromUserId, `${fromUserId}@example.com`],
    );
    const ctx = test.as(staff.other);
    expect(await readMergeRequest(ctx, requestId)).toMatchObject({ state: "waiting", isUnchanged: false });
    expect(await refusal(approveMerge(ctx, { requestId, reason }))).toBe("conflict request.changed");
    await withdrawMergeRequest(test.as(staff.asker), { requestId, reason });
    const again = await requestMerge(test.as(staff.asker), { ...rest, fromUserId });
    expect(await refusal(approveMerge(ctx, { requestId: again.requestId, reason }))).toBe("none");
  });

  it("a new name changes nothing; who asked and has lost her role asks for nothing", async () => {
    const { prisma } = test.database;
    const gone = (await makePerson(prisma, { adminRole: "operator" })).userId;
    const merge = await twoShops();
    const { requestId } = await requestMerge(test.as(gone), merge);
    await prisma.user.update({ where: { id: merge.fromUserId }, data: { displayName: "新名" } });
    expect((await readMergeRequest(test.as(staff.other), requestId)).isUnchanged).toBe(true);
    await prisma.user.update({ where: { id: gone }, data: { adminRole: "auditor" } });
    expect(await refusal(approveMerge(test.as(staff.other), { requestId, reason }))).toBe(
      "conflict request.asker_gone",
    );
  });

  it("asked for twice, also the other way round and at once, is one request", async () => {
    const { requestId, fromUserId, intoUserId } = await asked();
    const again = await Promise.all([
      requestMerge(test.as(staff.asker), { fromUserId, intoUserId, reason }),
      requestMerge(test.as(staff.other), { fromUserId: intoUserId, intoUserId: fromUserId, reason }),
    ]);
    expect(again).toEqual([{ requestId }, { requestId }]);
  });

  it("two who decide at once: one decides, the other is told", async () => {
    const { requestId } = await asked();
    const outcomes = await Promise.all([
      refusal(approveMerge(test.as(staff.other), { requestId, reason })),
      refusal(refuseMerge(test.as(staff.owner), { requestId, reason })),
    ]);
    expect(outcomes.toSorted()).toEqual(["conflict request.decided", "none"]);
  });

  it("is not asked for where one may do it alone, nor by who may only read", async () => {
    const { prisma } = test.database;
    const [one, two] = [
      await makePerson(prisma, { ids: ["retail/alone-1"] }),
      await makePerson(prisma, { ids: ["mall/alone-2"] }),
    ];
    const merge = { fromUserId: two.userId, intoUserId: one.userId, reason };
    expect(await refusal(requestMerge(test.as(staff.asker), merge))).toBe("conflict merge.needs_none");
    expect(await refusal(requestMerge(test.as(staff.asker), { ...merge, fromUserId: one.userId }))).toBe(
      "conflict merge.same_person",
    );
    const shops = await twoShops();
    expect(await refusal(requestMerge(test.as(staff.support), shops))).toBe("forbidden");
    expect(await refusal(requestMerge(test.as(shops.intoUserId), shops))).toBe("forbidden");
    expect(await refusal(requestMerge(test.ctx(), shops))).toBe("not_signed_in");
    expect(await refusal(readMergeRequests(test.as(one.userId), { waiting: true }))).toBe("forbidden");
  });
});

describe("the table of requests", () => {
  it("is filtered by a name; whoever takes it as a file is in the audit, and others take nothing", async () => {
    const { prisma } = test.database;
    const { requestId, fromUserId } = await asked();
    const name = `Table_of ${requestId}`;
    await prisma.user.update({
      where: { id: fromUserId },
      data: { displayName: name },
      select: { id: true },
    });
    const ids = async (text: string, waiting = true) =>
      (await readMergeRequests(test.as(staff.support), { waiting, text })).map(({ id }) => id);
    expect(await ids("table_of")).toEqual([requestId]);
    expect(await ids("able_of")).toEqual([]);
    expect(await ids("table%of")).toEqual([]);
    expect(await ids("table_of", false)).toEqual([]);
    const filter = { waiting: true, text: name };
    expect(await refusal(exportMergeRequests(test.as(fromUserId), filter))).toBe("forbidden");
    expect(await exportMergeRequests(test.as(staff.auditor), filter)).toHaveLength(1);
    const entry = { actorUserId: staff.auditor, action: "merges.exported" };
    expect(await prisma.auditEntry.findFirst({ where: entry, select: { data: true } })).toEqual({
      data: { count: 1, ...filter },
    });
  });
});
