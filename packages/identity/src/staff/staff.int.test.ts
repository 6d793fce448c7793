import { newId } from "@hutong/kernel";
import { makePerson, makeSignOn, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { acceptSeat } from "./accept-seat.ts";
import { changeStaff, removeStaff, resumeStaff, suspendStaff } from "./change-staff.ts";
import { inviteStaff, withdrawInvitation } from "./invite-staff.ts";
import { readInvitation, readStaff } from "./read-staff.ts";
import { resendInvitation } from "./resend-invitation.ts";

const test = testDatabase();
const terms = { role: "buyer", orderLimitFen: 50_000n, monthLimitFen: null } as const;

const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

/** A shop with an invitation under way; each has a name of its own. */
async function invited(seat = "alice") {
  const db = test.database.prisma;
  const tag = newId().slice(-10);
  const owner = await makePerson(db, { ids: [`retail/shop-${tag}`] });
  const accountId = owner.accounts[`retail/shop-${tag}`] ?? "";
  const contact = `${tag}@example.com`;
  const invite = (name = seat) =>
    inviteStaff(test.as(owner.userId), {
      accountId,
      name,
      contact,
      siteOrigin: "http://id.localhost:3000",
      ...terms,
    });
  const { invitationId } = await invite();
  const message = await db.message.findFirst({ where: { recipient: contact }, select: { text: true } });
  const right = /(?:邀请码|code) (\d{6})/.exec(message?.text ?? "")?.[1] ?? "";
  return { ownerId: owner.userId, accountId, invitationId, right, invite, text: message?.text ?? "", tag };
}

async function seated() {
  const made = await invited();
  const { userId } = await makePerson(test.database.prisma);
  const { seatId } = await acceptSeat(test.as(userId), { invitationId: made.invitationId, code: made.right });
  return { ...made, userId, seatId };
}

const auditOf = async (accountId: string) =>
  (
    await test.database.prisma.auditEntry.findMany({
      where: { accountId, action: { startsWith: "seat." } },
      orderBy: { id: "asc" },
      select: { action: true },
    })
  ).map(({ action }) => action);

describe("inviting staff", () => {
  it("sends a link and a code; whoever shows the code takes the seat, with its terms", async () => {
    const { invitationId, right, text, userId, seatId, ownerId, accountId, tag } = await seated();
    expect(text).toContain(`http://id.localhost:3000/join/${invitationId}`);
    expect(right).toMatch(/^\d{6}$/);
    const [shop] = await readStaff(test.as(ownerId));
    expect(shop).toMatchObject({
      loginName: `shop-${tag}`,
      invitations: [],
      staff: [{ seatId, name: "alice", role: "buyer", orderLimitFen: 50_000n, monthLimitFen: null }],
    });
    expect(await auditOf(accountId)).toEqual(["seat.invited", "seat.accepted"]);
    expect(await readStaff(test.as(userId))).toEqual([]);
  });

  it("is the owner's alone; another's shop and a missing one look the same", async () => {
    const { accountId } = await invited();
    const other = await makePerson(test.database.prisma, { ids: [`retail/other-${newId().slice(-10)}`] });
    const input = {
      name: "bob",
      contact: "bob@example.com",
      siteOrigin: "http://id.localhost:3000",
      ...terms,
    };
    expect(await code(inviteStaff(test.as(other.userId), { ...input, accountId }))).toBe("not_found");
    expect(await code(inviteStaff(test.as(other.userId), { ...input, accountId: newId() }))).toBe(
      "not_found",
    );
    expect(await code(inviteStaff(test.ctx(), { ...input, accountId }))).toBe("not_signed_in");
  });

  it("gives a name once in a shop, of two at once to one", async () => {
    const { invite } = await invited("carol");
    await expect(invite("CAROL")).rejects.toMatchObject({ fields: { name: "seat_name_taken" } });
    const both = await Promise.all([code(invite("dave")), code(invite("dave"))]);
    expect(both.toSorted()).toEqual(["done", "invalid_input"]);
    await expect(invite("a:b")).rejects.toMatchObject({ fields: { name: "seat_name_invalid" } });
  });

  it("can be withdrawn, by the owner, once", async () => {
    const { invitationId, right, ownerId } = await invited();
    const { userId } = await makePerson(test.database.prisma);
    expect(await code(withdrawInvitation(test.as(userId), { invitationId }))).toBe("not_found");
    expect(await code(withdrawInvitation(test.as(ownerId), { invitationId }))).toBe("done");
    expect(await code(withdrawInvitation(test.as(ownerId), { invitationId }))).toBe("not_found");
    expect(await code(acceptSeat(test.as(userId), { invitationId, code: right }))).toBe("expired");
    expect((await readInvitation(test.database.prisma, { invitationId }, new Date())).isOpen).toBe(false);
  });
});

describe("taking a seat", () => {
  it("of several at once exactly one takes it", async () => {
    const { invitationId, right, accountId } = await invited();
    const people = await Promise.all(
      [1, 2, 3, 4].map(() => makePerson(test.database.prisma, { password: null })),
    );
    const outcomes = await Promise.all(
      people.map(({ userId }) => code(acceptSeat(test.as(userId), { invitationId, code: right }))),
    );
    expect(outcomes.filter((one) => one === "done")).toHaveLength(1);
    expect(outcomes.filter((one) => one === "expired")).toHaveLength(3);
    expect(await test.database.prisma.staffSeat.count({ where: { accountId } })).toBe(1);
  });

  it("counts wrong codes, also those tried at once: five, then the right one is worth nothing", async () => {
    const { invitationId, right } = await invited();
    const { userId } = await makePerson(test.database.prisma);
    const wrong = right === "000000" ? "000001" : "000000";
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => code(acceptSeat(test.as(userId), { invitationId, code: wrong }))),
    );
    expect(tries.filter((one) => one === "wrong_code")).toHaveLength(5);
    expect(await code(acceptSeat(test.as(userId), { invitationId, code: right }))).toBe("expired");
  });

  it("is refused after a week, to the owner, to one who has a seat there, and to nobody signed in", async () => {
    const { invitationId, right, ownerId } = await invited();
    const { userId } = await makePerson(test.database.prisma);
    const later = new Date(Date.now() + 7 * 86_400_000 + 1_000);
    const late = test.as(userId, { now: later });
    expect(await code(acceptSeat(late, { invitationId, code: right }))).toBe("expired");
    expect(await code(acceptSeat(test.as(ownerId), { invitationId, code: right }))).toBe("conflict");
    expect(await code(acceptSeat(test.ctx(), { invitationId, code: right }))).toBe("not_signed_in");
    expect(await code(acceptSeat(test.as(userId), { invitationId, code: right }))).toBe("done");
    const missing = readInvitation(test.database.prisma, { invitationId: newId() }, new Date());
    expect(await code(missing)).toBe("not_found");
  });
});

