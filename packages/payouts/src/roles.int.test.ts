import { openDatabase } from "@hutong/db";
import { ensureRoles } from "@hutong/db/server";
import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { expect, it } from "vitest";
import { addBankAccount } from "./add-bank-account.ts";
import { askWithdrawal } from "./ask-withdrawal.ts";
import { createMoneyNoticeRelay } from "./chores.ts";
import { endDueWithdrawals } from "./end-due-withdrawals.ts";
import { readBankAccounts, readWithdrawals } from "./read-payouts.ts";
import { removeBankAccount } from "./remove-bank-account.ts";
import { askPayer, sendPayouts } from "./send-payouts.ts";
import { takePayoutEvent } from "./take-payout-event.ts";
import { bank, cardNumber, numberSecret, walletsKit } from "./test-wallets.ts";

const test = testDatabase();
const kit = walletsKit(test);

it("SECURITY 28: both doors ask, the chores pay out, and no door reads the number of a bank account", async () => {
  const urls = await ensureRoles({
    connectionString: test.connectionString,
    passwords: { identity: "identity-password", wholesale: "wholesale-password", retail: "retail-password" },
  });
  if (!urls) throw new Error("the test server's owner may make roles");
  const xixi = await kit.makeWallet();
  const doors = [urls.retail, urls.wholesale].map((connectionString) =>
    openDatabase({ connectionString, applicationName: "test" }),
  );
  const chores = openDatabase({ connectionString: urls.identity, applicationName: "test" });
  try {
    const system = { ...kit.system(), db: chores.prisma };
    for (const [index, door] of doors.entries()) {
      const ctx = test.as(xixi.userId, { db: door.prisma });
      const id = newId();
      const number = cardNumber("123", `777777${index}`);
      const input = { id, accountId: xixi.accountId, kind: "personal" as const, bank: "CMB", holder: "西西" };
      await addBankAccount(ctx, numberSecret, { ...input, number });
      expect(await readBankAccounts(ctx, xixi.accountId)).toHaveLength(2);
      const asked = await askWithdrawal(ctx, "sandbox", {
        id: newId(),
        accountId: xixi.accountId,
        bankAccountId: id,
        amountFen: 1_000n,
      });
      await sendPayouts(system, bank, numberSecret);
      const [notice] = await kit.notices(asked.id);
      if (!notice || !doors[0]) throw new Error("nothing is told");
      await takePayoutEvent({ ...kit.system(), db: doors[0].prisma }, "sandbox", notice);
      await removeBankAccount(ctx, { accountId: xixi.accountId, bankAccountId: id });
      const [withdrawal] = await readWithdrawals(ctx, xixi.accountId);
      expect(withdrawal).toMatchObject({ id: asked.id, state: "paid" });
    }
    await askWithdrawal(test.as(xixi.userId), "sandbox", { id: newId(), ...xixi, amountFen: 100n });
    const later = { ...system, now: new Date(Date.now() + 73 * 3_600_000) };
    expect(await endDueWithdrawals(later)).toBe(1);
    expect(await askPayer(later, bank)).toBe(0);
    const turn = createMoneyNoticeRelay(chores, { wholesale: "http://w", retail: "http://r" });
    expect(await turn()).toMatchObject({ failed: 0, dead: 0 });
    const mails = await kit.db().message.findMany({ select: { subject: true, text: true } });
    expect(mails.length).toBeGreaterThan(5);
    expect(mails.some(({ subject }) => subject.includes("提现 ¥10.00 已到账"))).toBe(true);
    expect(JSON.stringify(mails)).not.toContain(cardNumber("123", "7777770"));
    const refused = [
      "select number_sealed from bank_accounts",
      "select fingerprint from bank_accounts",
      "update bank_accounts set holder = 'x'",
      "delete from bank_accounts",
      "update withdrawals set amount_fen = 1",
      "delete from withdrawals",
      "update payout_events set kind = 'x'",
      "select from sandbox_payouts",
    ];
    for (const door of doors)
      for (const change of refused)
        await expect(door.pool.query(change), change).rejects.toThrow(/permission denied/);
    await expect(test.database.pool.query("delete from payout_events")).rejects.toThrow();
  } finally {
    await Promise.all([...doors, chores].map((one) => one.close()));
    const name = new URL(test.connectionString).pathname.slice(1);
    for (const role of ["identity", "wholesale", "retail"]) {
      await test.database.pool.query(`drop owned by "${name}_${role}"`);
      await test.database.pool.query(`drop role "${name}_${role}"`);
    }
  }
}, 60_000);
