import { newId } from "@hutong/kernel";
import { makeSeat, testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { exportStatement } from "./export-statement.ts";
import { postEntries } from "./post-entries.ts";
import { readStatement, readWallet } from "./read-wallet.ts";
import { setCreditLimit } from "./set-credit-limit.ts";
import { gateway, ledgerKit, refusal, transfer, wallet } from "./test-ledger.ts";

const test = testDatabase();
const kit = ledgerKit(test);

describe("a wallet", () => {
  it("says what there is by purpose, to its owner and her staff for finance, and to nobody else", async () => {
    const { userId, accountId } = await kit.makeTrader();
    const db = test.database.prisma;
    expect(await readWallet(test.as(userId), { accountId })).toEqual([]);
    await kit.fund(accountId, 500n);
    await postEntries(kit.system(), {
      entries: [transfer(wallet(accountId), wallet(accountId, "escrow"), 200n)],
    });
    const wanted = [
      { purpose: "available", currency: "CNY", balance: 300n, creditLimit: 0n },
      { purpose: "escrow", currency: "CNY", balance: 200n, creditLimit: 0n },
    ];
    expect(await readWallet(test.as(userId), { accountId })).toEqual(wanted);
    const [teller, buyer, stranger] = [
      await kit.makeTrader(),
      await kit.makeTrader(),
      await kit.makeTrader(),
    ];
    await makeSeat(db, { accountId, userId: teller.userId, name: "teller", role: "finance" });
    await makeSeat(db, { accountId, userId: buyer.userId, name: "buyer", role: "buyer" });
    const reads = (userIdOf: string, id = accountId) => [
      refusal(readWallet(test.as(userIdOf), { accountId: id })),
      refusal(readStatement(test.as(userIdOf), { accountId: id, purpose: "available" })),
      refusal(exportStatement(test.as(userIdOf), { accountId: id, purpose: "available" })),
    ];
    expect(new Set(await Promise.all(reads(teller.userId)))).toEqual(new Set(["done"]));
    expect(new Set(await Promise.all(reads(buyer.userId)))).toEqual(new Set(["forbidden"]));
    expect(new Set(await Promise.all(reads(stranger.userId)))).toEqual(new Set(["not_found"]));
    expect(new Set(await Promise.all(reads(stranger.userId, newId())))).toEqual(new Set(["not_found"]));
    expect(await refusal(readWallet(test.ctx(), { accountId }))).toBe("not_signed_in");
  });

  it("has a statement with the running balance, newest first, page by page", async () => {
    const { userId, accountId } = await kit.makeTrader();
    for (let index = 1n; index <= 7n; index += 1n) await kit.fund(accountId, index);
    await postEntries(kit.system(), { entries: [transfer(wallet(accountId), gateway, 8n)] });
    const input = { accountId, purpose: "available" as const, limit: 3 };
    const pages: bigint[][] = [];
    let page = await readStatement(test.as(userId), input);
    for (;;) {
      pages.push(page.lines.map(({ balanceAfter }) => balanceAfter));
      if (page.before === null) break;
      page = await readStatement(test.as(userId), { ...input, before: page.before });
    }
    expect(pages).toEqual([
      [20n, 28n, 21n],
      [15n, 10n, 6n],
      [3n, 1n],
    ]);
    expect(page.lines.at(-1)).toMatchObject({ seq: 1n, amount: 1n, code: "test.transfer", reference: null });
    const none = await readStatement(test.as(userId), { ...input, purpose: "escrow" });
    expect(none).toEqual({ lines: [], before: null });
    for (const wrong of [{ limit: 0 }, { limit: 1_001 }, { before: 0n }, { currency: "yuan" }]) {
      expect(await refusal(readStatement(test.as(userId), { ...input, ...wrong }))).toMatch(/^invalid_input/);
    }
  });

  it("SECURITY 29: is exported as CSV that a spreadsheet takes for no formula", async () => {
    const { userId, accountId } = await kit.makeTrader();
    const entry = { ...transfer(gateway, wallet(accountId), 12_345n), reference: "=1+1" };
    await postEntries(kit.system(new Date("2026-11-24T12:00:00Z")), { entries: [entry] });
    const back = transfer(wallet(accountId), gateway, 45n);
    await postEntries(kit.system(new Date("2026-11-24T12:01:00Z")), { entries: [back] });
    const texts = await exportStatement(
      test.as(userId),
      { accountId, purpose: "available" },
      (code) => ({ "test.transfer": "转账" })[code] ?? code,
    );
    let csv = "";
    for await (const text of texts) csv += text;
    expect(csv).toBe(
      `${[
        "\uFEFFtime,what,reference,amount,balance,currency,entry",
        `2026-11-24T12:01:00.000Z,转账,,-0.45,123.00,CNY,${back.id}`,
        `2026-11-24T12:00:00.000Z,转账,'=1+1,123.45,123.45,CNY,${entry.id}`,
      ].join("\r\n")}\r\n`,
    );
  });

  it("goes below zero on credit alone, as far as its limit, which is not lowered below what is owed", async () => {
    const { userId, accountId } = await kit.makeTrader();
    const spend = (amount: bigint) =>
      refusal(
        postEntries(kit.system(), { entries: [transfer(wallet(accountId, "credit"), gateway, amount)] }),
      );
    expect(await refusal(setCreditLimit(test.as(userId), { accountId, limit: 1n }))).toBe("forbidden");
    expect(await refusal(setCreditLimit(kit.system(), { accountId, limit: -1n }))).toMatch(/^invalid_input/);
    expect(await spend(1n)).toBe("conflict:insufficient_funds");
    await setCreditLimit(kit.system(), { accountId, limit: 1_000n });
    await setCreditLimit(kit.system(), { accountId, limit: 1_000n });
    expect(await spend(700n)).toBe("done");
    expect(await spend(301n)).toBe("conflict:insufficient_funds");
    expect(await refusal(setCreditLimit(kit.system(), { accountId, limit: 699n }))).toBe(
      "conflict:limit_used",
    );
    await setCreditLimit(kit.system(), { accountId, limit: 700n });
    expect(await kit.balance(accountId, "credit")).toBe(-700n);
    expect(await kit.faults()).toEqual([]);
  });
});
