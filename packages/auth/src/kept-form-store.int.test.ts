import { randomToken } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { findKeptForm, keepForm } from "./kept-form-store.ts";

const test = testDatabase();
const secret = randomToken();
const form = "client-new";
let signOnUid: string;

beforeEach(async () => {
  const { rows } = await test.database.pool.query(
    `insert into sign_on_sessions (uid, id_hash, payload, expires_at)
     values ('uid-' || gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), '{}', now() + interval '1 day')
     returning uid`,
  );
  signOnUid = rows[0].uid;
});

const keep = (values: Record<string, string>, key = { signOnUid, form }) =>
  keepForm(test.database.pool, secret, key, values);
const find = (key = { signOnUid, form }, opener = secret) => findKeptForm(test.database.pool, opener, key);

describe("SECURITY 20: what was typed before a confirmation", () => {
  it("is there after it, the last try in place of the one before", async () => {
    await keep({ name: "账房" });
    await keep({ name: "账房", redirectUris: "https://books.example/cb\nhttps://books.example/cb2" });
    const expected = { name: "账房", redirectUris: "https://books.example/cb\nhttps://books.example/cb2" };
    expect(await find()).toEqual(expected);
    expect(await find()).toEqual(expected);
  });

  it("is not another form's, nor another sign-on's, and is not readable in the database", async () => {
    await keep({ name: "a name of hers" });
    expect(await find({ signOnUid, form: "another" })).toBeUndefined();
    expect(await find({ signOnUid: "uid-of-another", form })).toBeUndefined();
    expect(await find({ signOnUid, form }, randomToken())).toBeUndefined();
    const { rows } = await test.database.pool.query("select sealed from kept_forms");
    for (const row of rows) expect(row.sealed.toString("latin1")).not.toContain("a name of hers");
  });

  it("goes with the sign-on, and with time", async () => {
    await keep({ name: "a" });
    await test.database.pool.query("update kept_forms set expires_at = now() - interval '1 second'");
    expect(await find()).toBeUndefined();
    await keep({ name: "b" });
    await test.database.pool.query("delete from sign_on_sessions where uid = $1", [signOnUid]);
    const { rows } = await test.database.pool.query(
      "select count(*)::int as n from kept_forms where sign_on_uid = $1",
      [signOnUid],
    );
    expect(rows[0].n).toBe(0);
    await keep({ name: "c" });
    expect(await find()).toBeUndefined();
  });
});
