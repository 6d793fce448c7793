import { createHash } from "node:crypto";
import { makePerson, makeSeat, testDatabase, testPassword } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { signIn } from "./sign-in.ts";

const test = testDatabase();
const wrong = "not the password at all";
let addresses = 0;

/** A ctx from an address of its own, so that tests do not use up each other's tries. */
function fresh(ip = `198.51.100.${++addresses}`) {
  return test.ctx({ origin: { ip, userAgent: "vitest", requestId: null } });
}

function md5Of(password: string): string {
  return `{md5}salt$${createHash("md5").update(`salt${password}`).digest("hex")}`;
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "none",
    (error) => error.code,
  );
}

describe("signIn", () => {
  it("by name, realm and name, member number, contact: case and width do not matter", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma, {
      ids: ["retail/mei"],
      contacts: [
        { kind: "email", value: "mei@example.com", verified: true },
        { kind: "mobile", value: "+8613900001111" },
      ],
    });
    const { memberNo } = await prisma.account.findFirstOrThrow({
      where: { userId },
      select: { memberNo: true },
    });
    for (const identifier of [
      "mei",
      " MEI",
      "ｍｅｉ",
      "retail/mei",
      memberNo,
      "Mei@Example.com",
      "139 0000 1111",
    ]) {
      expect(await signIn(fresh(), { identifier, password: testPassword })).toEqual({
        kind: "signed_in",
        userId,
      });
    }
    expect(await failure(signIn(fresh(), { identifier: "mall/mei", password: testPassword }))).toBe(
      "wrong_credentials",
    );
  });

  it("by a seat of staff, unless the seat is frozen", async () => {
    const { prisma } = test.database;
    const owner = await makePerson(prisma, { ids: ["retail/owner"] });
    const staff = await makePerson(prisma, { password: "another door another key" });
    const accountId = owner.accounts["retail/owner"] ?? "";
    const id = await makeSeat(prisma, { accountId, userId: staff.userId, name: "bo" });
    const input = { identifier: "owner:bo", password: "another door another key" };
    expect(await signIn(fresh(), input)).toEqual({ kind: "signed_in", userId: staff.userId });
    await prisma.staffSeat.update({ where: { id }, data: { status: "frozen" } });
    expect(await failure(signIn(fresh(), input))).toBe("frozen");
  });

  it("an administrator by the local part of her address, nobody else", async () => {
    const { prisma } = test.database;
    const contacts = (value: string) => [{ kind: "email", value, verified: true } as const];
    const { userId } = await makePerson(prisma, {
      adminRole: "owner",
      contacts: contacts("root@example.com"),
    });
    await makePerson(prisma, { contacts: contacts("noroot@example.com") });
    expect(await signIn(fresh(), { identifier: "root", password: testPassword })).toMatchObject({ userId });
    expect(await failure(signIn(fresh(), { identifier: "noroot", password: testPassword }))).toBe(
      "wrong_credentials",
    );
    expect(await failure(signIn(fresh(), { identifier: "%root", password: testPassword }))).toBe(
      "wrong_credentials",
    );
  });

  it("asks for the realm of a name that different people hold, after a right password alone", async () => {
    const { prisma } = test.database;
    const first = await makePerson(prisma, { ids: ["retail/dou"], password: "first of the two dou" });
    await makePerson(prisma, { ids: ["wholesale/dou"], password: "second of the two dou" });
    const asked = await signIn(fresh(), { identifier: "dou", password: "first of the two dou" });
    expect(asked).toMatchObject({
      kind: "choose_realm",
      options: [
        { realm: "retail", loginName: "dou" },
        { realm: "wholesale", loginName: "dou" },
      ],
    });
    expect(await failure(signIn(fresh(), { identifier: "dou", password: wrong }))).toBe("wrong_credentials");
    expect(
      await signIn(fresh(), { identifier: "dou", password: "first of the two dou", realm: "retail" }),
    ).toMatchObject({ userId: first.userId });
    expect(
      await failure(signIn(fresh(), { identifier: "wholesale/dou", password: "first of the two dou" })),
    ).toBe("wrong_credentials");
  });

  it("does not ask where all who hold the name are one person", async () => {
    const { userId } = await makePerson(test.database.prisma, { ids: ["retail/one", "wholesale/one"] });
    expect(await signIn(fresh(), { identifier: "one", password: testPassword })).toMatchObject({ userId });
  });

  it("a shared address: the password decides; right for several, she chooses among their IDs", async () => {
    const { prisma } = test.database;
    const contacts = [{ kind: "email", value: "family@example.com" } as const];
    const mother = await makePerson(prisma, {
      ids: ["retail/fam-a"],
      contacts,
      password: "mother of the family",
    });
    await makePerson(prisma, { ids: ["retail/fam-b"], contacts });
    await makePerson(prisma, { ids: ["mall/fam-c"], contacts });
    const identifier = "family@example.com";
    expect(await signIn(fresh(), { identifier, password: "mother of the family" })).toMatchObject({
      userId: mother.userId,
    });
    expect(await signIn(fresh(), { identifier, password: testPassword })).toMatchObject({
      kind: "choose_realm",
      options: [
        { realm: "retail", loginName: "fam-b" },
        { realm: "mall", loginName: "fam-c" },
      ],
    });
  });

  it("tells a frozen person so, after a right password alone", async () => {
    await makePerson(test.database.prisma, { ids: ["retail/ice"], status: "frozen" });
    expect(await failure(signIn(fresh(), { identifier: "ice", password: wrong }))).toBe("wrong_credentials");
    expect(await failure(signIn(fresh(), { identifier: "ice", password: testPassword }))).toBe("frozen");
  });

  it("refuses what is no input", async () => {
    expect(await failure(signIn(fresh(), { identifier: "", password: "x" }))).toBe("invalid_input");
    expect(await failure(signIn(fresh(), { identifier: "x", password: "x".repeat(1_025) }))).toBe(
      "invalid_input",
    );
    expect(await failure(signIn(fresh(), { identifier: "x".repeat(200), password: wrong }))).toBe(
      "wrong_credentials",
    );
  });
});