describe("SECURITY 13: a seat that is removed or suspended", () => {
  async function seatSession() {
    const made = await seated();
    const db = test.database.prisma;
    const clientId = `seat-${made.tag}`;
    await db.client.create({
      data: {
        id: newId(),
        clientId,
        name: "A site",
        authMethod: "none",
        redirectUris: [],
        backchannelLogoutUri: "http://site.localhost/logout",
      },
      select: { id: true },
    });
    const signOnUid = await makeSignOn(db, made.userId);
    await db.siteSession.create({
      data: {
        id: newId(),
        tokenHash: Buffer.from(newId()),
        signOnUid,
        sid: `sid-${made.tag}`,
        clientId,
        userId: made.userId,
        accountId: made.accountId,
        seatId: made.seatId,
        expiresAt: new Date(Date.now() + 60_000),
      },
      select: { id: true },
    });
    const { seatId, userId } = made;
    const left = () => db.siteSession.count({ where: { seatId } });
    const told = () =>
      db.outboxEvent.count({
        where: { topic: "sign_out", payload: { path: ["clientId"], equals: clientId } },
      });
    const others = () => db.siteSession.count({ where: { userId, seatId: null } });
    return { ...made, left, told, others };
  }

  it.each([
    ["removed", removeStaff],
    ["suspended", suspendStaff],
  ] as const)("%s: its sessions end at once, others of hers stay, the site is told", async (_how, end) => {
    const { ownerId, seatId, left, told, others } = await seatSession();
    expect(await left()).toBe(1);
    await end(test.as(ownerId), { seatId });
    expect(await left()).toBe(0);
    expect(await told()).toBe(1);
    expect(await others()).toBe(1);
  });

  it("suspends, resumes, changes, removes; the same again records nothing", async () => {
    const { ownerId, seatId, accountId } = await seated();
    const as = test.as(ownerId);
    await suspendStaff(as, { seatId });
    await suspendStaff(as, { seatId });
    await Promise.all([resumeStaff(as, { seatId }), resumeStaff(as, { seatId })]);
    const other = { seatId, role: "manager", orderLimitFen: null, monthLimitFen: 100n } as const;
    await changeStaff(as, other);
    await changeStaff(as, other);
    await removeStaff(as, { seatId });
    expect(await code(removeStaff(as, { seatId }))).toBe("not_found");
    expect(await auditOf(accountId)).toEqual([
      "seat.invited",
      "seat.accepted",
      "seat.suspended",
      "seat.resumed",
      "seat.changed",
      "seat.removed",
    ]);
  });

  it("is the owner's to change: neither the staff's own, nor another owner's, nor nobody's", async () => {
    const { userId, seatId } = await seated();
    const other = await seated();
    for (const ctx of [test.as(userId), test.as(other.ownerId)]) {
      expect(await code(removeStaff(ctx, { seatId }))).toBe("not_found");
      expect(await code(suspendStaff(ctx, { seatId }))).toBe("not_found");
      expect(await code(changeStaff(ctx, { seatId, ...terms, role: "manager" }))).toBe("not_found");
    }
    expect(await code(removeStaff(test.ctx(), { seatId }))).toBe("not_signed_in");
    await expect(
      changeStaff(test.as(other.ownerId), { seatId: other.seatId, ...terms, orderLimitFen: -1n }),
    ).rejects.toMatchObject({ fields: { orderLimitFen: "limit_invalid" } });
  });
});

