import { makePerson, testDatabase, testPassword } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { signIn } from "../sign-in/sign-in.ts";
import { finishSignUp } from "./finish-sign-up.ts";
import { resendCode } from "./resend-code.ts";
import { startSignUp } from "./start-sign-up.ts";

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

async function lastMessage(recipient: string) {
  return test.database.prisma.message.findFirstOrThrow({
    where: { recipient },
    orderBy: { id: "desc" },
    select: { subject: true, text: true, channel: true },
  });
}

async function codeTo(recipient: string): Promise<string> {
  return /\d{6}/.exec((await lastMessage(recipient)).subject)?.[0] ?? "";
}

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error) => error.code,
  );
}

function otherThan(code: string): string {
  return code === "123456" ? "654321" : "123456";
}

describe("signing up", () => {
  it("by mail, with a first ID: she is signed in by all her names afterwards", async () => {
    const contact = "New.One@Example.com";
    const { verificationId } = await startSignUp(fresh(), {
      contact,
      password,
      displayName: "新 一",
      locale: "en",
    });
    expect((await lastMessage("new.one@example.com")).text).toContain("good for 10 minutes");
    const code = await codeTo("new.one@example.com");
    const { userId } = await finishSignUp(fresh(), { verificationId, code, realm: "retail" });
    for (const identifier of [contact, "新一", "retail/新一"]) {
      expect(await signIn(fresh(), { identifier, password })).toEqual({ kind: "signed_in", userId });
    }
    const kept = await test.database.prisma.verification.findUniqueOrThrow({
      where: { id: verificationId },
      select: { payload: true, codeHash: true },
    });
    expect(kept).toEqual({ payload: null, codeHash: null });
  });

  it("by mobile, without a name or an ID", async () => {
    const { verificationId } = await startSignUp(fresh(), { contact: "13700002222", password });
    expect(await lastMessage("+8613700002222")).toMatchObject({ channel: "sms" });
    const code = await codeTo("+8613700002222");
    const { userId } = await finishSignUp(fresh(), {
      verificationId,
      code: ` ${code.slice(0, 3)} ${code.slice(3)}`,
    });
    const person = await test.database.prisma.user.findUniqueOrThrow({
      where: { id: userId },
      select: { displayName: true, accounts: { select: { id: true } } },
    });
    expect(person).toEqual({ displayName: "新朋友", accounts: [] });
  });

  it("gives a drawn login name where the display name cannot be one", async () => {
    const { verificationId } = await startSignUp(fresh(), {
      contact: "drawn@example.com",
      password,
      displayName: "/:",
    });
    const code = await codeTo("drawn@example.com");
    const { userId } = await finishSignUp(fresh(), { verificationId, code, realm: "wholesale" });
    const [account] = await test.database.prisma.account.findMany({
      where: { userId },
      select: { loginName: true },
    });
    expect(account?.loginName).toMatch(/^hu[a-z2-7]{8}$/);
  });

  it("works once: the same call twice, and two at once", async () => {
    const { verificationId } = await startSignUp(fresh(), { contact: "twice@example.com", password });
    const code = await codeTo("twice@example.com");
    const answers = await Promise.all(
      [1, 2, 3].map(() => failure(finishSignUp(fresh(), { verificationId, code, realm: "retail" }))),
    );
    expect(answers.filter((answer) => answer === "none")).toHaveLength(1);
    expect(await failure(finishSignUp(fresh(), { verificationId, code }))).toBe("expired");
    expect(await test.database.prisma.contact.count({ where: { value: "twice@example.com" } })).toBe(1);
  });

  it("takes five tries, ten minutes, and its own code alone", async () => {
    const { verificationId } = await startSignUp(fresh(), { contact: "tries@example.com", password });
    const code = await codeTo("tries@example.com");
    expect(await failure(finishSignUp(fresh(11), { verificationId, code }))).toBe("expired");
    for (let index = 0; index < 5; index += 1) {
      expect(await failure(finishSignUp(fresh(), { verificationId, code: otherThan(code) }))).toBe(
        "wrong_code",
      );
    }
    expect(await failure(finishSignUp(fresh(), { verificationId, code }))).toBe("expired");
    expect(await failure(resendCode(fresh(), { verificationId }))).toBe("expired");
  });

  it("sends a new code, which voids the first and gives no tries back", async () => {
    const { verificationId } = await startSignUp(fresh(), { contact: "again@example.com", password });
    const first = await codeTo("again@example.com");
    await resendCode(fresh(), { verificationId });
    const second = await codeTo("again@example.com");
    if (first !== second) {
      expect(await failure(finishSignUp(fresh(), { verificationId, code: first }))).toBe("wrong_code");
    }
    expect(await failure(finishSignUp(fresh(), { verificationId, code: second }))).toBe("none");
  });

  it("refuses a weak password and what is no contact", async () => {
    const weak = startSignUp(fresh(), { contact: "weak@example.com", password: "weak@example.com" });
    await expect(weak).rejects.toMatchObject({
      code: "weak_password",
      fields: { password: "password.own_name" },
    });
    await expect(startSignUp(fresh(), { contact: "nobody", password })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { contact: "contact.invalid" },
    });
  });

  it("is throttled by contact", async () => {
    const ctx = fresh();
    for (let index = 0; index < 5; index += 1)
      await startSignUp(ctx, { contact: "flood@example.com", password });
    expect(await failure(startSignUp(ctx, { contact: "flood@example.com", password }))).toBe("throttled");
  });
});

describe("SECURITY 16 no enumeration at sign-up", () => {
  it("answers alike where somebody has the contact; she is told, and no code is right", async () => {
    const value = "taken@example.com";
    await makePerson(test.database.prisma, { contacts: [{ kind: "email", value, verified: true }] });
    const answer = await startSignUp(fresh(), { contact: value, password, locale: "en" });
    expect(Object.keys(answer)).toEqual(["verificationId"]);
    expect((await lastMessage(value)).text).toContain("already have an ID");
    const id = answer.verificationId;
    expect(await failure(finishSignUp(fresh(), { verificationId: id, code: "000000" }))).toBe("wrong_code");
    await resendCode(fresh(), { verificationId: id, locale: "en" });
    expect((await lastMessage(value)).text).toContain("already have an ID");
  });
});

describe("SECURITY 19 an address identifies nobody", () => {
  it("an imported person with the same unverified address stays who she is", async () => {
    const value = "shared@example.com";
    const imported = await makePerson(test.database.prisma, {
      ids: ["retail/imported-one"],
      contacts: [{ kind: "email", value }],
    });
    const { verificationId } = await startSignUp(fresh(), { contact: value, password });
    const { userId } = await finishSignUp(fresh(), { verificationId, code: await codeTo(value) });
    expect(userId).not.toBe(imported.userId);
    expect(await signIn(fresh(), { identifier: value, password })).toMatchObject({ userId });
    expect(await signIn(fresh(), { identifier: value, password: testPassword })).toMatchObject({
      userId: imported.userId,
    });
  });

  it("of two sign-ups for one address the first to prove it wins, the other is void", async () => {
    const contact = "race@example.com";
    const first = await startSignUp(fresh(), { contact, password });
    const firstCode = await codeTo(contact);
    const second = await startSignUp(fresh(), { contact, password: "a trojan waits in here" });
    const secondCode = await codeTo(contact);
    await finishSignUp(fresh(), { ...first, code: firstCode });
    expect(await failure(finishSignUp(fresh(), { ...second, code: secondCode }))).toBe("expired");
  });
});