describe("SECURITY 15 foreign hashes", () => {
  it("are verified once and hashed anew, by two sign-ins at once too", async () => {
    const { prisma } = test.database;
    const { userId } = await makePerson(prisma, { ids: ["deals/old"], secret: md5Of("an old door") });
    const input = { identifier: "deals/old", password: "an old door" };
    await Promise.all([signIn(fresh(), input), signIn(fresh(), input)]);
    const { secret } = await prisma.credential.findFirstOrThrow({
      where: { userId },
      select: { secret: true },
    });
    expect(secret).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await signIn(fresh(), input)).toMatchObject({ userId });
    const rehashed = await prisma.auditEntry.count({
      where: { subjectUserId: userId, action: "password.rehashed" },
    });
    expect(rehashed).toBe(1);
  });
});

describe("SECURITY 16 no enumeration at sign-in", () => {
  it("the unknown, the one without a password and a wrong password look the same", async () => {
    await makePerson(test.database.prisma, { ids: ["retail/known"] });
    await makePerson(test.database.prisma, { ids: ["retail/nopass"], password: null });
    const errors = [];
    for (const identifier of ["known", "nopass", "nobody-of-this-name", "a\u0000b"]) {
      const error = await signIn(fresh(), { identifier, password: wrong }).catch((caught) => caught);
      errors.push({ code: error.code, fields: error.fields, message: error.message });
    }
    expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(1);
  });

  it("takes the same time for the unknown and the known, of any scheme", async () => {
    await makePerson(test.database.prisma, { ids: ["retail/timed"] });
    await makePerson(test.database.prisma, { ids: ["retail/fast"], secret: md5Of("x") });
    const unknown = "never-heard-of";
    const rounds: Record<string, number>[] = [];
    for (let round = 0; round < 12; round += 1) {
      const times: Record<string, number> = {};
      // One after another, in turn: none is always the first.
      for (const identifier of rotated(["timed", "fast", unknown], round)) {
        const startedAt = performance.now();
        await failure(signIn(fresh(), { identifier, password: wrong }));
        times[identifier] = performance.now() - startedAt;
      }
      rounds.push(times);
    }
    for (const known of ["timed", "fast"]) {
      const differences = rounds.map((times) => (times[known] ?? 0) - (times[unknown] ?? 0));
      const slower = differences.filter((one) => one > 0).length;
      const median = differences.toSorted((a, b) => a - b)[6] ?? 0;
      // A busy machine makes single answers late, and never those of one kind alone: a leak is both steady and large.
      const isTold = Math.abs(median) > 15 && (slower <= 1 || slower >= 11);
      expect(isTold, `${known}: ${differences.map(Math.round).join(" ")} ms`).toBe(false);
    }
    expect(Math.min(...rounds.flatMap((times) => Object.values(times)))).toBeGreaterThanOrEqual(340);
  });

  it("keeps no name and no password in the audit of a failure", async () => {
    await failure(signIn(fresh(), { identifier: "secretive-name", password: "secretive password" }));
    const entries = await test.database.prisma.auditEntry.findMany({
      where: { action: "person.sign_in_failed" },
      select: { data: true },
    });
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toContain("secretive");
  });
});

