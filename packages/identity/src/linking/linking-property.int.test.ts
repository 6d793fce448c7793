import { createHash } from "node:crypto";
import { newId, type UserId } from "@hutong/kernel";
import { makePerson, makeSeat, testDatabase } from "@hutong/testing";
import { array, asyncProperty, assert as check, constantFrom, nat, record } from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { confirmLink } from "./confirm-link.ts";
import { mergePeople } from "./merge-people.ts";
import { proven, refusal, signedIn, stateOfPeople } from "./test-linking.ts";
import { forceUndo, undoLinking } from "./undo-linking.ts";
import { unlinkAccount } from "./unlink-account.ts";

const test = testDatabase();
const leavingPassword = "vexing quilt and a lamp";
const realms = ["retail", "wholesale", "mall"] as const;

/** A fast foreign hash: nothing here is about hashing. */
const md5Of = (password: string) => `{md5}s$${createHash("md5").update(`s${password}`).digest("hex")}`;

const command = record({
  kind: constantFrom("link", "link", "link", "merge", "unlink", "undo", "undo"),
  who: nat(3),
  which: nat(7),
  scope: constantFrom("account" as const, "person" as const),
});

let worlds = 0;

const providerId = newId();
const issuer = "https://login.example.com";

beforeAll(async () => {
  await test.database.prisma.upstreamProvider.create({
    data: { id: providerId, slug: "example", issuer, clientId: "x", nameZh: "例", nameEn: "Example" },
  });
});

/** Four people with one or two IDs, addresses that two of them name, seats at one another's shops. */
async function makeWorld() {
  const { prisma } = test.database;
  worlds += 1;
  const shared = `+86139${String(worlds).padStart(8, "0")}`;
  const passwords = new Map<string, string>();
  const people: UserId[] = [];
  const accounts: string[] = [];
  for (const index of [0, 1, 2, 3]) {
    const password = `password of ${worlds} ${index}`;
    const secret = md5Of(password);
    passwords.set(secret, password);
    const ids = realms.slice(0, 1 + (index % 2)).map((realm) => `${realm}/p${worlds}-${index}` as const);
    const person = await makePerson(prisma, {
      displayName: `人 ${index}`,
      secret,
      ids,
      contacts: [
        { kind: "email", value: `p${worlds}-${index}@example.com`, verified: index !== 3 },
        { kind: "mobile", value: shared, verified: index === 1 },
      ],
    });
    people.push(person.userId);
    await prisma.upstreamIdentity.create({
      data: { id: newId(), userId: person.userId, providerId, issuer, subject: `p${worlds}-${index}` },
    });
    accounts.push(...Object.values(person.accounts));
  }
  const [first = "", , third = ""] = people;
  await makeSeat(prisma, { accountId: accounts[0] ?? "", userId: third, name: "c" });
  await makeSeat(prisma, { accountId: accounts[3] ?? "", userId: first, name: "a" });
  return { people, accounts, passwords };
}

type World = Awaited<ReturnType<typeof makeWorld>>;

/** What must hold after every step, of the whole database. */
async function whole(world: World) {
  const { prisma } = test.database;
  const [accounts, contacts, credentials, seats, upstreams, journal] = await Promise.all([
    prisma.account.findMany({
      where: { id: { in: world.accounts } },
      select: {
        userId: true,
        links: { where: { endedAt: null }, select: { userId: true } },
        user: { select: { credentials: { select: { id: true } } } },
      },
    }),
    prisma.contact.findMany({ select: { id: true } }),
    prisma.credential.findMany({ select: { secret: true } }),
    prisma.staffSeat.count(),
    prisma.upstreamIdentity.findMany({ orderBy: { id: "asc" }, select: { id: true, subject: true } }),
    prisma.linkingOperation.findMany({ where: { undoneAt: null }, select: { before: true } }),
  ]);
  expect(accounts).toHaveLength(world.accounts.length);
  for (const account of accounts) {
    expect(account.links).toEqual([{ userId: account.userId }]);
    expect(account.user.credentials.length, "a way in").toBe(1);
  }
  const kept = journal.map(
    ({ before }) => before as { contacts: { id: string }[]; credentials: { secret: string }[] },
  );
  return {
    contacts: [...contacts, ...kept.flatMap((one) => one.contacts)].map(({ id }) => id).toSorted(),
    passwords: [...credentials, ...kept.flatMap((one) => one.credentials)]
      .map(({ secret }) => secret)
      .filter((secret) => secret.startsWith("{md5}"))
      .toSorted(),
    seats,
    upstreams,
  };
}

