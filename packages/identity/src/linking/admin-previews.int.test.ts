import { makePerson, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { previewForceUnlink, previewUndo } from "./admin-previews.ts";
import { mergePeople } from "./merge-people.ts";
import { refusal } from "./test-linking.ts";
import { forceUndo } from "./undo-linking.ts";
import { forceUnlink } from "./unlink-account.ts";

const test = testDatabase();
const reason = "papers seen";

async function merged(name: string) {
  const { prisma } = test.database;
  const [one, two] = [
    await makePerson(prisma, { ids: [`retail/${name}`] }),
    await makePerson(prisma, {
      ids: [`mall/${name}`],
      contacts: [{ kind: "email", value: `${name}@example.com`, verified: true }],
    }),
  ];
  const operator = (await makePerson(prisma, { adminRole: "operator" })).userId;
  const support = (await makePerson(prisma, { adminRole: "support" })).userId;
  const merge = { fromUserId: two.userId, intoUserId: one.userId, reason };
  const { operationId } = await mergePeople(test.as(operator), merge);
  return { one, two, operator, support, operationId, accountId: two.accounts[`mall/${name}`] ?? "" };
}

describe("what an administrator sees before she acts", () => {
  it("of letting an ID go: to whom it goes and with what; what came of it is the same", async () => {
    const { one, two, operator, support, accountId } = await merged("pre-unlink");
    const scope = { userId: one.userId, accountId };
    const preview = await previewForceUnlink(test.as(support), scope);
    expect(preview).toMatchObject({
      state: null,
      returnsTo: two.userId,
      account: { loginName: "pre-unlink" },
      contacts: [{ value: "pre-unlink@example.com" }],
    });
    await forceUnlink(test.as(operator), { accountId, contact: "pre-unlink@example.com", reason });
    const { prisma } = test.database;
    expect(await prisma.account.findUnique({ where: { id: accountId }, select: { userId: true } })).toEqual({
      userId: two.userId,
    });
    expect(await refusal(previewForceUnlink(test.as(support), scope))).toBe("not_found");
    const only = { userId: two.userId, accountId };
    expect(await previewForceUnlink(test.as(support), only)).toMatchObject({ state: "only_id" });
  });

  it("of undoing: who has it, who gets it back, and why not", async () => {
    const { one, two, operator, support, operationId } = await merged("pre-undo");
    expect(await previewUndo(test.as(support), operationId)).toMatchObject({
      kind: "merge",
      state: "undoable",
      holder: { id: one.userId },
      former: { id: two.userId },
      moves: { accounts: 1, contacts: 1, seats: 0, consents: 0 },
    });
    await forceUndo(test.as(operator), { operationId, reason });
    expect(await previewUndo(test.as(support), operationId)).toMatchObject({ state: "undone" });
  });

  it("is for administrators; what is no id and what is missing look the same", async () => {
    const { one, support, operationId, accountId } = await merged("pre-who");
    const ctx = test.as(one.userId);
    expect(await refusal(previewUndo(ctx, operationId))).toBe("forbidden");
    expect(await refusal(previewForceUnlink(ctx, { userId: one.userId, accountId }))).toBe("forbidden");
    for (const id of ["nothing", crypto.randomUUID()]) {
      expect(await refusal(previewUndo(test.as(support), id))).toBe("not_found");
      const scope = { userId: one.userId, accountId: id };
      expect(await refusal(previewForceUnlink(test.as(support), scope))).toBe("not_found");
    }
  });
});
