import { newId, signWebhook } from "@hutong/kernel";
import { postEntries } from "@hutong/ledger";
import { testDatabase } from "@hutong/testing";
import { describe, expect, it } from "vitest";
import { askWithdrawal } from "./ask-withdrawal.ts";
import { approveWithdrawal, cancelWithdrawal } from "./decide-withdrawal.ts";
import { endDueWithdrawals } from "./end-due-withdrawals.ts";
import { readWithdrawals } from "./read-payouts.ts";
import { askPayer, sendPayouts } from "./send-payouts.ts";
import { takePayoutEvent } from "./take-payout-event.ts";
import { bank, noticeSecret, numberSecret, outcome, type Wallet, walletsKit } from "./test-wallets.ts";

const test = testDatabase();
const kit = walletsKit(test);

type Asker = Wallet & { readonly bankAccountId: string };

const ask = (wallet: Asker, amountFen: bigint | undefined, options: { id?: string; userId?: string } = {}) =>
  askWithdrawal(test.as(options.userId ?? wallet.userId), "sandbox", {
    id: options.id ?? newId(),
    accountId: wallet.accountId,
    bankAccountId: wallet.bankAccountId,
    amountFen,
  });
const send = () => sendPayouts(kit.system(), bank, numberSecret);

describe("asking for a withdrawal", () => {
  it("holds the money, hands it to the bank, and the bank pays", async () => {
    const xixi = await kit.makeWallet();
    const { id, state } = await ask(xixi, 4_000n);
    expect(state).toBe("wait_send");
    expect(await kit.balances(xixi)).toEqual({ available: 6_000n, held: 4_000n, payout: 0n });
    expect(await send()).toBeGreaterThanOrEqual(1);
    expect(await kit.balances(xixi)).toEqual({ available: 6_000n, held: 0n, payout: 4_000n });
    const [notice] = await kit.notices(id);
    expect(await takePayoutEvent(kit.system(), "sandbox", notice ?? never())).toBe(true);
    expect(await takePayoutEvent(kit.system(), "sandbox", notice ?? never())).toBe(false);
    expect(await kit.stateOf(id)).toBe("paid");
    expect(await kit.balances(xixi)).toEqual({ available: 6_000n, held: 0n, payout: 0n });
    expect(await kit.told(xixi)).toEqual(["bank_account_added", "withdrawal_asked", "withdrawal_paid"]);
    const [card] = await readWithdrawals(test.as(xixi.userId), xixi.accountId);
    expect(card).toMatchObject({ id, state: "paid", amountFen: 4_000n, commands: [] });
    expect(await kit.faults()).toEqual([]);
  });

  it("SECURITY 30: the same request 50 times at once has one effect and equal answers; another body is refused", async () => {
    const xixi = await kit.makeWallet();
    const id = newId();
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(xixi, 1_000n, { id })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ id, state: "wait_send" })]),
    );
    expect(await kit.balances(xixi)).toEqual({ available: 9_000n, held: 1_000n, payout: 0n });
    expect(await outcome(ask(xixi, 1_001n, { id }))).toBe("conflict:request_taken");
    const other = await kit.makeWallet();
    expect(await outcome(ask(other, 1_000n, { id }))).toBe("conflict:request_taken");
    // Also when it is over.
    await cancelWithdrawal(test.as(xixi.userId), { withdrawalId: id });
    expect(await ask(xixi, 1_000n, { id })).toEqual({ id, state: "wait_send" });
    expect(await kit.balances(xixi)).toEqual({ available: 10_000n, held: 0n, payout: 0n });
  }, 60_000);

  it("SECURITY 31: eight withdrawals of 100 at once on a balance of 100: one", async () => {
    const xixi = await kit.makeWallet({ fen: 10_000n });
    const ends = await Promise.all(Array.from({ length: 8 }, () => outcome(ask(xixi, 10_000n))));
    expect(ends.toSorted()).toEqual([...Array(7).fill("conflict:insufficient_funds"), "done"]);
    expect(await kit.balances(xixi)).toEqual({ available: 0n, held: 10_000n, payout: 0n });
    expect(await kit.faults()).toEqual([]);
  });

  it("keeps to the rules, together with what was asked for at once", async () => {
    const xixi = await kit.makeWallet({ fen: 30_000_000n });
    expect(await outcome(ask(xixi, 99n))).toBe("invalid_input:least");
    expect(await outcome(ask(xixi, 5_000_001n))).toBe("invalid_input:most");
    expect(await outcome(ask(xixi, undefined))).toBe("invalid_input:amount_invalid");
    const ends = await Promise.all(Array.from({ length: 6 }, () => outcome(ask(xixi, 5_000_000n))));
    expect(ends.toSorted()).toEqual([...Array(4).fill("done"), ...Array(2).fill("invalid_input:day_sum")]);
    const fresh = await kit.makeWallet({ fen: 1_000_000n, addedAt: new Date() });
    expect(await outcome(ask(fresh, 150_000n))).toBe("done");
    expect(await outcome(ask(fresh, 150_000n))).toBe("invalid_input:new_bank");
  });

  it("SECURITY 20: asks for a sign-in of the last ten minutes", async () => {
    const xixi = await kit.makeWallet();
    const stale = { ...test.as(xixi.userId), now: new Date(Date.now() + 11 * 60_000) };
    const input = { id: newId(), ...xixi, amountFen: 100n };
    expect(await outcome(askWithdrawal(stale, "sandbox", input))).toBe("reauthenticate");
    expect(await outcome(askWithdrawal(test.as(xixi.userId), undefined, input))).toBe("conflict:no_payer");
  });

  it("SECURITY 28: owner and finance, nobody else; not to another's or a removed bank account", async () => {
    const [xixi, other] = await Promise.all([kit.makeWallet(), kit.makeWallet()]);
    const [finance, manager] = await Promise.all([
      kit.makeStaff(xixi, "finance"),
      kit.makeStaff(xixi, "manager"),
    ]);
    expect(await outcome(ask(xixi, 100n, { userId: finance }))).toBe("done");
    expect(await outcome(ask(xixi, 100n, { userId: manager }))).toBe("forbidden");
    expect(await outcome(ask(xixi, 100n, { userId: other.userId }))).toBe("not_found");
    expect(await outcome(ask({ ...xixi, bankAccountId: other.bankAccountId }, 100n))).toBe(
      "invalid_input:choose",
    );
    await kit.db().bankAccount.update({
      where: { id: other.bankAccountId },
      data: { removedAt: new Date() },
      select: { id: true },
    });
    expect(await outcome(ask(other, 100n))).toBe("invalid_input:choose");
    await kit.db().account.update({ where: { id: xixi.accountId }, data: { status: "frozen" } });
    expect(await outcome(ask(xixi, 100n))).toBe("frozen");
  });
});

