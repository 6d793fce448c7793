import { makePerson, makeSignOn, testDatabase, testPassword } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { signIn } from "../sign-in/sign-in.ts";
import { startSignUp } from "../sign-up/start-sign-up.ts";
import { finishReset } from "./finish-reset.ts";
import { startReset } from "./start-reset.ts";

const test = testDatabase();
const password = "vexing quilt and a lamp";
let addresses = 0;

function fresh(minutesLater = 0) {
  addresses += 1;
  return test.ctx({
    now: new Date(Date.now() + minutesLater * 60_000),
    origin: { ip: `198.51.100.${addresses}`, userAgent: "vitest", requestId: null },
  });
}

async function codesTo(recipient: string): Promise<{ code: string; text: string }[]> {
  const rows = await test.database.prisma.message.findMany({
    where: { recipient, subject: { contains: "reset code" } },
    orderBy: { id: "desc" },
    select: { subject: true, text: true },
  });
  return rows.map(({ subject, text }) => ({ code: /\d{6}/.exec(subject)?.[0] ?? "", text }));
}

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error) => error.code,
  );
}

const mail = (value: string, verified = true) => [{ kind: "email", value, verified } as const];

describe("resetting", () => {
  it("by name or address: the new password is hers, the old is not", async () => {
    const { userId } = await makePerson(test.database.prisma, {
      ids: ["retail/forgetful"],
      contacts: mail("forgetful@example.com"),
    });
    const { ticket } = await startReset(fresh(), { identifier: "retail/forgetful", locale: "en" });
    const [sent] = await codesTo("forgetful@example.com");
    expect(sent?.text).toContain("retail/forgetful");
    const code = sent?.code ?? "";
    expect(await finishReset(fresh(), { ticket, code, password })).toEqual({ userId });
    expect(await signIn(fresh(), { identifier: "forgetful", password })).toMatchObject({ userId });
    expect(await failure(signIn(fresh(), { identifier: "forgetful", password: testPassword }))).toBe(
      "wrong_credentials",
    );
    expect(await failure(finishReset(fresh(), { ticket, code, password }))).toBe("wrong_code");
  });

  it("gives a password to an imported person who had none, and her address is proven", async () => {
    const { userId } = await makePerson(test.database.prisma, {
      ids: ["retail/silent"],
      password: null,
      contacts: mail("silent@example.com", false),
    });
    const { ticket } = await startReset(fresh(), { identifier: "silent@example.com", locale: "en" });
    const [sent] = await codesTo("silent@example.com");
    await finishReset(fresh(), { ticket, code: sent?.code ?? "", password });
    const contact = await test.database.prisma.contact.findFirstOrThrow({
      where: { userId },
      select: { verifiedKey: true },
    });
    expect(contact.verifiedKey).toBe("silent@example.com");
  });

  it("writes to each of several people on one address, each code for its own ID", async () => {
    const { prisma } = test.database;
    const one = await makePerson(prisma, {
      ids: ["retail/twin-a"],
      contacts: mail("twins@example.com", false),
    });
    const two = await makePerson(prisma, {
      ids: ["mall/twin-b"],
      contacts: mail("twins@example.com", false),
    });
    const { ticket } = await startReset(fresh(), { identifier: "twins@example.com", locale: "en" });
    const sent = await codesTo("twins@example.com");
    expect(sent).toHaveLength(2);
    const code = sent.find(({ text }) => text.includes("mall/twin-b"))?.code ?? "";
    expect(await finishReset(fresh(), { ticket, code, password })).toEqual({ userId: two.userId });
    expect(await signIn(fresh(), { identifier: "twin-a", password: testPassword })).toMatchObject({
      userId: one.userId,
    });
  });

  it("leaves an address to whom it was proven", async () => {
    const { prisma } = test.database;
    const owner = await makePerson(prisma, { ids: ["retail/proven"], contacts: mail("proven@example.com") });
    const other = await makePerson(prisma, {
      ids: ["mall/claims"],
      contacts: mail("proven@example.com", false),
    });
    const { ticket } = await startReset(fresh(), { identifier: "mall/claims", locale: "en" });
    const [sent] = await codesTo("proven@example.com");
    await finishReset(fresh(), { ticket, code: sent?.code ?? "", password });
    const holders = await prisma.contact.findMany({
      where: { verifiedKey: "proven@example.com" },
      select: { userId: true },
    });
    expect(holders).toEqual([{ userId: owner.userId }]);
    expect(other.userId).not.toBe(owner.userId);
  });

  it("takes five tries and ten minutes; two at once, one wins", async () => {
    const value = "tries@example.com";
    await makePerson(test.database.prisma, { ids: ["retail/tries"], contacts: mail(value) });
    const first = await startReset(fresh(), { identifier: value, locale: "en" });
    const code = (await codesTo(value))[0]?.code ?? "";
    const wrongCode = code === "123456" ? "654321" : "123456";
    expect(await failure(finishReset(fresh(11), { ...first, code, password }))).toBe("wrong_code");
    for (let index = 0; index < 5; index += 1) {
      expect(await failure(finishReset(fresh(), { ...first, code: wrongCode, password }))).toBe("wrong_code");
    }
    expect(await failure(finishReset(fresh(), { ...first, code, password }))).toBe("wrong_code");

    const second = await startReset(fresh(), { identifier: value, locale: "en" });
    const right = (await codesTo(value))[0]?.code ?? "";
    const answers = await Promise.all(
      [1, 2].map(() => failure(finishReset(fresh(), { ...second, code: right, password }))),
    );
    expect(answers.filter((answer) => answer === "none")).toHaveLength(1);
  });

  it("holds the new password to the policy, with her own names", async () => {
    const value = "policy@example.com";
    await makePerson(test.database.prisma, { displayName: "Wanderlust", contacts: mail(value) });
    const { ticket } = await startReset(fresh(), { identifier: value, locale: "en" });
    const code = (await codesTo(value))[0]?.code ?? "";
    expect(await failure(finishReset(fresh(), { ticket, code, password: "short" }))).toBe("weak_password");
    const named = finishReset(fresh(), { ticket, code, password: "wanderlust lamp quilt 7" });
    expect(await failure(named)).toBe("weak_password");
    expect(await failure(finishReset(fresh(), { ticket, code, password }))).toBe("none");
  });

  it("a frozen person may reset and still cannot sign in", async () => {
    const value = "frozen@example.com";
    await makePerson(test.database.prisma, { status: "frozen", contacts: mail(value) });
    const { ticket } = await startReset(fresh(), { identifier: value, locale: "en" });
    await finishReset(fresh(), { ticket, code: (await codesTo(value))[0]?.code ?? "", password });
    expect(await failure(signIn(fresh(), { identifier: value, password }))).toBe("frozen");
  });
});