describe("SECURITY 17 throttling", () => {
  it("refuses the 11th wrong try and the right one after it; the victim elsewhere still gets in", async () => {
    const { userId } = await makePerson(test.database.prisma, { ids: ["retail/victim"] });
    const attacker = "192.0.2.66";
    const tries = [];
    for (let index = 0; index < 10; index += 1) {
      tries.push(await failure(signIn(fresh(attacker), { identifier: "victim", password: wrong })));
    }
    expect(new Set(tries)).toEqual(new Set(["wrong_credentials"]));
    expect(await failure(signIn(fresh(attacker), { identifier: "victim", password: wrong }))).toBe(
      "throttled",
    );
    expect(await failure(signIn(fresh(attacker), { identifier: " VICTIM", password: testPassword }))).toBe(
      "throttled",
    );
    expect(await signIn(fresh(), { identifier: "victim", password: testPassword })).toMatchObject({ userId });

    const later = new Date(Date.now() + 16 * 60_000);
    const afterwards = { ...fresh(attacker), now: later };
    expect(await signIn(afterwards, { identifier: "victim", password: testPassword })).toMatchObject({
      userId,
    });
  });

  it("lets no more than ten of parallel guesses learn anything", async () => {
    await makePerson(test.database.prisma, { ids: ["retail/target"] });
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        failure(signIn(fresh("192.0.2.77"), { identifier: "target", password: wrong })),
      ),
    );
    expect(answers.filter((code) => code === "wrong_credentials").length).toBe(10);
    expect(answers.filter((code) => code === "throttled").length).toBe(20);
  });

  it("the unknown are throttled like the known", async () => {
    const codes = [];
    for (let index = 0; index < 11; index += 1) {
      codes.push(await failure(signIn(fresh("192.0.2.88"), { identifier: "nobody-77", password: wrong })));
    }
    expect(codes.at(9)).toBe("wrong_credentials");
    expect(codes.at(10)).toBe("throttled");
  });

  it("only failures count, and a right sign-in forgives them", async () => {
    const { userId } = await makePerson(test.database.prisma, { ids: ["retail/clumsy"] });
    const ip = "192.0.2.99";
    for (let round = 0; round < 3; round += 1) {
      for (let index = 0; index < 5; index += 1) {
        await failure(signIn(fresh(ip), { identifier: "clumsy", password: wrong }));
      }
      expect(await signIn(fresh(ip), { identifier: "clumsy", password: testPassword })).toMatchObject({
        userId,
      });
    }
    const many = Array.from({ length: 25 }, () =>
      signIn(fresh(ip), { identifier: "clumsy", password: testPassword }),
    );
    expect((await Promise.all(many)).every((outcome) => outcome.kind === "signed_in")).toBe(true);
  });

  it("answers busy at once when too many hashes wait, with a time to come back", async () => {
    await makePerson(test.database.prisma, { ids: ["retail/flood"] });
    const answers = await Promise.all(
      Array.from({ length: 150 }, () =>
        signIn(fresh(), { identifier: "retail/flood", password: testPassword }).then(
          () => ({ code: "in", retryAfterSeconds: undefined }),
          (error) => error,
        ),
      ),
    );
    const busy = answers.filter(({ code }) => code === "busy");
    expect(busy.length).toBeGreaterThan(0);
    expect(busy.every(({ retryAfterSeconds }) => retryAfterSeconds === 1)).toBe(true);
    expect(answers.every(({ code }) => code === "in" || code === "busy")).toBe(true);
  });
});
