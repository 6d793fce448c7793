import { makePerson, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { refusal } from "../linking/test-linking.ts";
import { unlinkAccount } from "../linking/unlink-account.ts";
import { answerDispute, withdrawDispute } from "./answer-dispute.ts";
import { decideDispute } from "./decide-dispute.ts";
import { openDispute } from "./open-dispute.ts";
import { exportDisputes, readDispute, readDisputes, readMyDispute, readMyDisputes } from "./read-disputes.ts";

const test = testDatabase();
const statement = "I opened this shop in 2015 and have its papers here.";
const reason = "The papers name the claimant.";
const days = (count: number) => new Date(Date.now() + count * 24 * 3_600_000);

async function parties(name: string) {
  const { prisma } = test.database;
  const claimant = await makePerson(prisma, {
    contacts: [{ kind: "email", value: `${name}-claimant@example.com`, verified: true }],
  });
  const owner = await makePerson(prisma, {
    ids: [`wholesale/${name}`, `retail/${name}`],
    contacts: [{ kind: "email", value: `${name}-owner@example.com`, verified: true }],
  });
  const admin = await makePerson(prisma, { adminRole: "operator" });
  const { disputeId } = await openDispute(test.as(claimant.userId), {
    realm: "wholesale",
    loginName: name,
    statement,
    evidence: "licence 91330100",
  });
  return { claimant, owner, admin, disputeId, accountId: owner.accounts[`wholesale/${name}`] ?? "" };
}

const toldOf = (recipient: string) => test.database.prisma.message.count({ where: { recipient } });

describe("a dispute", () => {
  it("is opened, heard and decided: the ID becomes the claimant's, both read the reason, everybody is told", async () => {
    const { prisma } = test.database;
    const { claimant, owner, admin, disputeId, accountId } = await parties("dis");
    expect(await toldOf("dis-owner@example.com")).toBe(1);
    const own = await readMyDispute(prisma, owner.userId, disputeId);
    expect(own).toMatchObject({ side: "owner", statement, evidence: null });
    const password = "vexing quilt and a lamp";
    expect(await refusal(unlinkAccount(test.as(owner.userId), { accountId, password }))).toBe(
      "conflict unlink.disputed",
    );
    const decision = { disputeId, outcome: "for_claimant", reason } as const;
    expect(await refusal(decideDispute(test.as(admin.userId), decision))).toBe("conflict dispute.not_heard");
    const answer = "She sold it to me in 2019, here is the receipt.";
    expect(await refusal(answerDispute(test.as(claimant.userId), { disputeId, answer }))).toBe("not_found");
    await answerDispute(test.as(owner.userId), { disputeId, answer });
    expect(await refusal(answerDispute(test.as(owner.userId), { disputeId, answer }))).toBe("conflict");
    expect(await readMyDispute(prisma, claimant.userId, disputeId)).toMatchObject({ answer: null });
    expect(await readDispute(test.as(admin.userId), disputeId)).toMatchObject({
      answer,
      evidence: "licence 91330100",
      owner: { userId: owner.userId },
    });
    await decideDispute(test.as(admin.userId), decision);
    expect(await refusal(decideDispute(test.as(admin.userId), decision))).toBe("conflict");
    const account = await prisma.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { userId: true },
    });
    expect(account.userId).toBe(claimant.userId);
    expect(await readMyDisputes(prisma, owner.userId)).toMatchObject([{ outcome: "for_claimant", reason }]);
    expect(await toldOf("dis-claimant@example.com")).toBeGreaterThanOrEqual(2);
  });

  it("against one who does not answer is decided once her time is over; for her at once", async () => {
    const { admin, disputeId } = await parties("late");
    const decision = { disputeId, outcome: "for_claimant", reason } as const;
    const actor = { kind: "person", userId: admin.userId, authenticatedAt: days(4) } as const;
    await decideDispute(test.as(admin.userId, { now: days(4), actor }), decision);
    const other = await parties("keep");
    await decideDispute(test.as(other.admin.userId), {
      disputeId: other.disputeId,
      outcome: "for_owner",
      reason,
    });
    const account = await test.database.prisma.account.findUniqueOrThrow({
      where: { id: other.accountId },
      select: { userId: true },
    });
    expect(account.userId).toBe(other.owner.userId);
  });

  it("SECURITY 16: does not tell whether there is such an ID; nobody reads another's; support reads and decides nothing", async () => {
    const { prisma } = test.database;
    const { claimant, disputeId } = await parties("quiet");
    const stranger = await makePerson(prisma, { adminRole: "support", ids: ["retail/quiet-own"] });
    const nothing = await openDispute(test.as(claimant.userId), {
      realm: "mall",
      loginName: "there-is-no-such-name",
      statement,
    });
    const [none, real] = [
      await readMyDispute(prisma, claimant.userId, nothing.disputeId),
      await readMyDispute(prisma, claimant.userId, disputeId),
    ];
    expect(Object.keys(none)).toEqual(Object.keys(real));
    expect({ ...none, ...real }).toEqual(real);
    expect(await refusal(readMyDispute(prisma, stranger.userId, disputeId))).toBe("not_found");
    expect(await refusal(readDispute(test.as(claimant.userId), disputeId))).toBe("forbidden");
    expect(await readDisputes(test.as(stranger.userId), { open: true })).not.toEqual([]);
    const decision = { disputeId, outcome: "for_owner", reason } as const;
    expect(await refusal(decideDispute(test.as(stranger.userId), decision))).toBe("forbidden");
    const own = { realm: "retail", loginName: "Quiet-Own", statement } as const;
    expect(await refusal(openDispute(test.as(stranger.userId), own))).toBe("conflict dispute.own");
    expect(await refusal(openDispute(test.ctx(), own))).toBe("not_signed_in");
  });

  it("opened twice is one; withdrawn, it is over; six in a day are refused", async () => {
    const { prisma } = test.database;
    const { claimant, disputeId } = await parties("twice");
    const again = { realm: "wholesale", loginName: "twice", statement } as const;
    expect(await openDispute(test.as(claimant.userId), again)).toEqual({ disputeId });
    await withdrawDispute(test.as(claimant.userId), { disputeId });
    await withdrawDispute(test.as(claimant.userId), { disputeId });
    expect(await readMyDispute(prisma, claimant.userId, disputeId)).toMatchObject({ outcome: "withdrawn" });
    for (let index = 0; index < 3; index += 1) await openDispute(test.as(claimant.userId), again);
    expect(await refusal(openDispute(test.as(claimant.userId), again))).toBe("throttled");
  });
});

