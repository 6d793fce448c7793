import type { Db } from "@hutong/db";
import { type Ctx, isDomainError, type UserId } from "@hutong/kernel";
import { makeSignOn, type TestDatabase } from "@hutong/testing";
import { proveAccount } from "./prove-account.ts";

let addresses = 0;

/** A ctx from an address of its own, so that tests do not use up each other's tries. */
export function fresh(test: TestDatabase, session?: TestSession): Ctx<Db> {
  addresses += 1;
  const ip = `198.18.${Math.floor(addresses / 250)}.${addresses % 250}`;
  const origin = { ip, userAgent: "vitest", requestId: null };
  return session ? session.ctx({ origin }) : test.ctx({ origin });
}

/** A person signed in a moment ago. */
export interface TestSession {
  readonly userId: UserId;
  readonly signOnUid: string;
  ctx(overrides?: Partial<Ctx<Db>>): Ctx<Db>;
}

export async function signedIn(test: TestDatabase, userId: UserId): Promise<TestSession> {
  const signOnUid = await makeSignOn(test.database.prisma, userId);
  return { userId, signOnUid, ctx: (overrides) => test.as(userId, overrides) };
}

/** Proves another ID. @returns the proposal's id */
export async function proven(
  test: TestDatabase,
  session: TestSession,
  identifier: string,
  password: string,
): Promise<string> {
  const ctx = fresh(test, session);
  const { signOnUid } = session;
  return (await proveAccount(ctx, { identifier, password, signOnUid })).proposalId;
}

/** The code of a refusal, with the key of its first field; "none" where there was none. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "none";
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return [error.code, ...Object.values(error.fields).slice(0, 1)].join(" ");
  }
}

/** Everything that belongs to people, row by row, but sessions and the history of links. */
export async function stateOfPeople(db: Db, userIds: readonly string[]): Promise<unknown> {
  const where = { userId: { in: [...userIds] } };
  const orderBy = { id: "asc" } as const;
  const [accounts, contacts, credentials, seats, consents, upstreams, users] = await Promise.all([
    db.account.findMany({ where, orderBy }),
    db.contact.findMany({ where, orderBy }),
    db.credential.findMany({ where, orderBy }),
    db.staffSeat.findMany({ where, orderBy }),
    db.consent.findMany({ where, orderBy }),
    db.upstreamIdentity.findMany({ where, orderBy }),
    db.user.findMany({ where: { id: { in: [...userIds] } }, orderBy }),
  ]);
  return { accounts, contacts, credentials, seats, consents, upstreams, users };
}
