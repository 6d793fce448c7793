import type { UserId } from "@hutong/kernel";
import { makePerson, makeSignOn, testDatabase, testPassword } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fresh, refusal } from "../linking/test-linking.ts";
import { signIn } from "../sign-in/sign-in.ts";
import { finishSignUp } from "../sign-up/finish-sign-up.ts";
import { startSignUp } from "../sign-up/start-sign-up.ts";
import { addUpstreamIdentity, linkUpstream } from "./link-upstream.ts";
import { openWithUpstream } from "./open-with-upstream.ts";
import { readUpstreamIdentities } from "./read-providers.ts";
import { browser, startTestUpstream, type TestUpstream, unknownVisit, visited } from "./test-upstream.ts";

/*
 * The attacks of "Pre-hijacked accounts" (arXiv 2205.10174) that need a provider, played through one that really runs:
 * another Hutong. It vouches for every address that stands in its tables, so the attacker writes there what he likes.
 */

const test = testDatabase();
const attackersPassword = "the attacker chose this";
let upstream: TestUpstream;

beforeAll(async () => {
  upstream = await startTestUpstream(test);
}, 60_000);
afterAll(() => upstream.close());

/** Somebody at the provider, whom it gives this address as verified. */
async function there(email: string): Promise<UserId> {
  const contacts = [{ kind: "email" as const, value: email, verified: true }];
  return (await makePerson(upstream.database.prisma, { contacts })).userId;
}

async function newestCode(recipient: string): Promise<string> {
  const message = await test.database.prisma.message.findFirstOrThrow({
    where: { recipient },
    orderBy: { id: "desc" },
    select: { text: true },
  });
  return message.text.match(/\b\d{6}\b/)?.[0] ?? "";
}

describe("SECURITY 19: pre-hijacking through a provider", () => {
  it("SECURITY 19 classic-federated merge: a victim who comes by a provider does not land in what an attacker opened with her address", async () => {
    const { prisma } = test.database;
    const email = "victim-1@example.com";
    // The attacker was first here: an ID that names the victim's address, with a password of his, and a sign-up under way.
    const attacker = await makePerson(prisma, {
      password: attackersPassword,
      ids: ["retail/trap-1"],
      contacts: [{ kind: "email", value: email }],
    });
    const begun = await startSignUp(fresh(test), { contact: email, password: attackersPassword });
    const victim = await there(email);
    const visitId = await unknownVisit(test, upstream, victim);
    const opened = await openWithUpstream(fresh(test), { visitId, browser, contact: email });
    const code = await newestCode(email);
    // Her code does not end his sign-up, and his ends with hers.
    expect(await refusal(finishSignUp(fresh(test), { ...begun, code }))).toMatch(/wrong_code|expired/);
    const { userId } = await finishSignUp(fresh(test), { ...opened, code });
    expect(userId).not.toBe(attacker.userId);
    expect(await refusal(finishSignUp(fresh(test), { ...begun, code }))).toBe("expired");
    expect(await visited(test, upstream, victim)).toMatchObject({ kind: "signed_in", userId });
    // What he chose opens his own and nothing of hers.
    expect(await signIn(fresh(test), { identifier: email, password: attackersPassword })).toEqual({
      kind: "signed_in",
      userId: attacker.userId,
    });
    expect(await readUpstreamIdentities(prisma, attacker.userId)).toEqual([]);
  });

  it("SECURITY 19 non-verifying provider: who is the victim by address there is nobody here, and gets nowhere without her password or her mail", async () => {
    const { prisma } = test.database;
    const email = "victim-2@example.com";
    const { userId } = await makePerson(prisma, {
      ids: ["retail/victim-2"],
      contacts: [{ kind: "email", value: email, verified: true }],
    });
    const attacker = await there(email);
    const back = await visited(test, upstream, attacker);
    expect(back.kind).toBe("unknown");
    const visitId = back.kind === "unknown" ? back.visitId : "";
    for (const identifier of [email, "victim-2"]) {
      const guess = linkUpstream(fresh(test), { visitId, browser, identifier, password: attackersPassword });
      expect(await refusal(guess)).toBe("wrong_credentials");
    }
    const messages = await prisma.message.count({ where: { recipient: email } });
    const { verificationId } = await openWithUpstream(fresh(test), { visitId, browser, contact: email });
    // She is told that she has an ID; no code is ever right.
    expect(await prisma.message.count({ where: { recipient: email } })).toBe(messages + 1);
    expect(await refusal(finishSignUp(fresh(test), { verificationId, code: "000000" }))).toBe("wrong_code");
    expect((await visited(test, upstream, attacker)).kind).toBe("unknown");
    expect(await readUpstreamIdentities(prisma, userId)).toEqual([]);
  });

  it("SECURITY 19 an address that changes hands at the provider moves nobody: the subject decides", async () => {
    const { prisma } = test.database;
    const own = await makePerson(prisma, { ids: ["retail/victim-3"] });
    const victim = await there("victim-3@example.com");
    const visitId = await unknownVisit(test, upstream, victim);
    await linkUpstream(fresh(test), { visitId, browser, identifier: "victim-3", password: testPassword });
    // The provider gives her address to somebody else, and her another.
    await upstream.database.prisma.contact.updateMany({
      where: { userId: victim },
      data: { value: "renamed-3@example.com", verifiedKey: "renamed-3@example.com" },
    });
    const heir = await there("victim-3@example.com");
    expect((await visited(test, upstream, heir)).kind).toBe("unknown");
    expect(await visited(test, upstream, victim)).toMatchObject({ kind: "signed_in", userId: own.userId });
  });

  it("SECURITY 19 trojan identifier: an attacker who sits in the victim's browser session cannot add his provider's account without her fresh proof, and she is told", async () => {
    const { prisma } = test.database;
    const email = "victim-4@example.com";
    const victim = await makePerson(prisma, {
      ids: ["retail/victim-4"],
      contacts: [{ kind: "email", value: email, verified: true }],
    });
    await makeSignOn(prisma, victim.userId);
    const attacker = await there("attacker-4@example.com");
    const visitId = await unknownVisit(test, upstream, attacker, { as: victim.userId });
    const stale = test.as(victim.userId, {
      actor: { kind: "person", userId: victim.userId, authenticatedAt: new Date(Date.now() - 11 * 60_000) },
    });
    expect(await refusal(addUpstreamIdentity(stale, { visitId, browser }))).toBe("reauthenticate");
    // Nor does an answer that the attacker got in his own browser count in hers (forced linking).
    const his = "the browser of the attacker, with his cookie";
    const inHis = await refusal(addUpstreamIdentity(test.as(victim.userId), { visitId, browser: his }));
    expect(inHis).toBe("expired");
    await addUpstreamIdentity(test.as(victim.userId), { visitId, browser });
    expect(await prisma.message.count({ where: { recipient: email } })).toBe(1);
  });
});
