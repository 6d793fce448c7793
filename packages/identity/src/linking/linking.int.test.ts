import type { UserId } from "@hutong/kernel";
import { makePerson, makeSeat, makeSignOn, testDatabase, testPassword } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { freezePerson } from "../person/freeze-person.ts";
import { signIn } from "../sign-in/sign-in.ts";
import { confirmLink } from "./confirm-link.ts";
import { mergePeople } from "./merge-people.ts";
import { moveAccount } from "./move-account.ts";
import { previewLink } from "./preview-link.ts";
import { proveAccount } from "./prove-account.ts";
import { readLinking, readLinkings } from "./read-operations.ts";
import { proposalLifeMs, undoWindowMs } from "./rules.ts";
import { fresh, proven, refusal, signedIn, stateOfPeople } from "./test-linking.ts";
import { forceUndo, undoLinking } from "./undo-linking.ts";
import { forceUnlink, unlinkAccount } from "./unlink-account.ts";

const test = testDatabase();
const otherPassword = "a quite other way in";
const leavingPassword = "vexing quilt and a lamp";

/** A shop owner, and her older wholesale ID of another password: the case of the demo world. */
async function twoIds(name: string) {
  const { prisma } = test.database;
  const me = await makePerson(prisma, {
    displayName: "小西",
    ids: [`retail/${name}`],
    contacts: [{ kind: "email", value: `${name}@example.com`, verified: true }],
  });
  const other = await makePerson(prisma, {
    displayName: "小西（进货）",
    password: otherPassword,
    ids: [`wholesale/${name}-trade`],
    contacts: [
      { kind: "email", value: `${name}-trade@example.com`, verified: true },
      { kind: "mobile", value: "+8613900008888" },
    ],
  });
  const session = await signedIn(test, me.userId);
  return { me, other, session, accountId: other.accounts[`wholesale/${name}-trade`] ?? "" };
}