describe("SECURITY 16 no enumeration at reset", () => {
  it("gives a ticket to the unknown too, in the same time, and no code is right", async () => {
    const value = "someone@example.com";
    await makePerson(test.database.prisma, { contacts: mail(value) });
    const times: Record<string, number[]> = { [value]: [], "nobody@example.com": [] };
    for (let round = 0; round < 5; round += 1) {
      for (const [identifier, list] of Object.entries(times)) {
        const startedAt = performance.now();
        const { ticket } = await startReset(fresh(), { identifier });
        list.push(performance.now() - startedAt);
        expect(ticket).toMatch(/^[0-9a-f-]{36}$/);
      }
    }
    const medians = Object.values(times).map((list) => list.toSorted((a, b) => a - b)[2] ?? 0);
    expect(Math.max(...medians) / Math.min(...medians)).toBeLessThan(1.5);
    const { ticket } = await startReset(fresh(), { identifier: "nobody@example.com" });
    expect(await failure(finishReset(fresh(), { ticket, code: "000000", password }))).toBe("wrong_code");
  });
});

describe("SECURITY 18 a reset ends everything that was open", () => {
  it("sign-on sessions, site sessions, tokens, other codes; not another person's", async () => {
    const { prisma, pool } = test.database;
    const value = "taken-over@example.com";
    const { userId } = await makePerson(prisma, { ids: ["retail/taken"], contacts: mail(value) });
    const other = await makePerson(prisma);
    await makeSignOn(prisma, userId);
    await makeSignOn(prisma, userId);
    const otherUid = await makeSignOn(prisma, other.userId);
    await pool.query(
      `insert into provider_records (model, id_hash, payload) values
        ('RefreshToken', 'a', jsonb_build_object('accountId', $1::text)),
        ('RefreshToken', 'b', jsonb_build_object('accountId', $2::text))`,
      [userId, other.userId],
    );
    await startReset(fresh(), { identifier: value });
    await startSignUp(fresh(), { contact: "taken-over@example.com", password });
    const { ticket } = await startReset(fresh(), { identifier: value, locale: "en" });
    await finishReset(fresh(), { ticket, code: (await codesTo(value))[0]?.code ?? "", password });

    expect(await prisma.signOnSession.findMany({ select: { uid: true } })).toEqual([{ uid: otherUid }]);
    expect(await prisma.siteSession.count({ where: { userId } })).toBe(0);
    expect(await prisma.providerRecord.count()).toBe(1);
    expect(await prisma.verification.count({ where: { contactValue: value, consumedAt: null } })).toBe(0);
  });
});
