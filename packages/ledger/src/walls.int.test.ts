import { databaseRoles } from "@hutong/db/server";
import { type AccountId, newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { siteRoles } from "@hutong/testing/site-roles";
import { beforeAll, describe, expect, it } from "vitest";
import { expireHolds } from "./expire-holds.ts";
import { placeHold, voidHold } from "./place-hold.ts";
import { postEntries } from "./post-entries.ts";
import { readStatement, readWallet } from "./read-wallet.ts";
import { gateway, ledgerKit, platformFees, refusal, transfer, wallet } from "./test-ledger.ts";

const test = testDatabase();
const kit = ledgerKit(test);
const sites = siteRoles(test);
let trader: { userId: string; accountId: AccountId };
let holdId = "";

beforeAll(async () => {
  trader = await kit.makeTrader();
  await kit.fund(trader.accountId, 1_000n);
  holdId = newId();
  await placeHold(kit.system(), {
    id: holdId,
    code: "test.hold",
    from: wallet(trader.accountId),
    amount: 100n,
    expiresAt: new Date(Date.now() + 3_600_000),
  });
});

describe.each(databaseRoles)("the ledger under the role of the %s site", (role) => {
  it("posts, holds and gives back", async () => {
    const ctx = kit.system(new Date(), sites[role].prisma);
    const fresh = await kit.makeTrader();
    await postEntries(ctx, { entries: [transfer(gateway, wallet(fresh.accountId), 50n)] });
    await postEntries(ctx, { entries: [transfer(wallet(fresh.accountId), platformFees, 1n)] });
    const hold = { id: newId(), code: "test.hold", from: wallet(fresh.accountId), amount: 9n };
    const expiresAt = new Date(Date.now() + 60_000);
    await placeHold(ctx, { ...hold, expiresAt });
    await voidHold(ctx, { id: newId(), holdId: hold.id, code: "test.void" });
    await placeHold(ctx, { ...hold, id: newId(), expiresAt });
    expect(await expireHolds(kit.system(expiresAt, sites[role].prisma))).toBe(1);
    expect(await kit.balance(fresh.accountId)).toBe(49n);
  });

  it("SECURITY I6: changes and removes nothing that was posted, and lends nothing", async () => {
    for (const change of [
      "update ledger_entries set code = 'test.other'",
      "delete from ledger_entries",
      "truncate ledger_entries cascade",
      "update ledger_lines set amount = 1",
      "delete from ledger_lines",
      "truncate ledger_lines",
      "delete from ledger_accounts",
      "delete from ledger_holds",
      "update ledger_accounts set credit_limit = 1000000",
      "update ledger_accounts set owner_account_id = null",
      "update ledger_holds set amount = 1",
      "update ledger_holds set expires_at = now()",
      `insert into ledger_accounts (id, house, purpose, currency, opened_at, balance)
        values (gen_random_uuid(), 'x1', 'fees', 'CNY', now(), 5)`,
    ]) {
      await expect(sites[role].pool.query(change), change).rejects.toThrow(/permission denied/);
    }
  });

  it("SECURITY I1, I2: writes no balance without its line, no line without its entry, none that does not fit", async () => {
    const { pool } = sites[role];
    const { rows } = await test.database.pool.query(
      "select id, seq, balance from ledger_accounts where owner_account_id = $1 and purpose = 'available'",
      [trader.accountId],
    );
    const { id, seq, balance } = rows[0];
    const entry = (lines: number) => {
      const made = newId();
      return {
        made,
        sql: `insert into ledger_entries (id, code, digest, line_count, posted_at)
          values ('${made}', 'test.raw', decode(repeat('00', 32), 'hex'), ${lines}, now())`,
      };
    };
    const line = (of: string, place: number, at: bigint, amount: bigint, after: bigint, currency = "CNY") =>
      `insert into ledger_lines (account_id, seq, entry_id, place, currency, amount, balance_after)
        values ('${id}', ${at}, '${of}', ${place}, '${currency}', ${amount}, ${after})`;
    const move = (by: bigint, lines: bigint) =>
      `update ledger_accounts set balance = balance + ${by}, seq = seq + ${lines} where id = '${id}'`;
    const [next, has] = [BigInt(seq) + 1n, BigInt(balance)];
    const old = (await test.database.prisma.ledgerEntry.findFirstOrThrow({ select: { id: true } })).id;
    const [one, two, none] = [entry(2), entry(2), entry(2)];
    const wrong: Record<string, readonly string[]> = {
      "a balance by hand": [move(5n, 0n)],
      "a balance and a number by hand": [move(5n, 1n)],
      "an entry without lines": [none.sql],
      "one line alone": [one.sql, line(one.made, 1, next, 5n, has + 5n), move(5n, 1n)],
      "lines that do not sum to zero": [
        two.sql,
        line(two.made, 1, next, 5n, has + 5n),
        line(two.made, 2, next + 1n, -4n, has + 1n),
        move(1n, 2n),
      ],
      "lines that go on from nothing": [
        two.sql,
        line(two.made, 1, next + 7n, 5n, has + 5n),
        line(two.made, 2, next + 8n, -5n, has),
        move(0n, 9n),
      ],
      "lines outside the balance": [
        two.sql,
        line(two.made, 1, next, 5n, has + 5n),
        line(two.made, 2, next + 1n, -5n, has),
      ],
      "further lines of an old entry": [
        line(old, 3, next, 5n, has + 5n),
        line(old, 4, next + 1n, -5n, has),
        move(0n, 2n),
      ],
      "another currency than the account's": [
        two.sql,
        line(two.made, 1, next, 5n, has + 5n, "USD"),
        line(two.made, 2, next + 1n, -5n, has, "USD"),
        move(0n, 2n),
      ],
      "SECURITY I3: less than nothing": [
        two.sql,
        line(two.made, 1, next, -has - 1n, -1n),
        line(two.made, 2, next + 1n, has + 1n, has),
        move(-has - 1n, 1n),
      ],
    };
    for (const [what, statements] of Object.entries(wrong)) {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const work = async () => {
          for (const statement of statements) await client.query(statement);
          await client.query("commit");
        };
        await expect(work(), what).rejects.toThrow(/does not|violates|is not the one/);
      } finally {
        await client.query("rollback");
        client.release();
      }
    }
    expect(await kit.faults()).toEqual([]);
  });
});