describe("an invitation that an administrator sends again", () => {
  const siteOrigin = "http://id.localhost:3000";

  it("brings a new code to the same address; the one before is worth nothing", async () => {
    const db = test.database.prisma;
    const { ownerId, invitationId, right, tag, accountId } = await invited();
    const operator = (await makePerson(db, { adminRole: "operator" })).userId;
    const input = { userId: ownerId, invitationId, reason: "asked by phone", siteOrigin };
    const answer: unknown = await resendInvitation(test.as(operator), input);
    expect(answer).toBeUndefined();
    const messages = await db.message.findMany({
      where: { recipient: `${tag}@example.com` },
      orderBy: { id: "asc" },
      select: { text: true },
    });
    expect(messages).toHaveLength(2);
    const next = /(?:邀请码|code) (\d{6})/.exec(messages[1]?.text ?? "")?.[1] ?? "";
    const { userId } = await makePerson(db);
    if (next !== right)
      expect(await code(acceptSeat(test.as(userId), { invitationId, code: right }))).toBe("wrong_code");
    expect(await code(acceptSeat(test.as(userId), { invitationId, code: next }))).toBe("done");
    expect(await auditOf(accountId)).toEqual(["seat.invited", "seat.invitation_resent", "seat.accepted"]);
    expect(await code(resendInvitation(test.as(operator), input))).toBe("not_found");
  });

  it("is for operators and owners, with a reason and a fresh sign-in, and of this person's shop", async () => {
    const db = test.database.prisma;
    const { ownerId, invitationId } = await invited();
    const other = await invited();
    const make = async (adminRole: "operator" | "support") => (await makePerson(db, { adminRole })).userId;
    const [operator, support] = [await make("operator"), await make("support")];
    const input = { userId: ownerId, invitationId, reason: "asked by phone", siteOrigin };
    for (const who of [support, ownerId])
      expect(await code(resendInvitation(test.as(who), input))).toBe("forbidden");
    expect(await code(resendInvitation(test.as(operator), { ...input, reason: " " }))).toBe("invalid_input");
    const old = { ...test.as(operator), now: new Date(Date.now() + 11 * 60_000) };
    expect(await code(resendInvitation(old, input))).toBe("reauthenticate");
    const mixed = { ...input, invitationId: other.invitationId };
    expect(await code(resendInvitation(test.as(operator), mixed))).toBe("not_found");
  });
});
