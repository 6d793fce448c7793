import { makePerson, makeSignOn, testDatabase } from "@hutong/testing";
import { beforeAll, describe, expect, it } from "vitest";
import type { IdentityCtx } from "../context.ts";
import { freezePerson, unfreezePerson } from "./freeze-person.ts";
import { sendReset } from "./send-reset.ts";
import { setAdminRole } from "./set-admin-role.ts";
import { endPersonSession, signOutPerson } from "./sign-out-person.ts";

const test = testDatabase();
const people = { owner: "", otherOwner: "", operator: "", support: "", auditor: "", her: "" };

beforeAll(async () => {
  const db = test.database.prisma;
  const make = async (adminRole?: "owner" | "operator" | "support" | "auditor") =>
    (await makePerson(db, adminRole ? { adminRole } : {})).userId;
  people.owner = await make("owner");
  people.otherOwner = await make("owner");
  people.operator = await make("operator");
  people.support = await make("support");
  people.auditor = await make("auditor");
  people.her = (
    await makePerson(db, { contacts: [{ kind: "email", value: "her@example.com", verified: true }] })
  ).userId;
});

type Write = (ctx: IdentityCtx, userId: string, reason: string) => Promise<unknown>;

const writes: Record<string, Write> = {
  freeze: (ctx, userId, reason) => freezePerson(ctx, { userId, reason }),
  unfreeze: (ctx, userId, reason) => unfreezePerson(ctx, { userId, reason }),
  "sign out everywhere": (ctx, userId, reason) => signOutPerson(ctx, { userId, reason }),
  "end one session": async (ctx, userId, reason) =>
    endPersonSession(ctx, {
      userId,
      reason,
      uid: await makeSignOn(test.database.prisma, userId),
    }),
  "send a reset code": (ctx, userId, reason) =>
    sendReset(ctx, { userId, reason, siteOrigin: "http://id.localhost:3000" }),
};

const code = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error) => error.code,
  );

describe.each(Object.entries(writes))("an administrator's write: %s", (_name, write) => {
  it("is for operators and owners", async () => {
    for (const [who, outcome] of [
      [people.support, "forbidden"],
      [people.auditor, "forbidden"],
      [people.her, "forbidden"],
      [people.operator, "done"],
      [people.owner, "done"],
    ] as const) {
      expect(await code(write(test.as(who), people.her, "asked by phone"))).toBe(outcome);
    }
    expect(await code(write(test.ctx(), people.her, "asked by phone"))).toBe("not_signed_in");
  });

  it("SECURITY 20: asks an old sign-in again", async () => {
    const now = new Date();
    const actor = {
      kind: "person",
      userId: people.owner,
      authenticatedAt: new Date(now.getTime() - 601_000),
    };
    const old = test.as(people.owner, { now, actor: actor as IdentityCtx["actor"] });
    expect(await code(write(old, people.her, "asked by phone"))).toBe("reauthenticate");
  });

  it("asks for a reason", async () => {
    for (const reason of ["", "   ", "abc", "a  "]) {
      await expect(write(test.as(people.owner), people.her, reason)).rejects.toMatchObject({
        fields: { reason: "reason_too_short" },
      });
    }
    await expect(write(test.as(people.owner), people.her, "x".repeat(281))).rejects.toMatchObject({
      code: "invalid_input",
    });
  });

  it("is not done to herself, nor by an operator to an administrator", async () => {
    expect(await code(write(test.as(people.owner), people.owner, "asked by phone"))).toBe("forbidden");
    expect(await code(write(test.as(people.operator), people.support, "asked by phone"))).toBe("forbidden");
    expect(await code(write(test.as(people.operator), people.owner, "asked by phone"))).toBe("forbidden");
  });

  it("keeps the reason and who acted", async () => {
    const db = test.database.prisma;
    const { userId } = await makePerson(db, {
      contacts: [{ kind: "email", value: `${crypto.randomUUID()}@x.cn` }],
    });
    await freezePerson(test.as(people.operator), { userId, reason: "before" });
    await write(test.as(people.operator), userId, "asked by phone").catch(() => undefined);
    const [last] = await db.auditEntry.findMany({
      where: { subjectUserId: userId },
      orderBy: { id: "desc" },
      select: { actorUserId: true, data: true },
    });
    expect(last?.actorUserId).toBe(people.operator);
    expect(last?.data).toHaveProperty("reason");
  });
});

describe("a reset code at her wish", () => {
  it("SECURITY 18: goes to her; the administrator chooses neither password nor address, and sees no code", async () => {
    const db = test.database.prisma;
    const value = `${crypto.randomUUID()}@example.com`;
    const { userId } = await makePerson(db, {
      contacts: [{ kind: "email", value }],
      ids: ["retail/reset-me"],
    });
    const before = await db.credential.findFirst({ where: { userId }, select: { secret: true } });
    const answer: unknown = await sendReset(test.as(people.operator), {
      userId,
      reason: "asked by phone",
      siteOrigin: "http://id.localhost:3000",
    });
    expect(answer).toBeUndefined();
    const [message] = await db.message.findMany({ where: { recipient: value }, select: { text: true } });
    expect(message?.text).toMatch(/\d{6}/);
    expect(message?.text).toContain("http://id.localhost:3000/reset/code?ticket=");
    expect(await db.credential.findFirst({ where: { userId }, select: { secret: true } })).toEqual(before);
    const noted = await db.auditEntry.findFirst({
      where: { subjectUserId: userId, action: "person.reset_sent" },
      select: { data: true },
    });
    const sent = /\d{6}/.exec(message?.text ?? "")?.[0] ?? "none";
    expect(JSON.stringify(noted)).not.toContain(sent);
  });

  it("is refused where she cannot be reached", async () => {
    const { userId } = await makePerson(test.database.prisma);
    const sending = sendReset(test.as(people.owner), {
      userId,
      reason: "asked by phone",
      siteOrigin: "http://id.localhost:3000",
    });
    expect(await code(sending)).toBe("conflict");
  });
});

describe("roles", () => {
  it("are an owner's to give, with a reason, to somebody else", async () => {
    const give = (who: string, userId: string) =>
      code(setAdminRole(test.as(who), { userId, role: "support", reason: "newcomer" }));
    const { userId } = await makePerson(test.database.prisma);
    expect(await give(people.operator, userId)).toBe("forbidden");
    expect(await give(people.owner, people.owner)).toBe("forbidden");
    expect(await give(people.owner, userId)).toBe("done");
    expect(await give(people.owner, people.otherOwner)).toBe("done");
  });
});
