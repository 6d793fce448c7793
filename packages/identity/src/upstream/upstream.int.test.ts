import type { UserId } from "@hutong/kernel";
import { makePerson, testDatabase, testPassword } from "@hutong/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { confirmLink } from "../linking/confirm-link.ts";
import { previewLink } from "../linking/preview-link.ts";
import { proveByUpstream } from "../linking/prove-by-upstream.ts";
import { fresh, refusal, signedIn, stateOfPeople } from "../linking/test-linking.ts";
import { undoLinking } from "../linking/undo-linking.ts";
import { readPersonFile } from "../person/read-person-file.ts";
import { finishSignUp } from "../sign-up/finish-sign-up.ts";
import { finishUpstream } from "./finish-visit.ts";
import { addUpstreamIdentity, linkUpstream } from "./link-upstream.ts";
import { openWithUpstream } from "./open-with-upstream.ts";
import { readProof } from "./proof.ts";
import { readUpstreamIdentities } from "./read-providers.ts";
import { removeUpstreamIdentity, removeUpstreamOf } from "./remove-upstream.ts";
import { startUpstream } from "./start-visit.ts";
import {
  browser,
  house,
  startTestUpstream,
  type TestUpstream,
  unknownVisit,
  visited,
  wayBack,
} from "./test-upstream.ts";

const test = testDatabase();
let upstream: TestUpstream;
let names = 0;

beforeAll(async () => {
  upstream = await startTestUpstream(test);
}, 60_000);
afterAll(() => upstream.close());

/** Somebody at the upstream. */
async function there(email?: string): Promise<UserId> {
  names += 1;
  const contacts = email ? [{ kind: "email" as const, value: email, verified: true }] : [];
  return (
    await makePerson(upstream.database.prisma, {
      displayName: `外人 ${names}`,
      ids: [`retail/out-${names}`],
      contacts,
    })
  ).userId;
}

/** Somebody here, with a verified address. */
async function here(options: Parameters<typeof makePerson>[1] = {}) {
  names += 1;
  const name = `in-${names}`;
  const contacts = [{ kind: "email" as const, value: `${name}@example.com`, verified: true }];
  const { userId } = await makePerson(test.database.prisma, {
    ids: [`retail/${name}`],
    contacts,
    ...options,
  });
  return { userId, name };
}

const kindOf = ({ kind, ...rest }: Awaited<ReturnType<typeof visited>>) =>
  "why" in rest ? `${kind} ${rest.why}` : kind;

async function newest(recipient: string): Promise<string> {
  const message = await test.database.prisma.message.findFirstOrThrow({
    where: { recipient },
    orderBy: { id: "desc" },
    select: { text: true },
  });
  return message.text;
}

/** Links somebody there with somebody here. */
async function linked(options: Parameters<typeof makePerson>[1] = {}) {
  const [out, own] = [await there(), await here(options)];
  const visitId = await unknownVisit(test, upstream, out);
  const claim = { visitId, browser, identifier: own.name, password: testPassword };
  expect(await linkUpstream(fresh(test), claim)).toEqual({ userId: own.userId });
  return { out, ...own };
}