describe("what staff asks for", () => {
  it("waits for the owner, who alone lets it go; another's and a missing one look the same", async () => {
    const [xixi, other] = await Promise.all([kit.makeWallet(), kit.makeWallet()]);
    const finance = await kit.makeStaff(xixi, "finance");
    const { id, state } = await ask(xixi, 500n, { userId: finance });
    expect(state).toBe("wait_owner");
    expect(await kit.told(xixi)).toContain("withdrawal_to_decide");
    await send();
    expect(await kit.stateOf(id)).toBe("wait_owner");
    const approve = (userId: string, withdrawalId = id) =>
      outcome(approveWithdrawal(test.as(userId), { withdrawalId }));
    expect(await approve(finance)).toBe("forbidden");
    expect(await approve(other.userId)).toBe("not_found");
    expect(await approve(xixi.userId, newId())).toBe("not_found");
    expect(await outcome(approveWithdrawal(test.ctx(), { withdrawalId: id }))).toBe("not_signed_in");
    const stale = { ...test.as(xixi.userId), now: new Date(Date.now() + 11 * 60_000) };
    expect(await outcome(approveWithdrawal(stale, { withdrawalId: id }))).toBe("reauthenticate");
    expect((await Promise.all([approve(xixi.userId), approve(xixi.userId)])).toSorted()).toEqual([
      "conflict:withdrawal_moved_on",
      "done",
    ]);
    await send();
    expect(await kit.stateOf(id)).toBe("wait_bank");
    // Now it is the bank's.
    expect(await outcome(cancelWithdrawal(test.as(xixi.userId), { withdrawalId: id }))).toBe(
      "conflict:withdrawal_moved_on",
    );
  });

  it("can be taken back by who asked and by the owner, once, and its money is free", async () => {
    const xixi = await kit.makeWallet();
    const finance = await kit.makeStaff(xixi, "finance");
    const { id } = await ask(xixi, 10_000n, { userId: finance });
    const ends = await Promise.all(
      [finance, xixi.userId, finance].map((userId) =>
        outcome(cancelWithdrawal(test.as(userId), { withdrawalId: id })),
      ),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(1);
    expect(await kit.balances(xixi)).toEqual({ available: 10_000n, held: 0n, payout: 0n });
    expect(await outcome(approveWithdrawal(test.as(xixi.userId), { withdrawalId: id }))).toBe(
      "conflict:withdrawal_moved_on",
    );
  });

  it("is given up after three days, and told", async () => {
    const xixi = await kit.makeWallet();
    const finance = await kit.makeStaff(xixi, "finance");
    const { id } = await ask(xixi, 10_000n, { userId: finance });
    const later = kit.system(new Date(Date.now() + 73 * 3_600_000));
    const ended = await Promise.all([endDueWithdrawals(later), endDueWithdrawals(later)]);
    expect(ended[0] + ended[1]).toBeGreaterThanOrEqual(1);
    expect(await kit.stateOf(id)).toBe("cancelled");
    expect((await kit.balances(xixi)).available).toBe(10_000n);
    expect((await kit.told(xixi)).at(-1)).toBe("withdrawal_given_up");
  });
});

describe("what the bank does", () => {
  it("fails: the money is back and the owner is told why", async () => {
    const xixi = await kit.makeWallet({ manner: "001" });
    const { id } = await ask(xixi, 4_000n);
    await send();
    for (const notice of await kit.notices(id)) await takePayoutEvent(kit.system(), "sandbox", notice);
    const [card] = await readWithdrawals(test.as(xixi.userId), xixi.accountId);
    expect(card).toMatchObject({ state: "failed", reason: "holder_mismatch" });
    expect(await kit.balances(xixi)).toEqual({ available: 10_000n, held: 0n, payout: 0n });
    expect((await kit.told(xixi)).at(-1)).toBe("withdrawal_failed");
  });

  it("refuses at once", async () => {
    const xixi = await kit.makeWallet({ manner: "006" });
    const { id } = await ask(xixi, 4_000n);
    await send();
    expect(await kit.stateOf(id)).toBe("failed");
    expect((await kit.balances(xixi)).available).toBe(10_000n);
  });

  it("pays and gives it back, told in either order: the money is there once", async () => {
    for (const order of ["as it was", "the other way round"] as const) {
      const xixi = await kit.makeWallet({ manner: "004" });
      const { id } = await ask(xixi, 4_000n);
      await send();
      const notices = await kit.notices(id);
      expect(notices.map(({ kind }) => kind)).toEqual(["paid", "failed"]);
      for (const notice of order === "as it was" ? notices : notices.toReversed()) {
        await takePayoutEvent(kit.system(), "sandbox", notice);
      }
      expect(await kit.stateOf(id)).toBe("failed");
      expect(await kit.balances(xixi)).toEqual({ available: 10_000n, held: 0n, payout: 0n });
    }
    expect(await kit.faults()).toEqual([]);
  });

  it("tells twice, ten at once: once", async () => {
    const xixi = await kit.makeWallet({ manner: "003" });
    const { id } = await ask(xixi, 4_000n);
    await send();
    const [first, second] = await kit.notices(id);
    expect(first?.eventId).toBe(second?.eventId);
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => takePayoutEvent(kit.system(), "sandbox", first ?? never())),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await kit.balances(xixi)).toEqual({ available: 6_000n, held: 0n, payout: 0n });
  });

  it("says nothing: it is asked after a minute", async () => {
    const xixi = await kit.makeWallet({ manner: "005" });
    const { id } = await ask(xixi, 4_000n);
    await send();
    expect(await kit.notices(id)).toEqual([]);
    await askPayer(kit.system(), bank);
    expect(await kit.stateOf(id)).toBe("wait_bank");
    const later = kit.system(new Date(Date.now() + 61_000));
    const answers = await Promise.all([askPayer(later, bank), askPayer(later, bank)]);
    expect(answers[0] + answers[1]).toBeGreaterThanOrEqual(1);
    expect(await kit.stateOf(id)).toBe("paid");
    expect(await kit.balances(xixi)).toEqual({ available: 6_000n, held: 0n, payout: 0n });
  });

  it("never heard of it, or its answer was lost: it is asked for again under the same id and pays once", async () => {
    const xixi = await kit.makeWallet();
    const { id } = await ask(xixi, 4_000n);
    let calls = 0;
    const deaf = {
      ...bank,
      send: async (...told: Parameters<typeof bank.send>) => {
        calls += 1;
        await bank.send(...told);
        throw new Error("the line is down");
      },
    };
    expect(await outcome(sendPayouts(kit.system(), deaf, numberSecret))).toMatch(/could not be sent/);
    expect(await kit.stateOf(id)).toBe("wait_bank");
    await Promise.all([send(), send()]);
    expect(calls).toBe(1);
    expect(await kit.notices(id)).toHaveLength(1);
    await kit.db().sandboxPayout.delete({ where: { id }, select: { id: true } });
    await askPayer(kit.system(new Date(Date.now() + 61_000)), bank);
    await send();
    expect(await kit.db().sandboxPayout.count({ where: { id } })).toBe(1);
  });

  it("is heard under its signature alone; another amount, payout or payer is refused", async () => {
    const xixi = await kit.makeWallet();
    const { id } = await ask(xixi, 4_000n);
    const told = { eventId: newId(), payoutId: id, kind: "paid" as const, amountFen: "4000" };
    const take = (payer: string, event: object) =>
      outcome(takePayoutEvent(kit.system(), payer, { ...told, ...event }));
    // Not handed over yet.
    expect(await take("sandbox", {})).toBe("not_found");
    await send();
    expect(await take("sandbox", { amountFen: "3999" })).toBe("conflict:other_amount");
    expect(await take("other", {})).toBe("not_found");
    expect(await take("sandbox", { payoutId: newId() })).toBe("not_found");
    expect(await outcome(takePayoutEvent(test.as(xixi.userId), "sandbox", told))).toBe("forbidden");
    const body = JSON.stringify(told);
    const now = new Date();
    const signed = new Headers(signWebhook(noticeSecret, told.eventId, body, now));
    expect(bank.readNotice(signed, body, now)).toMatchObject({ payoutId: id });
    expect(bank.readNotice(signed, `${body} `, now)).toBeUndefined();
    expect(bank.readNotice(new Headers(), body, now)).toBeUndefined();
  });
});