async function ownerOf(accountId: string) {
  const { prisma } = test.database;
  return prisma.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      userId: true,
      realm: true,
      loginName: true,
      user: { select: { credentials: { select: { secret: true } } } },
    },
  });
}

/** Runs one command as whoever may; a refusal is an answer too. @returns the entry it wrote */
async function run(
  world: World,
  step: { kind: string; who: number; which: number; scope: "account" | "person" },
) {
  const { prisma } = test.database;
  const system = test.ctx({ actor: { kind: "system", name: "test" } });
  const accountId = world.accounts[step.which % world.accounts.length] ?? "";
  const account = await ownerOf(accountId);
  const actor = (await ownerOf(world.accounts[step.who % world.accounts.length] ?? "")).userId;
  if (step.kind === "link") {
    const session = await signedIn(test, actor as UserId);
    const secret = account.user.credentials[0]?.secret ?? "";
    const password = world.passwords.get(secret) ?? leavingPassword;
    const proposalId = await proven(test, session, `${account.realm}/${account.loginName}`, password);
    const { signOnUid } = session;
    return confirmLink(session.ctx(), { proposalId, signOnUid, scope: step.scope });
  }
  if (step.kind === "merge") {
    return mergePeople(system, { fromUserId: account.userId, intoUserId: actor, reason: "one person" });
  }
  if (step.kind === "unlink")
    return unlinkAccount(test.as(account.userId), { accountId, password: leavingPassword });
  const live = await prisma.linkingOperation.findMany({
    where: { kind: { not: "undo" }, undoneAt: null, accountId: { in: world.accounts } },
    orderBy: { at: "desc" },
    take: 3,
    select: { id: true, kind: true, fromUserId: true, toUserId: true, reason: true },
  });
  const entry = live[step.which % Math.max(live.length, 1)];
  if (!entry) return undefined;
  const who = entry.kind === "unlink" ? entry.fromUserId : entry.toUserId;
  if (entry.reason) await forceUndo(system, { operationId: entry.id, reason: "a mistake" });
  else await undoLinking(test.as(who), { operationId: entry.id });
  return { operationId: entry.id, undone: true };
}

it("any sequence of link, merge, unlink and undo: one owner each, nothing lost, and undone is as before", async () => {
  const done: Record<string, number> = {};
  const { prisma } = test.database;
  await check(
    asyncProperty(array(command, { minLength: 4, maxLength: 14 }), async (steps) => {
      const world = await makeWorld();
      const start = await whole(world);
      const before = new Map<string, unknown>();
      const told: string[] = [];
      for (const step of steps) {
        const everybody = (await prisma.user.findMany({ select: { id: true } })).map(({ id }) => id);
        const now = await Promise.all(everybody.map(async (id) => [id, await thingsOf(id)] as const));
        let outcome: { operationId: string; undone?: boolean } | undefined;
        const why = await refusal(
          run(world, step).then((answer) => {
            outcome = answer;
          }),
        );
        const label = `${step.kind} ${why}`;
        done[label] = (done[label] ?? 0) + 1;
        told.push(`${label} ${step.who} ${step.which} ${step.scope}`);
        expect(await whole(world)).toEqual(start);
        if (!outcome) continue;
        const { operationId, undone } = outcome;
        const { fromUserId, toUserId } = await prisma.linkingOperation.findUniqueOrThrow({
          where: { id: operationId },
          select: { fromUserId: true, toUserId: true },
        });
        if (undone)
          expect(await Promise.all([fromUserId, toUserId].map(thingsOf)), told.join("; ")).toEqual(
            before.get(operationId),
          );
        else {
          const found = new Map(now);
          const none = await thingsOf(crypto.randomUUID());
          before.set(
            operationId,
            [fromUserId, toUserId].map((id) => found.get(id) ?? none),
          );
        }
      }
    }),
    // Shrinking would run for minutes: the sequence that failed is short enough to read.
    { numRuns: 12, endOnFailure: true },
  );
  // The sequences did reach what they are about. (`undo.later_operation` is rare: linking.int.test.ts makes one.)
  for (const label of ["link none", "merge none", "unlink none", "undo none"])
    expect(done[label] ?? 0, JSON.stringify(done)).toBeGreaterThan(0);
}, 240_000);

async function thingsOf(userId: string) {
  const { users: _row, ...things } = (await stateOfPeople(test.database.prisma, [userId])) as {
    users: unknown;
  };
  return things;
}