describe("signing in with another provider", () => {
  it("unknown: linked by the password of the Hutong ID she has, she is told, and in by the provider from then on", async () => {
    const { out, userId, name } = await linked();
    expect(await newest(`${name}@example.com`)).toContain("The other");
    const back = await visited(test, upstream, out);
    expect(back).toMatchObject({ kind: "signed_in", userId, interactionUid: "interaction-of-the-test" });
    const [identity, another] = await readUpstreamIdentities(test.database.prisma, userId);
    expect(another).toBeUndefined();
    expect(identity).toMatchObject({
      issuer: upstream.provider.origin,
      nameEn: "The other",
      isDisabled: false,
    });
    const actions = await test.database.prisma.auditEntry.findMany({
      where: { subjectUserId: userId },
      orderBy: { id: "asc" },
      select: { action: true },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      "upstream.linked",
      "person.signed_in",
      "person.signed_in",
    ]);
  });

  it("unknown: opens an ID without a password, with an address that our own code proves", async () => {
    const out = await there("said-by-it@example.com");
    const visitId = await unknownVisit(test, upstream, out);
    const proof = await readProof(test.ctx(), { visitId: visitId as never, browser });
    expect(proof?.suggestedEmail).toBe("said-by-it@example.com");
    const contact = "said-by-it@example.com";
    const { verificationId } = await openWithUpstream(fresh(test), {
      visitId,
      browser,
      contact,
      displayName: "新人",
    });
    const code = (await newest(contact)).match(/\b\d{6}\b/)?.[0] ?? "";
    const { userId } = await finishSignUp(fresh(test), { verificationId, code, realm: "retail" });
    expect(await test.database.prisma.credential.count({ where: { userId } })).toBe(0);
    expect(await visited(test, upstream, out)).toMatchObject({ kind: "signed_in", userId });
    const again = openWithUpstream(fresh(test), { visitId, browser, contact: "other@example.com" });
    expect(await refusal(again)).toBe("expired");
  });

  it("a proof is good once, of two at once one wins, in the browser that set out", async () => {
    const [out, one, two] = [await there(), await here(), await here()];
    const visitId = await unknownVisit(test, upstream, out);
    const claim = (identifier: string, at = browser) =>
      refusal(linkUpstream(fresh(test), { visitId, browser: at, identifier, password: testPassword }));
    expect(await claim(one.name, "another browser of somebody else entirely")).toBe("expired");
    const answers = await Promise.all([claim(one.name), claim(two.name)]);
    expect(answers.toSorted()).toEqual(["expired", "none"]);
    expect(await claim(one.name)).toBe("expired");
    expect(await test.database.prisma.upstreamIdentity.count({ where: { subject: out } })).toBe(1);
  });

  it("two proofs of one subject: the second is told that it is taken", async () => {
    const [out, one, two] = [await there(), await here(), await here()];
    const first = await unknownVisit(test, upstream, out);
    const second = await unknownVisit(test, upstream, out);
    await linkUpstream(fresh(test), {
      visitId: first,
      browser,
      identifier: one.name,
      password: testPassword,
    });
    const late = linkUpstream(fresh(test), {
      visitId: second,
      browser,
      identifier: two.name,
      password: testPassword,
    });
    expect(await refusal(late)).toBe("conflict upstream.taken");
  });

  it("wrong passwords are throttled as at a sign-in", async () => {
    const [out, own] = [await there(), await here()];
    const visitId = await unknownVisit(test, upstream, out);
    const ctx = fresh(test);
    const codes: string[] = [];
    for (let index = 0; index < 11; index += 1) {
      codes.push(
        await refusal(
          linkUpstream(ctx, { visitId, browser, identifier: own.name, password: "wrong one here" }),
        ),
      );
    }
    expect(codes[9]).toBe("wrong_credentials");
    expect(codes[10]).toBe("throttled");
  });

  it("the frozen are told so, and administrators come in by no provider", async () => {
    const { out, userId } = await linked();
    const set = (data: object) =>
      test.database.prisma.user.update({ where: { id: userId }, data, select: { id: true } });
    await set({ status: "frozen" });
    expect(kindOf(await visited(test, upstream, out))).toBe("refused frozen");
    await set({ status: "active", adminRole: "operator" });
    expect(kindOf(await visited(test, upstream, out))).toBe("refused administrator");
    const visitId = await unknownVisit(test, upstream, await there());
    const admin = await here({ adminRole: "owner" });
    const claim = linkUpstream(fresh(test), {
      visitId,
      browser,
      identifier: admin.name,
      password: testPassword,
    });
    expect(await refusal(claim)).toBe("conflict upstream.administrator");
  });
});

