import { makePerson, makeSignOn, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { findPerson } from "./find-person.ts";
import { freezePerson, unfreezePerson } from "./freeze-person.ts";
import { setAdminRole } from "./set-admin-role.ts";

const test = testDatabase();
const operator = { actor: { kind: "system", name: "hutong" } } as const;

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error) => error.code,
  );
}

describe("freezing", () => {
  it("ends her sessions, once; unfreezing lets her back", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma);
    await makeSignOn(prisma, userId);
    const input = { userId, reason: "dispute 7" };
    await Promise.all([freezePerson(test.ctx(operator), input), freezePerson(test.ctx(operator), input)]);
    expect(await prisma.signOnSession.count({ where: { userId } })).toBe(0);
    expect(await prisma.auditEntry.count({ where: { subjectUserId: userId, action: "person.frozen" } })).toBe(
      1,
    );
    await unfreezePerson(test.ctx(operator), { userId });
    const person = await prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { status: true } });
    expect(person.status).toBe("active");
  });

  it("is for operators and owners alone", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma);
    const actors = {
      nobody: await makePerson(prisma),
      support: await makePerson(prisma, { adminRole: "support" }),
      frozen: await makePerson(prisma, { adminRole: "owner", status: "frozen" }),
    };
    for (const actor of Object.values(actors)) {
      expect(await failure(freezePerson(test.as(actor.userId), { userId, reason: "asked" }))).toBe(
        "forbidden",
      );
    }
    expect(await failure(freezePerson(test.ctx(), { userId, reason: "asked" }))).toBe("not_signed_in");
    const owner = await makePerson(prisma, { adminRole: "operator" });
    expect(
      await failure(freezePerson(test.as(owner.userId), { userId: crypto.randomUUID(), reason: "asked" })),
    ).toBe("not_found");
    expect(await failure(freezePerson(test.as(owner.userId), { userId: "x" }))).toBe("invalid_input");
    expect(await failure(freezePerson(test.as(owner.userId), { userId, reason: "asked" }))).toBe("none");
  });
});

describe("roles", () => {
  it("are given by owners and the system, nobody gives herself one", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma);
    const owner = await makePerson(prisma, { adminRole: "owner" });
    await setAdminRole(test.as(owner.userId), { userId, role: "support", reason: "newcomer" });
    await setAdminRole(test.as(owner.userId), { userId, role: "support", reason: "newcomer" });
    expect(await prisma.auditEntry.count({ where: { subjectUserId: userId } })).toBe(1);
    expect(await failure(setAdminRole(test.as(userId), { userId, role: "owner", reason: "newcomer" }))).toBe(
      "forbidden",
    );
    expect(
      await failure(
        setAdminRole(test.as(owner.userId), { userId: owner.userId, role: null, reason: "leaving" }),
      ),
    ).toBe("forbidden");
    await setAdminRole(test.ctx(operator), { userId, role: null });
    expect(await failure(setAdminRole(test.ctx(operator), { userId: crypto.randomUUID(), role: null }))).toBe(
      "not_found",
    );
  });
});

describe("findPerson", () => {
  it("finds by id, name, contact; all of them where a name is shared", async () => {
    const { prisma } = test.database;
    const one = await makePerson(prisma, {
      ids: ["retail/find"],
      contacts: [{ kind: "email", value: "find@example.com" }],
    });
    const two = await makePerson(prisma, { ids: ["wholesale/find"] });
    const idsOf = async (identifier: string) =>
      (await findPerson(prisma, identifier)).map(({ userId }) => userId).toSorted();
    expect(await idsOf("find")).toEqual([one.userId, two.userId].toSorted());
    expect(await idsOf("retail/find")).toEqual([one.userId]);
    expect(await idsOf("find@example.com")).toEqual([one.userId]);
    expect(await idsOf(two.userId)).toEqual([two.userId]);
    expect(await idsOf("nobody-here")).toEqual([]);
    expect(await idsOf(crypto.randomUUID())).toEqual([]);
  });
});