describe("linking", () => {
  it("moves the ID and what came with its person; its name opens with the one password; both are told", async () => {
    const { prisma } = test.database;
    const { me, other, session, accountId } = await twoIds("li");
    const boss = await makePerson(prisma, { ids: ["retail/li-boss"] });
    await makeSeat(prisma, {
      accountId: boss.accounts["retail/li-boss"] ?? "",
      userId: other.userId,
      name: "li",
    });
    const theirs = await makeSignOn(prisma, other.userId, accountId);
    const elsewhere = await makeSignOn(prisma, me.userId);
    const proposalId = await proven(test, session, "wholesale/li-trade", otherPassword);

    const preview = await previewLink(session.ctx(), { proposalId, signOnUid: session.signOnUid });
    expect(preview).toMatchObject({ mayConfirm: true, site: "wholesale", states: [] });
    expect(preview.plans.person).toMatchObject({ accounts: [accountId], seats: [expect.any(String)] });

    const { operationId } = await confirmLink(session.ctx(), { proposalId, signOnUid: session.signOnUid });
    const account = await prisma.account.findUniqueOrThrow({
      where: { id: accountId },
      select: {
        userId: true,
        links: {
          orderBy: { startedAt: "asc" },
          select: { userId: true, proof: true, endedAt: true, actorUserId: true },
        },
      },
    });
    expect(account.userId).toBe(me.userId);
    expect(account.links).toMatchObject([
      { userId: other.userId, proof: "opened", endedAt: expect.any(Date) },
      { userId: me.userId, proof: "proven", endedAt: null, actorUserId: me.userId },
    ]);
    expect(await prisma.staffSeat.count({ where: { userId: me.userId } })).toBe(1);
    expect(await prisma.contact.count({ where: { userId: other.userId } })).toBe(0);
    expect(await signIn(fresh(test), { identifier: "li-trade", password: testPassword })).toEqual({
      kind: "signed_in",
      userId: me.userId,
    });
    expect(await refusal(signIn(fresh(test), { identifier: "li-trade", password: otherPassword }))).toBe(
      "wrong_credentials",
    );
    const live = await prisma.signOnSession.findMany({
      where: { uid: { in: [theirs, elsewhere, session.signOnUid] } },
      select: { uid: true },
    });
    expect(live).toEqual([{ uid: session.signOnUid }]);
    const told = await prisma.message.findMany({
      where: { recipient: { in: ["li@example.com", "li-trade@example.com"] } },
      select: { text: true },
    });
    expect(told).toHaveLength(2);
    for (const { text } of told) expect(text).toContain("wholesale/li-trade");
    expect(await readLinkings(prisma, me.userId)).toMatchObject([
      { id: operationId, kind: "link", direction: "came", named: { loginName: "li-trade" } },
    ]);
  });

  it("undone within seven days, all is exactly as before; afterwards no more", async () => {
    const { prisma } = test.database;
    const { me, other, session, accountId } = await twoIds("un");
    await prisma.contact.create({
      data: { id: crypto.randomUUID(), userId: me.userId, kind: "mobile", value: "+8613900008888" },
    });
    const before = await stateOfPeople(prisma, [me.userId, other.userId]);
    const proposalId = await proven(test, session, "un-trade", otherPassword);
    const { operationId } = await confirmLink(session.ctx(), { proposalId, signOnUid: session.signOnUid });
    const late = session.ctx({ now: new Date(Date.now() + undoWindowMs + 1_000) });
    expect(await refusal(undoLinking(late, { operationId }))).toBe("conflict undo.window_over");
    const stranger = await signedIn(test, (await makePerson(prisma)).userId);
    expect(await refusal(undoLinking(stranger.ctx(), { operationId }))).toBe("not_found");

    await undoLinking(session.ctx(), { operationId });
    expect(await stateOfPeople(prisma, [me.userId, other.userId])).toEqual(before);
    expect(await refusal(undoLinking(session.ctx(), { operationId }))).toBe("conflict undo.undone");
    expect(await signIn(fresh(test), { identifier: "un-trade", password: otherPassword })).toMatchObject({
      userId: other.userId,
    });
    const detail = await readLinking(prisma, { userId: me.userId, operationId, now: new Date() });
    expect(detail).toMatchObject({ state: "undone", mayUndo: true, moved: { accounts: 1 } });
    const account = await prisma.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { userId: true },
    });
    expect(account.userId).toBe(other.userId);
  });

  it("the proof is good once, for ten minutes, in the sign-on it was made in, for her alone", async () => {
    const { prisma } = test.database;
    const { me, session } = await twoIds("once");
    const proposalId = await proven(test, session, "once-trade", otherPassword);
    const elsewhere = await signedIn(test, me.userId);
    const stranger = await signedIn(test, (await makePerson(prisma)).userId);
    for (const other of [elsewhere, stranger]) {
      const input = { proposalId, signOnUid: other.signOnUid };
      expect(await refusal(previewLink(other.ctx(), input))).toBe("not_found");
      expect(await refusal(confirmLink(other.ctx(), input))).toBe("not_found");
      const borrowed = { proposalId, signOnUid: session.signOnUid };
      if (other === stranger) expect(await refusal(confirmLink(other.ctx(), borrowed))).toBe("not_found");
    }
    const input = { proposalId, signOnUid: session.signOnUid };
    const late = session.ctx({ now: new Date(Date.now() + proposalLifeMs + 1_000) });
    expect(await refusal(previewLink(late, input))).toBe("expired");
    expect(await refusal(confirmLink(late, input))).toBe("expired");
    await confirmLink(session.ctx(), input);
    expect(await refusal(confirmLink(session.ctx(), input))).toBe("conflict link.already_yours");
    expect(await refusal(confirmLink(test.ctx(), input))).toBe("not_signed_in");
  });

  it("two links of one ID at the same moment: exactly one wins, the other is told", async () => {
    const { prisma } = test.database;
    await makePerson(prisma, { password: otherPassword, ids: ["wholesale/wanted"] });
    for (let round = 0; round < 5; round += 1) {
      const name = `wanted-${round}`;
      await makePerson(prisma, { password: otherPassword, ids: [`wholesale/${name}`] });
      const rivals = await Promise.all(
        Array.from({ length: 4 }, async () => signedIn(test, (await makePerson(prisma)).userId)),
      );
      const proposals = await Promise.all(
        rivals.map((rival) => proven(test, rival, `wholesale/${name}`, otherPassword)),
      );
      const outcomes = await Promise.all(
        rivals.map((rival, index) =>
          refusal(
            confirmLink(rival.ctx(), { proposalId: proposals[index] ?? "", signOnUid: rival.signOnUid }),
          ),
        ),
      );
      expect(outcomes.toSorted()).toEqual([
        "conflict link.taken",
        "conflict link.taken",
        "conflict link.taken",
        "none",
      ]);
    }
  });

  it("of an ID beside others takes that one alone, or all, as asked", async () => {
    const { prisma } = test.database;
    const me = await makePerson(prisma, { ids: ["retail/one"] });
    const other = await makePerson(prisma, {
      password: otherPassword,
      ids: ["wholesale/many-1", "mall/many-2"],
      contacts: [{ kind: "email", value: "many@example.com", verified: true }],
    });
    const session = await signedIn(test, me.userId);
    const { signOnUid } = session;
    const first = await proven(test, session, "many-1", otherPassword);
    expect((await previewLink(session.ctx(), { proposalId: first, signOnUid })).states).toContainEqual({
      kind: "several_ids",
      count: 2,
    });
    await confirmLink(session.ctx(), { proposalId: first, signOnUid, scope: "account" });
    const ids = async (userId: string) =>
      (await prisma.account.findMany({ where: { userId }, select: { loginName: true } }))
        .map(({ loginName }) => loginName)
        .toSorted();
    expect(await ids(me.userId)).toEqual(["many-1", "one"]);
    expect(await ids(other.userId)).toEqual(["many-2"]);
    expect(await signIn(fresh(test), { identifier: "many-2", password: otherPassword })).toMatchObject({
      userId: other.userId,
    });
    const second = await proven(test, session, "many-2", otherPassword);
    await confirmLink(session.ctx(), { proposalId: second, signOnUid });
    expect(await ids(me.userId)).toEqual(["many-1", "many-2", "one"]);
  });
});