describe("the way there and back", () => {
  it("comes back once, in its own browser, in time, with its own state", async () => {
    const search = await wayBack(test, upstream, await there());
    const back = (changes: object, ctx = test.ctx()) =>
      finishUpstream(ctx, house, { browser, search, ...changes }).then(kindOf);
    expect(await back({ browser: "another browser of somebody else entirely" })).toBe("refused stale");
    expect(await back({ browser: undefined })).toBe("refused stale");
    expect(await back({ search: search.replace(/state=[^&]+/, "state=mine") })).toBe("refused stale");
    const late = test.ctx({ now: new Date(Date.now() + 11 * 60_000) });
    expect(await back({}, late)).toBe("refused stale");
    expect((await Promise.all([back({}), back({})])).toSorted()).toEqual(["refused stale", "unknown"]);
    expect(await back({})).toBe("refused stale");
  });

  it("SECURITY 5: another issuer's answer is refused, and one without an issuer (RFC 9207)", async () => {
    for (const change of [
      (search: string) => search.replace(/iss=[^&]+/, `iss=${encodeURIComponent("https://evil.example")}`),
      (search: string) => search.replace(/&?iss=[^&]+/, ""),
    ]) {
      const search = change(await wayBack(test, upstream, await there()));
      expect(kindOf(await finishUpstream(test.ctx(), house, { browser, search }))).toBe("refused failed");
    }
  });

  it("a code that is another visit's is refused: its PKCE verifier and nonce are not this one's", async () => {
    const out = await there();
    const [one, two] = [await wayBack(test, upstream, out), await wayBack(test, upstream, out)];
    const code = new URLSearchParams(one).get("code") ?? "";
    const swapped = new URLSearchParams(two);
    swapped.set("code", code);
    expect(kindOf(await finishUpstream(test.ctx(), house, { browser, search: `?${swapped}` }))).toBe(
      "refused failed",
    );
  });

  it("a no at the provider is a no, and another error a failure", async () => {
    for (const [error, expected] of [
      ["access_denied", "refused denied"],
      ["server_error", "refused failed"],
    ]) {
      const state = new URLSearchParams(await wayBack(test, upstream, await there())).get("state");
      const back = await finishUpstream(test.ctx(), house, {
        browser,
        search: `?error=${error}&state=${state}`,
      });
      expect(kindOf(back)).toBe(expected);
      expect(back.interactionUid).toBe("interaction-of-the-test");
    }
  });

  it("SECURITY 20: a confirmation is asked of the provider anew, and an old sign-on there does not do", async () => {
    const { out, userId } = await linked();
    const asked = { slug: "other", browser, interactionUid: "i", confirmsUserId: userId, wantsFresh: true };
    const { url } = await startUpstream(test.ctx(), house, asked);
    expect(new URL(url).searchParams.get("prompt")).toBe("login");
    expect(new URL(url).searchParams.get("max_age")).toBe("0");
    expect(await visited(test, upstream, out, { confirmsUserId: userId, wantsFresh: true })).toMatchObject({
      kind: "signed_in",
      confirmsUserId: userId,
    });
    // The same answer as if the provider had asked her ten minutes before we sent her there.
    const search = await wayBack(test, upstream, out, { confirmsUserId: userId, wantsFresh: true });
    await test.database.prisma.upstreamVisit.updateMany({
      where: { returnedAt: null },
      data: { createdAt: new Date(Date.now() + 10 * 60_000) },
    });
    expect(kindOf(await finishUpstream(test.ctx(), house, { browser, search }))).toBe("refused not_fresh");
  });
});

