import { makePerson, makeSeat, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { signIn } from "../sign-in/sign-in.ts";
import { confirmLink } from "./confirm-link.ts";
import { previewLink } from "./preview-link.ts";
import { readLinking } from "./read-operations.ts";
import { fresh, proven, refusal, signedIn, stateOfPeople } from "./test-linking.ts";
import { undoLinking } from "./undo-linking.ts";
import { unlinkAccount } from "./unlink-account.ts";

const test = testDatabase();
const staffPassword = "a quite other way in";

/** A shop, who works in it without an ID of her own, and somebody with a shop of her own. */
async function shopAndStaff(name: string) {
  const { prisma } = test.database;
  const boss = await makePerson(prisma, { ids: [`retail/${name}`] });
  const alice = await makePerson(prisma, {
    password: staffPassword,
    contacts: [{ kind: "email", value: `${name}-alice@example.com`, verified: true }],
  });
  const seatId = await makeSeat(prisma, {
    accountId: boss.accounts[`retail/${name}`] ?? "",
    userId: alice.userId,
    name: "alice",
  });
  const me = await makePerson(prisma, {
    ids: [`wholesale/${name}-own`],
    contacts: [{ kind: "email", value: `${name}-own@example.com`, verified: true }],
  });
  return { boss, alice, me, seatId, seatName: `${name}:alice` };
}

describe("a staff seat without an ID, as the other", () => {
  it("is proven by its name, previewed, comes along with all that is hers; undone, all is as before", async () => {
    const { prisma } = test.database;
    const { alice, me, seatId, seatName } = await shopAndStaff("sb");
    const people = [alice.userId, me.userId];
    const before = await stateOfPeople(prisma, people);
    const session = await signedIn(test, me.userId);
    const { signOnUid } = session;
    const proposalId = await proven(test, session, seatName, staffPassword);
    const preview = await previewLink(session.ctx(), { proposalId, signOnUid });
    expect(preview).toMatchObject({
      account: null,
      named: { realm: "retail", loginName: seatName },
      site: null,
      states: [],
      mayConfirm: true,
      plans: { person: { accounts: [], seats: [seatId], contacts: [expect.any(String)] } },
    });
    const { operationId } = await confirmLink(session.ctx(), { proposalId, signOnUid });
    const seat = await prisma.staffSeat.findUniqueOrThrow({
      where: { id: seatId },
      select: { userId: true },
    });
    expect(seat.userId).toBe(me.userId);
    const told = await prisma.message.findMany({
      where: { recipient: { startsWith: "sb-" } },
      orderBy: { recipient: "asc" },
      select: { recipient: true },
    });
    expect(told.map(({ recipient }) => recipient)).toEqual(["sb-alice@example.com", "sb-own@example.com"]);
    expect(await refusal(signIn(fresh(test), { identifier: seatName, password: staffPassword }))).toBe(
      "wrong_credentials",
    );
    expect(await refusal(confirmLink(session.ctx(), { proposalId, signOnUid }))).toBe("expired");
    const scope = { userId: me.userId, operationId, now: new Date() };
    expect(await readLinking(prisma, scope)).toMatchObject({
      kind: "merge",
      named: { realm: "retail", loginName: seatName },
      state: "undoable",
      mayUndo: true,
      moved: { accounts: 0, seats: 1 },
    });
    await undoLinking(session.ctx(), { operationId });
    expect(await stateOfPeople(prisma, people)).toEqual(before);
  });

  it("frozen, gone to somebody else since, removed since: states, and nothing moves", async () => {
    const { prisma } = test.database;
    const frozen = await shopAndStaff("sf");
    const session = await signedIn(test, frozen.me.userId);
    const { signOnUid } = session;
    const proposalId = await proven(test, session, frozen.seatName, staffPassword);
    await prisma.user.update({
      where: { id: frozen.alice.userId },
      data: { status: "frozen" },
      select: { id: true },
    });
    expect(await refusal(confirmLink(session.ctx(), { proposalId, signOnUid }))).toBe("conflict link.frozen");

    const taken = await shopAndStaff("st");
    const [one, two] = [
      await signedIn(test, taken.me.userId),
      await signedIn(test, (await makePerson(prisma)).userId),
    ];
    const proofs = [
      await proven(test, one, taken.seatName, staffPassword),
      await proven(test, two, taken.seatName, staffPassword),
    ];
    const outcomes = await Promise.all(
      [one, two].map((who, index) =>
        refusal(confirmLink(who.ctx(), { proposalId: proofs[index] ?? "", signOnUid: who.signOnUid })),
      ),
    );
    expect(outcomes.toSorted()).toEqual(["conflict link.taken", "none"]);

    const gone = await shopAndStaff("sg");
    const third = await signedIn(test, gone.me.userId);
    const proof = await proven(test, third, gone.seatName, staffPassword);
    await prisma.staffSeat.delete({ where: { id: gone.seatId }, select: { id: true } });
    const input = { proposalId: proof, signOnUid: third.signOnUid };
    expect(await refusal(previewLink(third.ctx(), input))).toBe("expired");
    expect(await refusal(confirmLink(third.ctx(), input))).toBe("conflict link.taken");
  });

  it("hers already is said so; another sign-on's proof is not there", async () => {
    const { alice, me, seatName } = await shopAndStaff("sh");
    const own = await signedIn(test, alice.userId);
    const mine = await proven(test, own, seatName, staffPassword);
    const input = { proposalId: mine, signOnUid: own.signOnUid };
    expect((await previewLink(own.ctx(), input)).states).toEqual([{ kind: "already_yours" }]);
    expect(await refusal(confirmLink(own.ctx(), input))).toBe("conflict link.already_yours");
    const stranger = await signedIn(test, me.userId);
    expect(await refusal(confirmLink(stranger.ctx(), { ...input, signOnUid: stranger.signOnUid }))).toBe(
      "not_found",
    );
  });
});

describe("a staff seat without an ID, as the one signed in", () => {
  it("links an ID, may let it go again, and keeps her seat throughout", async () => {
    const { prisma } = test.database;
    const { alice, me, seatId } = await shopAndStaff("sa");
    const session = await signedIn(test, alice.userId);
    const { signOnUid } = session;
    const accountId = me.accounts["wholesale/sa-own"] ?? "";
    const proposalId = await proven(test, session, "sa-own", "two doors one key");
    await confirmLink(session.ctx(), { proposalId, signOnUid });
    const owner = () =>
      prisma.account.findUniqueOrThrow({ where: { id: accountId }, select: { userId: true } });
    expect((await owner()).userId).toBe(alice.userId);
    const { operationId } = await unlinkAccount(session.ctx(), {
      accountId,
      password: "vexing quilt and a lamp",
    });
    expect((await owner()).userId).toBe(me.userId);
    expect(
      await prisma.staffSeat.findUniqueOrThrow({ where: { id: seatId }, select: { userId: true } }),
    ).toEqual({ userId: alice.userId });
    await undoLinking(session.ctx(), { operationId });
    expect((await owner()).userId).toBe(alice.userId);
  });
});
