import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterEach, describe, expect, it } from "vitest";
import { placeHold, postHold, voidHold } from "./place-hold.ts";
import { postEntries } from "./post-entries.ts";
import { gateway, ledgerKit, platformFees, refusal, transfer, wallet } from "./test-ledger.ts";

const test = testDatabase();
const kit = ledgerKit(test);

afterEach(async () => {
  expect(await kit.faults()).toEqual([]);
});

const count = (ends: readonly string[], end: string) => ends.filter((one) => one === end).length;

describe("SECURITY 31: many at one wallet", () => {
  it("of eight parallel withdrawals of 100 on a balance of 100 one succeeds", async () => {
    const { accountId } = await kit.makeTrader();
    await kit.fund(accountId, 100n);
    const ends = await Promise.all(
      Array.from({ length: 8 }, () =>
        refusal(
          postEntries(kit.system(), {
            entries: [transfer(wallet(accountId), wallet(accountId, "payout"), 100n)],
          }),
        ),
      ),
    );
    expect([count(ends, "done"), count(ends, "conflict:insufficient_funds")]).toEqual([1, 7]);
    expect([await kit.balance(accountId), await kit.balance(accountId, "payout")]).toEqual([0n, 100n]);
  });

  it("refund, withdrawal and purchase ×500 in parallel never overspend it", {
    timeout: 120_000,
  }, async () => {
    const { accountId } = await kit.makeTrader();
    const shop = await kit.makeTrader();
    await kit.fund(accountId, 10_000n);
    await kit.fund(shop.accountId, 1_000_000n);
    let expected = 10_000n;
    const acts = [
      (amount: bigint) => move(transfer(wallet(shop.accountId), wallet(accountId), amount), amount),
      (amount: bigint) => move(transfer(wallet(accountId), wallet(accountId, "payout"), amount), -amount),
      (amount: bigint) => purchase(amount),
    ];
    async function move(entry: ReturnType<typeof transfer>, change: bigint) {
      const end = await refusal(postEntries(kit.system(), { entries: [entry] }));
      if (end === "done") expected += change;
      return end;
    }
    /** Two-phase: reserved, then paid in part, or given back. */
    async function purchase(amount: bigint) {
      const holdId = newId();
      const expiresAt = new Date(Date.now() + 600_000);
      const from = wallet(accountId);
      const end = await refusal(
        placeHold(kit.system(), { id: holdId, code: "test.buy", from, amount, expiresAt }),
      );
      if (end !== "done") return end;
      if (amount % 3n === 0n)
        return refusal(voidHold(kit.system(), { id: newId(), holdId, code: "test.void" }));
      const to = [{ account: wallet(shop.accountId, "escrow"), amount: amount - 1n }];
      expected -= amount - 1n;
      return refusal(postHold(kit.system(), { id: newId(), holdId, code: "test.paid", to }));
    }
    const ends = await Promise.all(
      Array.from({ length: 500 }, (_, index) => acts[index % 3]?.(BigInt(30 + ((index * 37) % 170)))),
    );
    const kinds = new Set(ends);
    expect([...kinds].every((end) => end === "done" || end === "conflict:insufficient_funds")).toBe(true);
    expect(kinds.size).toBe(2);
    expect(await kit.balance(accountId)).toBe(expected);
    const lines = await test.database.prisma.ledgerLine.findMany({
      where: { account: { ownerAccountId: accountId } },
      select: { balanceAfter: true },
    });
    expect(lines.length).toBeGreaterThan(500);
    expect(lines.every(({ balanceAfter }) => balanceAfter >= 0n)).toBe(true);
  });

  it("transfers in opposite directions wait for each other without a deadlock", {
    timeout: 120_000,
  }, async () => {
    const traders = await Promise.all(Array.from({ length: 4 }, () => kit.makeTrader()));
    for (const { accountId } of traders) await kit.fund(accountId, 100_000n);
    const ends = await Promise.all(
      Array.from({ length: 300 }, (_, index) => {
        const from = traders[index % 4]?.accountId ?? traders[0]?.accountId;
        const to = traders[(index + 1 + (index % 3)) % 4]?.accountId;
        if (!from || !to) throw new Error("no traders");
        return refusal(
          postEntries(kit.system(), {
            entries: [
              transfer(wallet(from), wallet(to), 10n),
              transfer(wallet(to), wallet(from), 3n),
              transfer(wallet(to), platformFees, 1n),
            ],
          }),
        );
      }),
    );
    expect(count(ends, "done")).toBe(300);
  });

  it("first postings to the same new accounts at once open them once", async () => {
    const { accountId } = await kit.makeTrader();
    const ends = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        refusal(
          postEntries(kit.system(), {
            entries: [
              transfer(
                { ...gateway, owner: { house: "gateway_new" } },
                wallet(accountId, index % 2 ? "escrow" : "available"),
                5n,
              ),
            ],
          }),
        ),
      ),
    );
    expect(count(ends, "done")).toBe(12);
    expect([await kit.balance(accountId), await kit.balance(accountId, "escrow")]).toEqual([30n, 30n]);
  });

  it("a busy account of the house is spread over rows: postings to it do not queue behind one", async () => {
    const { accountId } = await kit.makeTrader();
    await kit.fund(accountId, 1_000n);
    for (let index = 0; index < 100; index += 1) {
      await postEntries(kit.system(), { entries: [transfer(wallet(accountId), platformFees, 1n)] });
    }
    const rows = await test.database.prisma.ledgerAccount.findMany({
      where: { house: "platform", purpose: "fees" },
      select: { balance: true },
    });
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.reduce((sum, { balance }) => sum + balance, 0n)).toBeGreaterThanOrEqual(100n);
  });
});

describe("what posting costs", () => {
  it("is one statement, also of several linked entries", async () => {
    const { accountId } = await kit.makeTrader();
    await kit.fund(accountId, 1_000n);
    await test.database.pool.query("create extension if not exists pg_stat_statements");
    // Ids that end alike choose the same stripe of the gateway: it is open by the second time.
    const post = () => {
      const [first, second] = [`${newId().slice(0, -2)}00`, newId()];
      const entries = [
        transfer(wallet(accountId), gateway, 1n, first),
        transfer(wallet(accountId), gateway, 2n, second),
      ];
      return postEntries(kit.system(), { entries });
    };
    // (Constraint triggers run at commit and are counted too: expressions, not statements.)
    const calls = async () => {
      const { rows } = await test.database.pool.query<{ query: string; calls: string }>(
        `select left(query, 40) as query, sum(calls) as calls from pg_stat_statements
          where dbid = (select oid from pg_database where datname = current_database()) and toplevel
            and query !~* 'pg_stat' and query ~* '^\\s*(with|select|insert|update|delete|begin|commit)' group by 1`,
      );
      return new Map(rows.map((row) => [row.query, Number(row.calls)]));
    };
    await post();
    const before = await calls();
    await post();
    const after = [...(await calls())].filter(([query, times]) => times !== (before.get(query) ?? 0));
    expect(after.map(([query, times]) => [query.slice(0, 11), times - (before.get(query) ?? 0)])).toEqual([
      ["with locked", 1],
    ]);
  });
});