describe("ways in of somebody signed in", () => {
  it("SECURITY 20: adds one after a fresh proof of both, for herself alone", async () => {
    const [out, own, other] = [await there(), await here(), await here()];
    const visitId = await unknownVisit(test, upstream, out, { as: own.userId });
    const proof = { visitId, browser };
    const old = test.as(own.userId, {
      now: new Date(Date.now() + 9 * 60_000),
      actor: { kind: "person", userId: own.userId },
    });
    expect(await refusal(addUpstreamIdentity(old, proof))).toBe("reauthenticate");
    expect(await refusal(addUpstreamIdentity(test.as(other.userId), proof))).toBe("expired");
    expect(await refusal(addUpstreamIdentity(test.ctx(), proof))).toBe("not_signed_in");
    expect(await refusal(addUpstreamIdentity(test.as(own.userId), proof))).toBe("none");
    expect(await refusal(addUpstreamIdentity(test.as(own.userId), proof))).toBe("expired");
    // A proof to add signs nobody in.
    expect(await visited(test, upstream, out)).toMatchObject({ kind: "signed_in", userId: own.userId });
    const again = await unknownVisit(test, upstream, out, { as: other.userId });
    const taken = addUpstreamIdentity(test.as(other.userId), { visitId: again, browser });
    expect(await refusal(taken)).toBe("conflict upstream.taken");
  });

  it("SECURITY 21: removes one, never the last way in; another's is not there", async () => {
    const { userId, name } = await linked();
    const stranger = await here();
    const [identity] = await readUpstreamIdentities(test.database.prisma, userId);
    const input = { identityId: identity?.id ?? "" };
    expect(await refusal(removeUpstreamIdentity(test.as(stranger.userId), input))).toBe("not_found");
    await test.database.prisma.credential.deleteMany({ where: { userId } });
    expect(await refusal(removeUpstreamIdentity(test.as(userId), input))).toBe(
      "conflict upstream.only_way_in",
    );
    const visitId = await unknownVisit(test, upstream, await there(), { as: userId });
    await addUpstreamIdentity(test.as(userId), { visitId, browser });
    const [, second] = await readUpstreamIdentities(test.database.prisma, userId);
    const both = [input, { identityId: second?.id ?? "" }].map((one) =>
      refusal(removeUpstreamIdentity(test.as(userId), one)),
    );
    expect((await Promise.all(both)).toSorted()).toEqual(["conflict upstream.only_way_in", "none"]);
    expect(await newest(`${name}@example.com`)).toContain("no longer be opened");
  });

  it("an administrator sees it on her page and removes it, with a reason, freshly signed in, never the last way in", async () => {
    const { prisma } = test.database;
    const { userId, name } = await linked();
    const [operator, support, stranger] = await Promise.all([
      makePerson(prisma, { adminRole: "operator" }),
      makePerson(prisma, { adminRole: "support" }),
      here(),
    ]);
    const file = await readPersonFile(test.as(support.userId), { userId });
    const [way, ...more] = file.upstreams;
    expect(more).toEqual([]);
    expect(way).toMatchObject({
      slug: "other",
      nameEn: "The other",
      isOff: false,
      linkedAt: expect.any(Date),
    });
    expect(way?.subjectEnd).toHaveLength(4);
    const input = { userId, identityId: way?.id ?? "", reason: "the account there was stolen" };
    const as = (who: string, changes: object = {}) =>
      refusal(removeUpstreamOf(test.as(who), { ...input, ...changes }));
    for (const who of [support.userId, stranger.userId, userId]) expect(await as(who)).toBe("forbidden");
    expect(await as(operator.userId, { reason: "" })).toBe("invalid_input reason_too_short");
    expect(await as(operator.userId, { userId: stranger.userId })).toBe("not_found");
    const stale = test.as(operator.userId, {
      actor: { kind: "person", userId: operator.userId, authenticatedAt: new Date(Date.now() - 11 * 60_000) },
    });
    expect(await refusal(removeUpstreamOf(stale, input))).toBe("reauthenticate");
    const { credentials } = await prisma.user.findUniqueOrThrow({
      where: { id: userId },
      select: { credentials: true },
    });
    await prisma.credential.deleteMany({ where: { userId } });
    expect(await as(operator.userId)).toBe("conflict upstream.only_way_in");
    await prisma.credential.createMany({ data: credentials });
    expect([await as(operator.userId), await as(operator.userId)]).toEqual(["none", "not_found"]);
    expect(await newest(`${name}@example.com`)).toContain("no longer be opened");
    const entry = { actorUserId: operator.userId, action: "upstream.unlinked" };
    expect(await prisma.auditEntry.findMany({ where: entry, select: { data: true } })).toEqual([
      { data: { upstream: "other", reason: input.reason } },
    ]);
  });
});