describe("the table of disputes", () => {
  it("is filtered by site and the beginning of the ID; whoever takes it as a file is in the audit", async () => {
    const { admin, claimant, disputeId } = await parties("Table-dis");
    const ctx = test.as(admin.userId);
    const ids = async (filter: { realm?: "retail" | "wholesale"; loginName?: string; open?: boolean }) =>
      (await readDisputes(ctx, { open: true, ...filter })).map(({ id }) => id);
    expect(await ids({ loginName: "table-" })).toEqual([disputeId]);
    expect(await ids({ loginName: "table-", realm: "wholesale" })).toEqual([disputeId]);
    expect(await ids({ loginName: "table-", realm: "retail" })).toEqual([]);
    expect(await ids({ loginName: "able-" })).toEqual([]);
    expect(await ids({ loginName: "table-", open: false })).toEqual([]);
    expect(await ids({ loginName: "%" })).toEqual([]);
    expect(await refusal(exportDisputes(test.as(claimant.userId), { open: true }))).toBe("forbidden");
    expect(await exportDisputes(ctx, { open: true, loginName: "table-" })).toHaveLength(1);
    const entry = { actorUserId: admin.userId, action: "disputes.exported" };
    const { prisma } = test.database;
    expect(await prisma.auditEntry.findFirst({ where: entry, select: { data: true } })).toEqual({
      data: { count: 1, open: true, loginName: "table-" },
    });
  });
});
