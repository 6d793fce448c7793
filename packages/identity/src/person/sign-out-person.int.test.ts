import { newId, type UserId } from "@hutong/kernel";
import { makePerson, makeSignOn, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { signOutPerson } from "./sign-out-person.ts";

const test = testDatabase();
const system = () => test.ctx({ actor: { kind: "system", name: "test" } });

async function sessionsOf(userId: string): Promise<number> {
  return test.database.prisma.signOnSession.count({ where: { userId } });
}

describe("SECURITY 13: an administrator signs a person out", () => {
  it("ends all her sessions and nobody else's, and says how many; a second time there are none", async () => {
    const db = test.database.prisma;
    const [her, other] = [await makePerson(db), await makePerson(db)];
    for (const userId of [her.userId, her.userId, other.userId]) await makeSignOn(db, userId);
    expect(await signOutPerson(system(), { userId: her.userId, reason: "asked by phone" })).toBe(2);
    expect(await sessionsOf(her.userId)).toBe(0);
    expect(await sessionsOf(other.userId)).toBe(1);
    expect(await signOutPerson(system(), { userId: her.userId })).toBe(0);
    const noted = await db.auditEntry.findFirst({
      where: { subjectUserId: her.userId, action: "session.ended_all" },
      orderBy: { at: "asc" },
      select: { data: true },
    });
    expect(noted?.data).toMatchObject({ count: 2, reason: "asked by phone" });
  });

  it("is not for everybody", async () => {
    const db = test.database.prisma;
    const [support, her] = [await makePerson(db, { adminRole: "support" }), await makePerson(db)];
    await makeSignOn(db, her.userId);
    await expect(
      signOutPerson(test.as(support.userId), { userId: her.userId, reason: "asked" }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(signOutPerson(test.ctx(), { userId: her.userId })).rejects.toMatchObject({
      code: "not_signed_in",
    });
    await expect(signOutPerson(system(), { userId: newId<"User">() as UserId })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await sessionsOf(her.userId)).toBe(1);
  });
});
