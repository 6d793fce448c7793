import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { placeHold } from "./place-hold.ts";
import { postEntries } from "./post-entries.ts";
import { gateway, ledgerKit, platformFees, transfer, wallet } from "./test-ledger.ts";
import { readTrialBalance, sumLedger } from "./trial-balance.ts";

const test = testDatabase();
const kit = ledgerKit(test);

it("sums every kind of account in each currency, to zero", async () => {
  const { accountId } = await kit.makeTrader();
  await kit.fund(accountId, 1_000n);
  await postEntries(kit.system(), { entries: [transfer(wallet(accountId), platformFees, 6n)] });
  await postEntries(kit.system(), {
    entries: [transfer({ ...gateway, currency: "USD" }, { ...wallet(accountId), currency: "USD" }, 70n)],
  });
  const trial = await readTrialBalance(test.database);
  expect(trial).toMatchObject({ ok: true, entries: 3n, lines: 6n, faults: [] });
  expect(
    trial.rows.map(({ owner, purpose, currency, computed, cached }) => [
      owner,
      purpose,
      currency,
      computed,
      cached,
    ]),
  ).toEqual([
    ["gateway_sandbox", "clearing", "CNY", -1_000n, -1_000n],
    ["platform", "fees", "CNY", 6n, 6n],
    ["traders", "available", "CNY", 994n, 994n],
    ["gateway_sandbox", "clearing", "USD", -70n, -70n],
    ["traders", "available", "USD", 70n, 70n],
  ]);
  expect(trial.rows[2]).toMatchObject({ debits: 6n, credits: 1_000n, accounts: 1 });
});

it("finds what was tampered with by somebody who may do anything", async () => {
  const { accountId } = await kit.makeTrader();
  await kit.fund(accountId, 1_000n);
  const holdId = newId();
  await placeHold(kit.system(), {
    id: holdId,
    code: "test.hold",
    from: wallet(accountId),
    amount: 100n,
    expiresAt: new Date(Date.now() + 60_000),
  });
  const row = `(select id from ledger_accounts where owner_account_id = '${accountId}' and purpose = 'available')`;
  const tampering: Record<string, readonly string[]> = {
    [`update ledger_accounts set balance = balance + 1 where id = ${row}`]: ["balance_differs"],
    [`update ledger_lines set amount = amount + 1 where account_id = ${row} and seq = 1`]: [
      "balance_differs",
      "chain_broken",
      "entry_unbalanced",
    ],
    [`update ledger_lines set balance_after = 5 where account_id = ${row} and seq = 1`]: ["chain_broken"],
    [`delete from ledger_lines where account_id = ${row} and seq = 1`]: [
      "balance_differs",
      "chain_broken",
      "entry_incomplete",
      "entry_unbalanced",
    ],
    [`update ledger_holds set state = 'voided', resolved_entry_id = id where id = '${holdId}'`]: [
      "held_differs",
      "hold_unfounded",
    ],
    [`update ledger_holds set amount = 99 where id = '${holdId}'`]: ["held_differs", "hold_unfounded"],
    [`delete from ledger_holds where id = '${holdId}'`]: ["held_differs"],
  };
  for (const [change, kinds] of Object.entries(tampering)) {
    const client = await test.database.pool.connect();
    // In a transaction that is taken back: the next one finds the ledger as it was.
    await client.query("begin; set local session_replication_role = replica");
    expect((await client.query(change)).rowCount, change).toBe(1);
    const trial = await sumLedger(client);
    expect([...new Set(trial.faults.map(({ kind }) => kind))].sort(), change).toEqual(kinds);
    expect(trial.ok).toBe(false);
    await client.query("rollback");
    client.release();
  }
  expect((await readTrialBalance(test.database)).faults).toEqual([]);
});
