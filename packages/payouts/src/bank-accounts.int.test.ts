import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { addBankAccount } from "./add-bank-account.ts";
import { askWithdrawal } from "./ask-withdrawal.ts";
import { readBankAccounts } from "./read-payouts.ts";
import { removeBankAccount } from "./remove-bank-account.ts";
import { cardNumber, numberSecret, outcome, walletsKit } from "./test-wallets.ts";
import { withdrawalRules } from "./withdrawal-rules.ts";

const test = testDatabase();
const kit = walletsKit(test);

const stated = (accountId: string, number = cardNumber("123", "1111111")) => ({
  id: newId(),
  accountId,
  kind: "personal" as const,
  bank: "ICBC",
  holder: "陈西西",
  number,
});

describe("a bank account", () => {
  it("is added once, shown by its last four digits, and told of; the number lies sealed", async () => {
    const xixi = await kit.makeWallet();
    const input = stated(xixi.accountId);
    const add = () => addBankAccount(test.as(xixi.userId), numberSecret, input);
    expect(await Promise.all([1, 2, 3].map(() => outcome(add())))).toEqual(["done", "done", "done"]);
    const shown = await readBankAccounts(test.as(xixi.userId), xixi.accountId);
    expect(shown).toHaveLength(2);
    expect(shown[1]).toMatchObject({ bank: "ICBC", holder: "陈西西", lastFour: input.number.slice(-4) });
    expect(JSON.stringify(shown)).not.toContain(input.number);
    const { rows } = await test.database.pool.query("select * from bank_accounts where id = $1", [input.id]);
    expect(JSON.stringify(rows)).not.toContain(input.number);
    expect(rows[0].number_sealed.includes(Buffer.from(input.number))).toBe(false);
    const { rows: audit } = await test.database.pool.query(
      "select data from audit_entries where action = 'bank_account.added'",
    );
    expect(JSON.stringify(audit)).not.toContain(input.number);
    expect(await kit.told(xixi)).toEqual(["bank_account_added", "bank_account_added"]);
  });

  it("SECURITY 20: asks for a sign-in of the last ten minutes, to add and to remove", async () => {
    const xixi = await kit.makeWallet();
    const old = test.as(xixi.userId, { now: new Date(Date.now() + 11 * 60_000) });
    const stale = { ...old, actor: { ...test.as(xixi.userId).actor } };
    expect(await outcome(addBankAccount(stale, numberSecret, stated(xixi.accountId)))).toBe("reauthenticate");
    expect(await outcome(removeBankAccount(stale, xixi))).toBe("reauthenticate");
  });

  it("SECURITY 28: is the owner's to add and to remove; finance sees it, others of the staff do not", async () => {
    const [xixi, other] = await Promise.all([kit.makeWallet(), kit.makeWallet()]);
    const [finance, manager] = await Promise.all([
      kit.makeStaff(xixi, "finance"),
      kit.makeStaff(xixi, "manager"),
    ]);
    const add = (userId: string) =>
      outcome(addBankAccount(test.as(userId), numberSecret, stated(xixi.accountId)));
    expect(await add(finance)).toBe("forbidden");
    expect(await add(manager)).toBe("forbidden");
    expect(await add(other.userId)).toBe("not_found");
    expect(await outcome(addBankAccount(test.ctx(), numberSecret, stated(xixi.accountId)))).toBe(
      "not_signed_in",
    );
    expect(await outcome(addBankAccount(test.as(xixi.userId), numberSecret, stated(newId())))).toBe(
      "not_found",
    );
    const see = (userId: string) => outcome(readBankAccounts(test.as(userId), xixi.accountId));
    expect(await Promise.all([xixi.userId, finance, manager, other.userId].map(see))).toEqual([
      "done",
      "done",
      "forbidden",
      "not_found",
    ]);
    const take = (userId: string, bankAccountId = xixi.bankAccountId) =>
      outcome(removeBankAccount(test.as(userId), { accountId: xixi.accountId, bankAccountId }));
    expect(await take(finance)).toBe("forbidden");
    expect(await take(other.userId)).toBe("not_found");
    expect(await take(xixi.userId, other.bankAccountId)).toBe("not_found");
    expect(await take(xixi.userId)).toBe("done");
    expect(await take(xixi.userId)).toBe("done");
    expect(await readBankAccounts(test.as(xixi.userId), xixi.accountId)).toEqual([]);
    expect((await kit.told(xixi)).filter((what) => what === "bank_account_removed")).toHaveLength(1);
  });

  it("is refused with a wrong number, twice, in another's name of the request, and above ten", async () => {
    const xixi = await kit.makeWallet();
    const add = (input: ReturnType<typeof stated>) =>
      outcome(addBankAccount(test.as(xixi.userId), numberSecret, input));
    expect(await add(stated(xixi.accountId, "6222020200112231"))).toBe("invalid_input:bank_number_invalid");
    expect(await add({ ...stated(xixi.accountId), holder: " " })).toBe("invalid_input:too_short");
    expect(await add({ ...stated(xixi.accountId), bank: "NONE" })).toBe("invalid_input:choose");
    const first = stated(xixi.accountId);
    expect(await add(first)).toBe("done");
    expect(await add(stated(xixi.accountId, `${first.number.slice(0, 4)} ${first.number.slice(4)}`))).toBe(
      "conflict:bank_account_known",
    );
    expect(await add({ ...first, holder: "别人" })).toBe("conflict:request_taken");
    // Another account may have the same one: a couple with two shops.
    const other = await kit.makeWallet();
    expect(
      await outcome(
        addBankAccount(test.as(other.userId), numberSecret, stated(other.accountId, first.number)),
      ),
    ).toBe("done");
    for (let index = 2; index < withdrawalRules.bankAccounts; index += 1) {
      expect(await add(stated(xixi.accountId, cardNumber("123", `222222${index}`)))).toBe("done");
    }
    expect(await add(stated(xixi.accountId, cardNumber("123", "3333333")))).toBe(
      "conflict:bank_accounts_full",
    );
    // What was removed may come back, and is new again.
    expect(await outcome(removeBankAccount(test.as(xixi.userId), { ...xixi, bankAccountId: first.id }))).toBe(
      "done",
    );
    expect(await add(stated(xixi.accountId, first.number))).toBe("done");
  });

  it("stays while money is on its way there", async () => {
    const xixi = await kit.makeWallet();
    await askWithdrawal(test.as(xixi.userId), "sandbox", { id: newId(), ...xixi, amountFen: 100n });
    expect(await outcome(removeBankAccount(test.as(xixi.userId), xixi))).toBe("conflict:withdrawals_pending");
  });
});