describe("SECURITY 21: every conflict is a state with a name", () => {
  const stateOf = async (
    name: string,
    prepare: (twins: Awaited<ReturnType<typeof twoIds>>) => Promise<unknown>,
  ) => {
    const twins = await twoIds(name);
    const { session } = twins;
    const proposalId = await proven(test, session, `${name}-trade`, otherPassword);
    await prepare(twins);
    const input = { proposalId, signOnUid: session.signOnUid };
    const preview = await previewLink(session.ctx(), input);
    return {
      states: preview.states.map(({ kind }) => kind),
      mayConfirm: preview.mayConfirm,
      refused: preview.mayConfirm ? "none" : await refusal(confirmLink(session.ctx(), input)),
    };
  };

  it("frozen, an administrator's, another password since, taken", async () => {
    const { prisma } = test.database;
    const system = test.ctx({ actor: { kind: "system", name: "test" } });
    expect(await stateOf("fr", ({ other }) => freezePerson(system, { userId: other.userId }))).toEqual({
      states: ["frozen"],
      mayConfirm: false,
      refused: "conflict link.frozen",
    });
    expect(
      await stateOf("ad", ({ other }) =>
        prisma.user.update({
          where: { id: other.userId },
          data: { adminRole: "support" },
          select: { id: true },
        }),
      ),
    ).toMatchObject({ refused: "conflict link.administrator" });
    expect(
      await stateOf("pw", ({ other }) =>
        prisma.credential.updateMany({ where: { userId: other.userId }, data: { changedAt: new Date() } }),
      ),
    ).toMatchObject({ refused: "conflict link.password_changed" });
    const rival = await signedIn(test, (await makePerson(prisma)).userId);
    expect(
      await stateOf("tk", async () => {
        const proposalId = await proven(test, rival, "tk-trade", otherPassword);
        await confirmLink(rival.ctx(), { proposalId, signOnUid: rival.signOnUid });
      }),
    ).toMatchObject({ refused: "conflict link.taken" });
  });

  it("one mobile number on both, two wholesale accounts, an imported duplicate: known, and the way on is open", async () => {
    const { prisma } = test.database;
    const shared = await stateOf("sm", ({ me }) =>
      prisma.contact.create({
        data: { id: crypto.randomUUID(), userId: me.userId, kind: "mobile", value: "+8613900008888" },
        select: { id: true },
      }),
    );
    expect(shared).toMatchObject({ states: ["same_contact"], mayConfirm: true });
    const two = await stateOf("tw", async ({ me }) => {
      const id = crypto.randomUUID();
      await prisma.account.create({
        data: {
          id,
          userId: me.userId,
          realm: "wholesale",
          memberNo: `T-${id}`,
          loginName: "tw",
          loginKey: "tw",
          registeredAt: new Date(),
          importedAt: new Date(),
          links: {
            create: { id: crypto.randomUUID(), userId: me.userId, proof: "imported", openAccountId: id },
          },
        },
        select: { id: true },
      });
      await prisma.user.update({
        where: { id: me.userId },
        data: { displayName: "小西（进货）" },
        select: { id: true },
      });
    });
    expect(two).toMatchObject({ states: ["same_site", "duplicate"], mayConfirm: true });
  });

  it("already hers; a name that means several IDs; a name without an ID", async () => {
    const { prisma } = test.database;
    const me = await makePerson(prisma, { ids: ["retail/mine", "mall/mine-2"] });
    const session = await signedIn(test, me.userId);
    const proposalId = await proven(test, session, "mine", testPassword);
    const input = { proposalId, signOnUid: session.signOnUid };
    expect((await previewLink(session.ctx(), input)).states).toEqual([{ kind: "already_yours" }]);
    expect(await refusal(confirmLink(session.ctx(), input))).toBe("conflict link.already_yours");
    await makePerson(prisma, {
      password: otherPassword,
      ids: ["wholesale/s1", "mall/s2"],
      contacts: [{ kind: "email", value: "several@example.com", verified: true }],
    });
    const try_ = (identifier: string) =>
      refusal(
        proveAccount(fresh(test, session), {
          identifier,
          password: otherPassword,
          signOnUid: session.signOnUid,
        }),
      );
    expect(await try_("several@example.com")).toBe("conflict identifier.several");
    await makePerson(prisma, {
      password: otherPassword,
      contacts: [{ kind: "email", value: "none@example.com", verified: true }],
    });
    expect(await try_("none@example.com")).toBe("conflict identifier.no_account");
    expect(await try_("nobody@example.com")).toBe("wrong_credentials");
  });
});

