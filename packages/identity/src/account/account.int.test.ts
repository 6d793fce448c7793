import { makePerson, makeSeat, makeSignOn, testDatabase, testPassword } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { endAllSessions } from "../sessions/end-all-sessions.ts";
import { endSession } from "../sessions/end-session.ts";
import { readSessions } from "../sessions/read-sessions.ts";
import { changePassword } from "./change-password.ts";
import { readActivity } from "./read-activity.ts";
import { readLinkedIds } from "./read-linked-ids.ts";
import { readProfile } from "./read-profile.ts";
import { updateProfile } from "./update-profile.ts";

const test = testDatabase();
const next = "vexing quilt and a lamp";

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error) => error.code,
  );
}

const uidsOf = async (userId: string) =>
  (await readSessions(test.database.prisma, userId as never)).map(({ uid }) => uid).toSorted();

describe("the profile", () => {
  it("is read and changed; what is not given stays; refused to the anonymous", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma, {
      contacts: [{ kind: "email", value: "p@example.com", verified: true }],
    });
    await updateProfile(test.as(userId), { displayName: " 小 鹿 ", locale: "en", theme: "dark" });
    await updateProfile(test.as(userId), { displayName: "小鹿" });
    expect(await readProfile(prisma, userId)).toMatchObject({
      userId,
      displayName: "小鹿",
      locale: "en",
      theme: "dark",
      contacts: [{ kind: "email", value: "p@example.com" }],
    });
    expect(await failure(updateProfile(test.ctx(), { displayName: "x" }))).toBe("not_signed_in");
    for (const displayName of ["", "  ", "x".repeat(65), "a\u0000b"]) {
      expect(await failure(updateProfile(test.as(userId), { displayName }))).toBe("invalid_input");
    }
    expect(await failure(readProfile(prisma, crypto.randomUUID() as never))).toBe("not_found");
  });
});

describe("changing the password", () => {
  it("ends all other sessions and keeps this one; another person's are untouched", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma);
    const other = await makePerson(prisma);
    const [here, , elsewhere] = [
      await makeSignOn(prisma, userId),
      await makeSignOn(prisma, userId),
      await makeSignOn(prisma, other.userId),
    ];
    await changePassword(test.as(userId), { current: testPassword, next, keepSignOnUid: here });
    expect(await uidsOf(userId)).toEqual([here]);
    expect(await uidsOf(other.userId)).toEqual([elsewhere]);
    expect(await failure(changePassword(test.as(userId), { current: testPassword, next }))).toBe(
      "wrong_credentials",
    );
  });

  it("is refused with a wrong password, the 11th time whatever it is, and with a weak new one", async () => {
    const { userId } = await makePerson(test.database.prisma);
    const weak = changePassword(test.as(userId), { current: testPassword, next: "short" });
    await expect(weak).rejects.toMatchObject({
      code: "weak_password",
      fields: { next: "password.too_short" },
    });
    for (let index = 0; index < 10; index += 1) {
      expect(await failure(changePassword(test.as(userId), { current: "wrong", next }))).toBe(
        "wrong_credentials",
      );
    }
    expect(await failure(changePassword(test.as(userId), { current: testPassword, next }))).toBe("throttled");
    expect(await failure(changePassword(test.ctx(), { current: "a", next }))).toBe("not_signed_in");
  });

  it("two at once: one wins", async () => {
    const { userId } = await makePerson(test.database.prisma);
    const answers = await Promise.all([
      failure(changePassword(test.as(userId), { current: testPassword, next })),
      failure(changePassword(test.as(userId), { current: testPassword, next: "another lamp and a quilt" })),
    ]);
    expect(answers.toSorted()).toEqual(["conflict", "none"]);
  });
});

describe("linked IDs", () => {
  it("are one's own, with seats in the shops of others", async () => {
    const { prisma } = test.database;
    const owner = await makePerson(prisma, { ids: ["retail/li-owner", "wholesale/li-owner"] });
    const staff = await makePerson(prisma, { ids: ["deals/li-staff"] });
    const accountId = owner.accounts["retail/li-owner"] ?? "";
    await makeSeat(prisma, { accountId, userId: staff.userId, name: "cai" });
    const own = await readLinkedIds(prisma, owner.userId);
    expect(own.ids.map(({ realm }) => realm).toSorted()).toEqual(["retail", "wholesale"]);
    expect(own.ids[0]?.link).toMatchObject({ proof: "opened" });
    const hers = await readLinkedIds(prisma, staff.userId);
    expect(hers.ids.map(({ loginName }) => loginName)).toEqual(["li-staff"]);
    expect(hers.seats).toMatchObject([
      { name: "cai", role: "buyer", owner: { realm: "retail", loginName: "li-owner" } },
    ]);
  });
});

describe("sessions", () => {
  it("are listed with the sites under them, the ended and expired are not", async () => {
    const { prisma } = test.database;
    const { userId, accounts } = await makePerson(prisma, { ids: ["retail/sess"] });
    const uid = await makeSignOn(prisma, userId, accounts["retail/sess"]);
    const [session] = await readSessions(prisma, userId);
    expect(session).toMatchObject({
      uid,
      sites: [{ clientId: "retail", account: { realm: "retail", loginName: "sess" } }],
    });
    expect(await readSessions(prisma, userId, new Date(Date.now() + 2 * 3_600_000))).toEqual([]);
  });

  it("one's own is ended once; another's and a missing one look the same", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma);
    const other = await makePerson(prisma);
    const [mine, theirs] = [await makeSignOn(prisma, userId), await makeSignOn(prisma, other.userId)];
    expect(await failure(endSession(test.as(userId), { uid: theirs }))).toBe("not_found");
    expect(await failure(endSession(test.as(userId), { uid: "missing" }))).toBe("not_found");
    const answers = await Promise.all([1, 2].map(() => failure(endSession(test.as(userId), { uid: mine }))));
    expect(answers.toSorted()).toEqual(["none", "not_found"]);
    expect(await prisma.siteSession.count({ where: { signOnUid: mine } })).toBe(0);
    expect(await uidsOf(other.userId)).toEqual([theirs]);
    expect(await failure(endSession(test.ctx(), { uid: theirs }))).toBe("not_signed_in");
  });

  it("all are ended but one", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma);
    const [keep] = [await makeSignOn(prisma, userId), await makeSignOn(prisma, userId)];
    expect(await endAllSessions(test.as(userId), { exceptUid: keep ?? "" })).toBe(1);
    expect(await uidsOf(userId)).toEqual([keep]);
    expect(await endAllSessions(test.as(userId))).toBe(1);
    expect(await endAllSessions(test.as(userId))).toBe(0);
  });
});

describe("activity", () => {
  it("is one's own, newest first, bounded", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma);
    const other = await makePerson(prisma);
    for (const name of ["a", "b", "c"]) await updateProfile(test.as(userId), { displayName: name });
    await updateProfile(test.as(other.userId), { displayName: "x" });
    expect(await readActivity(prisma, userId, 100)).toHaveLength(3);
    expect(await readActivity(prisma, userId, 2)).toMatchObject([
      { action: "person.profile_changed", byHerself: true },
      { action: "person.profile_changed", byHerself: true },
    ]);
  });
});