it("SECURITY I6: the owner of the database changes nothing that was posted either, and resolves no hold twice", async () => {
  const { pool } = test.database;
  for (const change of [
    "update ledger_entries set code = 'test.other'",
    "delete from ledger_entries",
    "truncate ledger_entries cascade",
    "update ledger_lines set amount = 1",
    "delete from ledger_lines",
    "truncate ledger_lines",
    "delete from ledger_accounts",
    "update ledger_accounts set currency = 'USD'",
    "delete from ledger_holds",
    "update ledger_holds set amount = 1",
  ]) {
    await expect(pool.query(change), change).rejects.toThrow(/is append-only/);
  }
  await voidHold(kit.system(), { id: newId(), holdId, code: "test.void" });
  await expect(
    pool.query("update ledger_holds set state = 'pending', resolved_entry_id = null where id = $1", [holdId]),
  ).rejects.toThrow(/is append-only/);
});

describe("the second wall", () => {
  it("SECURITY 28: a storefront reads the lines of the account that looks, and nobody's without one", async () => {
    for (const role of ["wholesale", "retail"] as const) {
      const { pool, prisma } = sites[role];
      expect((await pool.query("select from ledger_lines")).rowCount).toBe(0);
      const ctx = test.as(trader.userId, { db: prisma });
      const { accountId } = trader;
      expect((await readStatement(ctx, { accountId, purpose: "available" })).lines.length).toBeGreaterThan(0);
      expect(await readWallet(ctx, { accountId })).toHaveLength(2);
      const other = await kit.makeTrader();
      const client = await pool.connect();
      await client.query("begin");
      await client.query("select set_config('hutong.viewer', $1, true)", [other.accountId]);
      expect((await client.query("select from ledger_lines")).rowCount).toBe(0);
      await client.query("rollback");
      client.release();
    }
    await expect(sites.identity.pool.query("select from ledger_lines")).rejects.toThrow(/permission denied/);
    expect(
      await refusal(readStatement(test.as(trader.userId), { accountId: newId(), purpose: "held" })),
    ).toBe("not_found");
  });
});