describe("SECURITY 21: unlinking never leaves an ID without a way in", () => {
  it("the ID that leaves opens with the password set for it; who stays keeps hers; cooling-off; undone, as before", async () => {
    const { prisma } = test.database;
    const { me, other, session, accountId } = await twoIds("lv");
    const { signOnUid } = session;
    const proposalId = await proven(test, session, "lv-trade", otherPassword);
    const { operationId: linking } = await confirmLink(session.ctx(), { proposalId, signOnUid });
    const people = [me.userId, other.userId];
    const before = await stateOfPeople(prisma, people);
    expect(await refusal(unlinkAccount(session.ctx(), { accountId, password: "short" }))).toBe(
      "weak_password password.too_short",
    );
    const { operationId } = await unlinkAccount(session.ctx(), { accountId, password: leavingPassword });
    expect(await signIn(fresh(test), { identifier: "lv-trade", password: leavingPassword })).toMatchObject({
      userId: other.userId,
    });
    expect(await signIn(fresh(test), { identifier: "lv", password: testPassword })).toMatchObject({
      userId: me.userId,
    });
    // The address that came with it went with it; the number that nobody had verified was put away.
    expect(await prisma.contact.count({ where: { userId: other.userId } })).toBe(1);

    const stranger = await signedIn(test, (await makePerson(prisma)).userId);
    const stolen = await proven(test, stranger, "lv-trade", leavingPassword);
    const input = { proposalId: stolen, signOnUid: stranger.signOnUid };
    expect(await refusal(confirmLink(stranger.ctx(), input))).toBe("conflict link.cooling_off");

    expect(await refusal(undoLinking(session.ctx(), { operationId: linking }))).toBe(
      "conflict undo.later_operation",
    );
    await undoLinking(session.ctx(), { operationId });
    expect(await stateOfPeople(prisma, people)).toEqual(before);
    await undoLinking(session.ctx(), { operationId: linking });
  });

  it("not her only ID, not a frozen one, not another's, not from another's session", async () => {
    const { prisma } = test.database;
    const me = await makePerson(prisma, { ids: ["retail/solo"] });
    const two = await makePerson(prisma, { ids: ["retail/duo", "mall/duo"] });
    const leave = (userId: UserId, accountId: string | undefined) =>
      refusal(unlinkAccount(test.as(userId), { accountId: accountId ?? "", password: leavingPassword }));
    expect(await leave(me.userId, me.accounts["retail/solo"])).toBe("conflict unlink.only_id");
    expect(await leave(me.userId, two.accounts["retail/duo"])).toBe("not_found");
    expect(await leave(me.userId, crypto.randomUUID())).toBe("not_found");
    await prisma.account.update({
      where: { id: two.accounts["mall/duo"] ?? "" },
      data: { status: "frozen" },
      select: { id: true },
    });
    expect(await leave(two.userId, two.accounts["mall/duo"])).toBe("conflict unlink.frozen");
  });

  it("two unlinkings at once: one is done", async () => {
    const { prisma } = test.database;
    const me = await makePerson(prisma, { ids: ["retail/race", "mall/race"] });
    const accountId = me.accounts["mall/race"] ?? "";
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () =>
        refusal(unlinkAccount(test.as(me.userId), { accountId, password: leavingPassword })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "none")).toHaveLength(1);
    expect(await prisma.account.count({ where: { loginName: "race" } })).toBe(2);
  });
});

