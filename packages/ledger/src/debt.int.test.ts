import { type AccountId, newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterEach, describe, expect, it } from "vitest";
import { giveProceeds, type OwnMoney, takeBack, withOwnMoney } from "./debt.ts";
import { postEntries } from "./post-entries.ts";
import { gateway, ledgerKit, refusal, transfer, wallet } from "./test-ledger.ts";

const test = testDatabase();
const kit = ledgerKit(test);

afterEach(async () => {
  expect(await kit.faults()).toEqual([]);
});

const taking = (owner: AccountId, amount: bigint) =>
  withOwnMoney(kit.system(), owner, (own: OwnMoney) => [
    {
      kind: "transfer",
      id: newId(),
      code: "refund.taken_back",
      lines: [...takeBack(owner, amount, own), { account: gateway, amount }],
    },
  ]);
const giving = (owner: AccountId, amount: bigint) =>
  withOwnMoney(kit.system(), owner, (own) => [
    {
      kind: "transfer",
      id: newId(),
      code: "order.finished",
      lines: [{ account: gateway, amount: -amount }, ...giveProceeds(owner, amount, own)],
    },
  ]);

describe("debts", () => {
  it("SECURITY I3: what is not there is owed, and the next proceeds pay it off first", async () => {
    const { accountId } = await kit.makeTrader();
    await kit.fund(accountId, 300n);
    await taking(accountId, 1_000n);
    expect(await kit.balance(accountId)).toBe(0n);
    expect(await kit.balance(accountId, "debt")).toBe(-700n);
    await giving(accountId, 500n);
    expect([await kit.balance(accountId), await kit.balance(accountId, "debt")]).toEqual([0n, -200n]);
    await giving(accountId, 500n);
    expect([await kit.balance(accountId), await kit.balance(accountId, "debt")]).toEqual([300n, 0n]);
  });

  it("SECURITY 31: many taken and given at once: nothing is lost, nothing overspent, nothing overpaid", async () => {
    const { accountId } = await kit.makeTrader();
    await kit.fund(accountId, 500n);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 ? taking(accountId, 130n) : giving(accountId, 70n),
      ),
    );
    expect((await kit.balance(accountId)) + (await kit.balance(accountId, "debt"))).toBe(500n - 600n);
  });

  it("nobody has a debt above zero or holds money of it", async () => {
    const { accountId } = await kit.makeTrader();
    const over = postEntries(kit.system(), { entries: [transfer(gateway, wallet(accountId, "debt"), 1n)] });
    expect(await refusal(over)).toBe("conflict:insufficient_funds");
    const client = await test.database.pool.connect();
    try {
      const write = client.query(
        "insert into ledger_accounts (id, house, purpose, currency, opened_at) values (gen_random_uuid(), 'platform', 'debt', 'CNY', now())",
      );
      await expect(write).rejects.toThrow("ledger_accounts_debt");
    } finally {
      client.release();
    }
  });
});
