import type { UserId } from "@hutong/kernel";
import { makePerson, makeSeat, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { ensureSiteAccount, findSiteAccount } from "../site-account.ts";
import { confirmLink } from "./confirm-link.ts";
import { proven, refusal, signedIn } from "./test-linking.ts";
import { undoLinking } from "./undo-linking.ts";

const test = testDatabase();
const otherPassword = "a quite other way in";

/** Waits until so many connections of this database stand before a lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await test.database.pool.query<{ count: number }>(
      `select count(*)::int from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.count ?? 0) >= count) return;
    await new Promise((wake) => setTimeout(wake, 10));
  }
}

/** Runs two works against a person whose row is held until both wait for it: the first one comes first. */
async function oneAfterTheOther<A, B>(
  userId: string,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  const holder = await test.database.pool.connect();
  try {
    await holder.query("begin");
    await holder.query("select from users where id = $1 for update", [userId]);
    const one = first();
    await waiting(1);
    const two = second();
    await waiting(2);
    await holder.query("commit");
    return await Promise.all([one, two]);
  } finally {
    holder.release();
  }
}

async function twoIds(name: string) {
  const { prisma } = test.database;
  const me = await makePerson(prisma, { ids: [`retail/${name}`] });
  const other = await makePerson(prisma, {
    password: otherPassword,
    ids: [`mall/${name}-old`],
    contacts: [{ kind: "email", value: `${name}-old@example.com`, verified: true }],
  });
  const session = await signedIn(test, me.userId);
  const proposalId = await proven(test, session, `${name}-old`, otherPassword);
  const { signOnUid } = session;
  const link = () => confirmLink(session.ctx(), { proposalId, signOnUid, scope: "person" });
  const step = () => firstStep(other.userId);
  return { me, other, session, link, step };
}

function firstStep(userId: UserId): Promise<void> {
  return ensureSiteAccount(test.database.pool, test.as(userId), userId, "wholesale");
}

function ownedBy(userId: string): Promise<number> {
  return test.database.prisma.account.count({ where: { userId } });
}

describe("the first step through a door in the moment of a linking", () => {
  it("comes first: the account that it opens comes along, and goes back with an undoing", async () => {
    const { me, other, session, link, step } = await twoIds("early");
    const [, { operationId }] = await oneAfterTheOther(other.userId, step, link);
    expect(await ownedBy(other.userId)).toBe(0);
    expect(await ownedBy(me.userId)).toBe(3);
    await undoLinking(session.ctx(), { operationId });
    expect(await ownedBy(other.userId)).toBe(2);
  });

  it("comes second: nothing is opened for who has become another", async () => {
    const { me, other, link, step } = await twoIds("late");
    const [, refused] = await oneAfterTheOther(other.userId, link, () => refusal(step()));
    expect(refused).toBe("not_signed_in");
    expect(await ownedBy(other.userId)).toBe(0);
    expect(await ownedBy(me.userId)).toBe(2);
    expect(await refusal(firstStep(other.userId)), "and later neither").toBe("not_signed_in");
  });

  it("two first steps at once open one account", async () => {
    const { userId } = await makePerson(test.database.prisma, { ids: ["retail/tabs"] });
    await oneAfterTheOther(
      userId,
      () => firstStep(userId),
      () => firstStep(userId),
    );
    expect(await ownedBy(userId)).toBe(2);
  });

  it("of staff, while their shop changes hands: the account is opened for its owner by then", async () => {
    const { prisma } = test.database;
    const { me, other, link } = await twoIds("shop");
    const [account] = await prisma.account.findMany({
      where: { userId: other.userId },
      select: { id: true },
    });
    const staff = await makePerson(prisma);
    await makeSeat(prisma, { accountId: account?.id ?? "", userId: staff.userId, name: "alice" });
    await oneAfterTheOther(other.userId, link, () => firstStep(staff.userId));
    expect(await ownedBy(other.userId)).toBe(0);
    expect(await ownedBy(me.userId)).toBe(3);
    const found = await findSiteAccount(test.database.pool, staff.userId, "wholesale");
    expect(found?.seatId).not.toBeNull();
  });
});