describe("SECURITY 20: an old sign-on links, unlinks and undoes nothing", () => {
  it("each asks for a fresh one, and nothing has moved", async () => {
    const { prisma } = test.database;
    const { me, other, session, accountId } = await twoIds("old");
    const proposalId = await proven(test, session, "old-trade", otherPassword);
    const before = await stateOfPeople(prisma, [me.userId, other.userId]);
    const actor = {
      kind: "person",
      userId: me.userId,
      authenticatedAt: new Date(Date.now() - 11 * 60_000),
    } as const;
    const old = session.ctx({ actor });
    const { signOnUid } = session;
    expect(await refusal(confirmLink(old, { proposalId, signOnUid }))).toBe("reauthenticate");
    expect(await refusal(unlinkAccount(old, { accountId, password: leavingPassword }))).toBe(
      "reauthenticate",
    );
    expect(await refusal(undoLinking(old, { operationId: crypto.randomUUID() }))).toBe("reauthenticate");
    expect(await stateOfPeople(prisma, [me.userId, other.userId])).toEqual(before);
  });
});

describe("an administrator's linking", () => {
  it("merges two people with a reason, once; moves an ID; lets one go to an address; undoes; support may not", async () => {
    const { prisma } = test.database;
    const admin = await makePerson(prisma, { adminRole: "operator" });
    const support = await makePerson(prisma, { adminRole: "support" });
    const one = await makePerson(prisma, { ids: ["retail/adm-1"] });
    const two = await makePerson(prisma, { ids: ["mall/adm-2"] });
    const reason = "papers seen";
    const merge = { fromUserId: two.userId, intoUserId: one.userId, reason };
    expect(await refusal(mergePeople(test.as(support.userId), merge))).toBe("forbidden");
    expect(await refusal(mergePeople(test.as(admin.userId), { ...merge, reason: " " }))).toBe(
      "invalid_input reason.empty",
    );
    const before = await stateOfPeople(prisma, [one.userId, two.userId]);
    const { operationId } = await mergePeople(test.as(admin.userId), merge);
    expect(await mergePeople(test.as(admin.userId), merge)).toEqual({ operationId });
    expect(await refusal(undoLinking(test.as(one.userId), { operationId }))).toBe(
      "conflict undo.administrators",
    );
    await forceUndo(test.as(admin.userId), { operationId, reason });
    expect(await stateOfPeople(prisma, [one.userId, two.userId])).toEqual(before);

    const accountId = two.accounts["mall/adm-2"] ?? "";
    await moveAccount(test.as(admin.userId), { accountId, toUserId: one.userId, reason });
    expect(await moveAccount(test.as(admin.userId), { accountId, toUserId: one.userId, reason })).toEqual({
      operationId: null,
    });
    const contact = "heir@example.com";
    await forceUnlink(test.as(admin.userId), { accountId, contact, reason });
    const account = await prisma.account.findUniqueOrThrow({
      where: { id: accountId },
      select: {
        user: { select: { contacts: { select: { value: true } }, credentials: { select: { id: true } } } },
      },
    });
    expect(account.user).toEqual({ contacts: [{ value: contact }], credentials: [] });
    const entries = await prisma.auditEntry.findMany({
      where: { actorUserId: admin.userId },
      orderBy: { id: "asc" },
      select: { action: true, data: true },
    });
    expect(entries.map(({ action }) => action)).toEqual([
      "person.merged",
      "linking.undone",
      "account.moved",
      "account.unlinked",
    ]);
    for (const { data } of entries) expect(data).toMatchObject({ reason });
  });
});
