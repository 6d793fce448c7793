import { randomToken } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeEach, describe, expect, it } from "vitest";
import {
  createSiteSession,
  deleteSiteSession,
  findSiteSession,
  type NewSiteSession,
} from "./session-store.ts";

const test = testDatabase();
const clientId = "hutong-retail";
let person: { userId: string; accountId: string; uid: string };

beforeEach(async () => {
  const { rows } = await test.database.pool.query(
    `with person as (
       insert into users (id, display_name) values (gen_random_uuid(), '西西') returning id
     ), account as (
       insert into accounts (id, user_id, realm, member_no, login_name, login_key, registered_at)
       select gen_random_uuid(), id, 'retail', gen_random_uuid()::text, 'n' || gen_random_uuid(), 'n' || gen_random_uuid(), now()
       from person returning id, user_id
     ), link as (
       insert into links (id, account_id, user_id, proof, open_account_id)
       select gen_random_uuid(), id, user_id, 'imported', id from account
     ), signon as (
       insert into sign_on_sessions (uid, id_hash, user_id, payload, expires_at)
       select 'uid-' || gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), id, '{}', now() + interval '1 day' from person
       returning uid, user_id
     ) select account.id as "accountId", account.user_id as "userId", signon.uid from account, signon`,
  );
  person = rows[0];
});

function input(changes: Partial<NewSiteSession> = {}): NewSiteSession {
  return {
    token: randomToken(),
    clientId,
    userId: person.userId,
    sid: "sid",
    signOnUid: person.uid,
    accountId: person.accountId,
    seatId: null,
    replaces: undefined,
    ...changes,
  };
}

async function opened(changes: Partial<NewSiteSession> = {}): Promise<string> {
  const one = input(changes);
  await createSiteSession(test.database.pool, one);
  return one.token;
}

const find = (token: string, client = clientId) => findSiteSession(test.database.pool, client, token);

describe("SECURITY 13 and 14: site sessions", () => {
  it("is found by its token and kept as a digest", async () => {
    const token = await opened();
    const session = await find(token);
    expect(session?.user).toMatchObject({ id: person.userId, displayName: "西西" });
    expect(session?.account?.id).toBe(person.accountId);
    const { rows } = await test.database.pool.query(
      "select row_to_json(s)::text as text from site_sessions s",
    );
    for (const row of rows) expect(row.text).not.toContain(token);
  });

  it("SECURITY 20: says when she last proved who she is", async () => {
    const token = await opened();
    expect((await find(token))?.signedInAt).toBeNull();
    await test.database.pool.query(
      "update sign_on_sessions set signed_in_at = '2026-11-23T12:00:00Z' where uid = $1",
      [person.uid],
    );
    expect((await find(token))?.signedInAt).toEqual(new Date("2026-11-23T12:00:00Z"));
  });

  it("is nobody's at another site, and a guess finds nothing", async () => {
    const token = await opened();
    expect(await find(token, "hutong-wholesale")).toBeUndefined();
    expect(await find(randomToken())).toBeUndefined();
    expect(await find("")).toBeUndefined();
  });

  it("replaces the one this browser had before", async () => {
    const before = await opened();
    const after = await opened({ replaces: before });
    expect(await find(before)).toBeUndefined();
    expect(await find(after)).toBeDefined();
  });

  it("ends with its sign-on, and none begins without one", async () => {
    const token = await opened();
    await test.database.pool.query("delete from sign_on_sessions where uid = $1", [person.uid]);
    expect(await find(token)).toBeUndefined();
    await expect(opened()).rejects.toThrow(/foreign key/);
  });

  it("ends with its sign-on's time, whether that is swept yet or not", async () => {
    const token = await opened();
    await test.database.pool.query("update sign_on_sessions set expires_at = now() - interval '1 second'");
    expect(await find(token)).toBeUndefined();
  });

  it("ends by age and by idleness", async () => {
    const old = await opened();
    await test.database.pool.query("update site_sessions set expires_at = now() - interval '1 second'");
    expect(await find(old)).toBeUndefined();
    const idle = await opened();
    await test.database.pool.query(
      "update site_sessions set last_seen_at = now() - interval '8 days', expires_at = now() + interval '1 day'",
    );
    expect(await find(idle)).toBeUndefined();
  });

  it("writes a use down once in five minutes", async () => {
    const token = await opened();
    const seen = async () =>
      (
        await test.database.pool.query("select last_seen_at from site_sessions where user_id = $1", [
          person.userId,
        ])
      ).rows[0].last_seen_at as Date;
    const first = await seen();
    await find(token);
    expect(await seen()).toEqual(first);
    await test.database.pool.query("update site_sessions set last_seen_at = now() - interval '6 minutes'");
    await find(token);
    expect((await seen()).getTime()).toBeGreaterThan(Date.now() - 60_000);
  });

  it("a use of one site keeps the sign-on alive, up to thirty days after the sign-in", async () => {
    const token = await opened();
    const end = async () =>
      Number(
        (
          await test.database.pool.query(
            "select extract(epoch from expires_at - now()) / 86400 as days from sign_on_sessions where uid = $1",
            [person.uid],
          )
        ).rows[0].days,
      );
    await test.database.pool.query("update site_sessions set last_seen_at = now() - interval '6 minutes'");
    await find(token);
    expect(await end()).toBeCloseTo(7, 1);
    await test.database.pool.query(
      "update sign_on_sessions set signed_in_at = now() - interval '29 days', expires_at = now() + interval '1 hour'",
    );
    await test.database.pool.query("update site_sessions set last_seen_at = now() - interval '6 minutes'");
    await find(token);
    expect(await end()).toBeCloseTo(1, 1);
  });

  it.each([
    "update users set status = 'frozen' where id = $1",
    "update accounts set status = 'frozen' where user_id = $1",
  ])("is of no use while frozen: %s", async (freeze) => {
    const token = await opened();
    await test.database.pool.query(freeze, [person.userId]);
    expect(await find(token)).toBeUndefined();
  });

  it("ends alone when it is ended alone", async () => {
    const one = await opened();
    const two = await opened();
    await deleteSiteSession(test.database.pool, one);
    expect(await find(one)).toBeUndefined();
    expect(await find(two)).toBeDefined();
  });
});

describe("what else she may act for", () => {
  it("her other accounts of the same side and the shops she has seats in; not frozen ones, not those of the other side", async () => {
    const { pool } = test.database;
    const made = (realm: string, name: string, status = "active") =>
      pool.query(
        `with account as (
           insert into accounts (id, user_id, realm, member_no, login_name, login_key, registered_at, status)
           values (gen_random_uuid(), $1, $2::realm, gen_random_uuid()::text, $3, $3, now(), $4::person_status) returning id
         ) insert into links (id, account_id, user_id, proof, open_account_id)
           select gen_random_uuid(), id, $1, 'proven', id from account`,
        [person.userId, realm, name, status],
      );
    const name = (prefix: string) => `${prefix}-${person.userId}`;
    await made("mall", name("mall"));
    await made("deals", name("frozen"), "frozen");
    await made("wholesale", name("trade"));
    const session = await findSiteSession(pool, clientId, await opened());
    expect(session?.account?.others).toEqual([
      {
        accountId: expect.any(String),
        seatId: null,
        realm: "mall",
        loginName: name("mall"),
        shopName: null,
        seatName: null,
      },
    ]);
  });
});