describe("nothing leaves", () => {
  it("while the owner is frozen: it waits, and is given up in the end", async () => {
    const xixi = await kit.makeWallet();
    const { id } = await ask(xixi, 4_000n);
    await kit.db().user.update({ where: { id: xixi.userId }, data: { status: "frozen" } });
    await send();
    expect(await kit.stateOf(id)).toBe("wait_send");
    await endDueWithdrawals(kit.system(new Date(Date.now() + 73 * 3_600_000)));
    expect(await kit.stateOf(id)).toBe("cancelled");
    expect((await kit.balances(xixi)).available).toBe(10_000n);
  });

  it("while the owner owes the house, and what comes back pays that first", async () => {
    const owes = async (wallet: Wallet, amount: bigint) => {
      const debt = { owner: wallet.accountId, purpose: "debt" as const, currency: "CNY" };
      const platform = { owner: { house: "platform" }, purpose: "escrow" as const, currency: "CNY" };
      const lines = [
        { account: debt, amount: -amount },
        { account: platform, amount },
      ];
      await postEntries(kit.system(), {
        entries: [{ kind: "transfer", id: newId(), code: "test.debt", lines }],
      });
    };
    const debtOf = async ({ accountId }: Wallet) =>
      (
        await kit.db().ledgerAccount.findFirst({
          where: { ownerAccountId: accountId, purpose: "debt" },
          select: { balance: true },
        })
      )?.balance;
    const [held, failing] = await Promise.all([kit.makeWallet(), kit.makeWallet({ manner: "001" })]);
    const { id } = await ask(held, 4_000n);
    const sent = await ask(failing, 4_000n);
    await owes(held, 3_000n);
    await send();
    expect(await kit.stateOf(id)).toBe("wait_send");
    await cancelWithdrawal(test.as(held.userId), { withdrawalId: id });
    expect(await kit.balances(held)).toEqual({ available: 7_000n, held: 0n, payout: 0n });
    expect(await debtOf(held)).toBe(0n);
    await owes(failing, 9_000n);
    for (const notice of await kit.notices(sent.id)) await takePayoutEvent(kit.system(), "sandbox", notice);
    expect(await kit.balances(failing)).toEqual({ available: 6_000n, held: 0n, payout: 0n });
    expect(await debtOf(failing)).toBe(-5_000n);
    expect(await kit.faults()).toEqual([]);
  });

  it("SECURITY 31: twice, with purchases and withdrawals at once", async () => {
    const xixi = await kit.makeWallet({ fen: 20_000n });
    const buy = () =>
      postEntries(kit.system(), {
        entries: [
          {
            kind: "transfer",
            id: newId(),
            code: "test.purchase",
            lines: [
              {
                account: { owner: xixi.accountId, purpose: "available", currency: "CNY" },
                amount: -1_500n,
              },
              {
                account: { owner: { house: "platform" }, purpose: "escrow", currency: "CNY" },
                amount: 1_500n,
              },
            ],
          },
        ],
      });
    const ends = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        outcome(index % 3 === 0 ? buy() : index % 3 === 1 ? ask(xixi, 1_700n) : send()),
      ),
    );
    expect(new Set(ends)).toEqual(
      new Set(["done", "conflict:insufficient_funds"].filter((end) => ends.includes(end))),
    );
    const { available, held, payout } = await kit.balances(xixi);
    const bought = ends.filter((end, index) => index % 3 === 0 && end === "done").length;
    const asked = ends.filter((end, index) => index % 3 === 1 && end === "done").length;
    expect(available).toBe(20_000n - BigInt(bought) * 1_500n - BigInt(asked) * 1_700n);
    expect(held + payout).toBe(BigInt(asked) * 1_700n);
    expect(available).toBeGreaterThanOrEqual(0n);
    expect(await kit.faults()).toEqual([]);
  }, 60_000);
});

function never(): never {
  throw new Error("the bank has nothing to tell");
}