describe("SECURITY 20: a provider proves another ID of hers", () => {
  /** Somebody signed in, who set out to add what opens the ID of somebody else. */
  async function setOut(other: { out: UserId }, wantsFresh = true) {
    const own = await signedIn(test, (await here()).userId);
    const visitId = await unknownVisit(test, upstream, other.out, { as: own.userId, wantsFresh });
    const prove = (over: Partial<Parameters<typeof proveByUpstream>[1]> = {}) =>
      proveByUpstream(own.ctx(), { visitId, browser, signOnUid: own.signOnUid, ...over });
    return { own, visitId, prove };
  }

  it("asked anew she proves it once, sees it and links it, without a password; it is undone", async () => {
    const other = await linked();
    await test.database.prisma.credential.deleteMany({ where: { userId: other.userId } });
    const { own, prove } = await setOut(other);
    const before = await stateOfPeople(test.database.prisma, [own.userId, other.userId]);
    const attempts = await Promise.allSettled([prove(), prove()]);
    const [done] = attempts.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const proposal = { proposalId: done?.proposalId ?? "", signOnUid: own.signOnUid };
    // Both at the same site: which one acts is hers to choose, and nothing stands in the way.
    expect((await previewLink(own.ctx(), proposal))?.states.map(({ kind }) => kind)).toEqual(["same_site"]);
    const { operationId } = await confirmLink(own.ctx(), proposal);
    expect(await readUpstreamIdentities(test.database.prisma, own.userId)).toHaveLength(1);
    expect(await visited(test, upstream, other.out)).toMatchObject({ kind: "signed_in", userId: own.userId });
    await undoLinking(own.ctx(), { operationId });
    const after = await stateOfPeople(test.database.prisma, [own.userId, other.userId]);
    expect(withoutUse(after)).toEqual(withoutUse(before));
  });

  it("not by a provider that did not ask her anew, in another browser or sign-on, nor by somebody else", async () => {
    const other = await linked();
    const stale = await setOut(other, false);
    await test.database.prisma.upstreamVisit.update({
      where: { id: stale.visitId },
      data: { authenticatedAt: new Date(Date.now() - 5 * 60_000) },
    });
    expect(await refusal(stale.prove())).toBe("conflict upstream.not_fresh");
    const { own, prove, visitId } = await setOut(other);
    expect(await refusal(prove({ browser: "another browser, with a cookie of its own" }))).toBe("expired");
    const stranger = await signedIn(test, (await here()).userId);
    const { signOnUid } = stranger;
    expect(await refusal(proveByUpstream(stranger.ctx(), { visitId, browser, signOnUid }))).toBe("expired");
    expect(await refusal(prove({ signOnUid }))).toBe("not_signed_in");
    const later = own.ctx({ actor: { kind: "person", userId: own.userId } });
    const late = { visitId, browser, signOnUid: own.signOnUid };
    expect(await refusal(proveByUpstream(later, late))).toBe("reauthenticate");
    // Nobody's yet: there is nothing to prove by it.
    const unknown = await setOut({ out: await there() });
    expect(await refusal(unknown.prove())).toBe("expired");
  });

  it("of several IDs she names one; the way in gone since, the proof is worth nothing", async () => {
    const name = `in-${names + 2}`; // of the next one here
    const other = await linked({ ids: [`retail/${name}`, `wholesale/${name}`] });
    const { own, prove } = await setOut(other);
    expect(await refusal(prove())).toBe("conflict identifier.several");
    expect(await refusal(prove({ accountId: own.userId as never }))).toBe("not_found");
    const account = await test.database.prisma.account.findFirstOrThrow({
      where: { userId: other.userId, realm: "wholesale" },
    });
    const proposal = {
      ...(await prove({ accountId: account.id as never })),
      signOnUid: own.signOnUid,
    };
    expect((await previewLink(own.ctx(), proposal))?.states.map(({ kind }) => kind)).toContain("several_ids");
    await test.database.prisma.upstreamIdentity.deleteMany({ where: { userId: other.userId } });
    expect(await refusal(confirmLink(own.ctx(), { ...proposal, scope: "account" }))).toBe("not_found");
  });
});

/** What a sign-in changes by itself. */
function withoutUse(state: unknown): unknown {
  return JSON.parse(JSON.stringify(state, (key, value) => (key === "lastUsedAt" ? undefined : value)));
}
