import { newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterEach, describe, expect, it } from "vitest";
import { postEntries } from "./post-entries.ts";
import { gateway, ledgerKit, platformFees, refusal, transfer, wallet } from "./test-ledger.ts";

const test = testDatabase();
const kit = ledgerKit(test);

afterEach(async () => {
  expect(await kit.faults()).toEqual([]);
});

describe("postEntries", () => {
  it("moves money between accounts, opening them", async () => {
    const { accountId } = await kit.makeTrader();
    await kit.fund(accountId, 10_000n);
    const at = new Date();
    const posted = await postEntries(kit.system(at), {
      entries: [
        {
          kind: "transfer",
          id: newId(),
          code: "order.paid",
          reference: "20261124-0001",
          lines: [
            { account: wallet(accountId), amount: -10_000n },
            { account: wallet(accountId, "escrow"), amount: 9_940n },
            { account: platformFees, amount: 60n },
          ],
        },
      ],
    });
    expect(posted).toEqual([{ id: posted[0]?.id, postedAt: at }]);
    expect(await kit.balance(accountId)).toBe(0n);
    expect(await kit.balance(accountId, "escrow")).toBe(9_940n);
  });

  it("is for the system alone, and takes no entry that does not balance", async () => {
    const { userId, accountId } = await kit.makeTrader();
    const other = await kit.makeTrader();
    const entries = [transfer(wallet(accountId), wallet(other.accountId), 1n)];
    expect(await refusal(postEntries(test.as(userId), { entries }))).toBe("forbidden");
    expect(await refusal(postEntries(test.ctx(), { entries }))).toBe("forbidden");
    const one = transfer(gateway, wallet(accountId), 5n);
    for (const lines of [
      [{ account: gateway, amount: -5n }],
      [
        { account: gateway, amount: -5n },
        { account: wallet(accountId), amount: 4n },
      ],
      [
        { account: gateway, amount: -5n },
        { account: { ...wallet(accountId), currency: "USD" }, amount: 5n },
      ],
      [
        { account: gateway, amount: 0n },
        { account: wallet(accountId), amount: 0n },
      ],
    ]) {
      expect(await refusal(postEntries(kit.system(), { entries: [{ ...one, lines }] }))).toMatch(
        /^invalid_input/,
      );
    }
    expect(await refusal(postEntries(kit.system(), { entries: [one, one] }))).toMatch(/^invalid_input/);
    expect(await refusal(kit.fund(newId(), 5n))).toBe("not_found:owner_unknown");
    expect(await kit.balance(accountId)).toBe(0n);
  });

  it("SECURITY 30: the same request again is answered as the first one; another body is refused", async () => {
    const { accountId } = await kit.makeTrader();
    const entry = transfer(gateway, wallet(accountId), 700n);
    const first = await postEntries(kit.system(), { entries: [entry] });
    const later = kit.system(new Date(Date.now() + 60_000));
    expect(await postEntries(later, { entries: [entry] })).toEqual(first);
    expect(await kit.balance(accountId)).toBe(700n);
    for (const other of [
      transfer(gateway, wallet(accountId), 701n, entry.id),
      { ...entry, code: "test.other" },
      { ...entry, reference: "1" },
      transfer(gateway, wallet((await kit.makeTrader()).accountId), 700n, entry.id),
    ]) {
      expect(await refusal(postEntries(kit.system(), { entries: [other] }))).toBe("conflict:id_taken");
    }
    expect(await kit.balance(accountId)).toBe(700n);
  });

  it("SECURITY 30: the same request answers as before also where the money is gone since", async () => {
    const { accountId } = await kit.makeTrader();
    await kit.fund(accountId, 100n);
    const entry = transfer(wallet(accountId), gateway, 100n);
    const first = await postEntries(kit.system(), { entries: [entry] });
    expect(await postEntries(kit.system(), { entries: [entry] })).toEqual(first);
  });

  it.each([8, 50])(
    "SECURITY 30: the same request ×%i at once has one effect and equal answers",
    async (times) => {
      const { accountId } = await kit.makeTrader();
      const entry = transfer(gateway, wallet(accountId), 100n);
      const at = Date.now();
      const answers = await Promise.all(
        Array.from({ length: times }, (_, index) =>
          postEntries(kit.system(new Date(at + index)), { entries: [entry] }),
        ),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await kit.balance(accountId)).toBe(100n);
    },
  );

  it("SECURITY 30: one id with two bodies at once: one is posted, the others are refused", async () => {
    const traders = await Promise.all(Array.from({ length: 8 }, () => kit.makeTrader()));
    const id = newId();
    const ends = await Promise.all(
      traders.map(({ accountId }) =>
        refusal(postEntries(kit.system(), { entries: [transfer(gateway, wallet(accountId), 5n, id)] })),
      ),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(1);
    expect(ends.filter((end) => end === "conflict:id_taken")).toHaveLength(7);
  });

  it("linked entries are posted all or none", async () => {
    const [a, b] = [await kit.makeTrader(), await kit.makeTrader()];
    await kit.fund(a.accountId, 100n);
    const entries = [
      transfer(wallet(a.accountId), wallet(b.accountId), 60n),
      transfer(wallet(a.accountId), wallet(b.accountId), 60n),
    ];
    expect(await refusal(postEntries(kit.system(), { entries }))).toBe("conflict:insufficient_funds");
    expect(await kit.balance(b.accountId)).toBe(0n);
    const whole = [
      transfer(wallet(a.accountId), wallet(b.accountId), 60n),
      transfer(wallet(b.accountId), gateway, 50n),
    ];
    const first = await postEntries(kit.system(), { entries: whole });
    expect(await postEntries(kit.system(), { entries: whole })).toEqual(first);
    expect([await kit.balance(a.accountId), await kit.balance(b.accountId)]).toEqual([40n, 10n]);
  });

  it("linked entries of which one is known already, and another is not, are refused and leave nothing", async () => {
    const { accountId } = await kit.makeTrader();
    const known = transfer(gateway, wallet(accountId), 10n);
    await postEntries(kit.system(), { entries: [known] });
    const fresh = transfer(gateway, wallet(accountId), 20n);
    expect(await refusal(postEntries(kit.system(), { entries: [fresh, known] }))).toBe("conflict:id_taken");
    // In the same moment too, when no statement sees the other's entry yet.
    const shared = transfer(gateway, wallet(accountId), 30n);
    const ends = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        refusal(
          postEntries(kit.system(), {
            entries: [transfer(gateway, wallet(accountId), 1n + BigInt(index)), shared],
          }),
        ),
      ),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(1);
    expect(ends.filter((end) => end === "conflict:id_taken")).toHaveLength(5);
    expect(await kit.balance(accountId)).toBeGreaterThanOrEqual(41n);
  });

  it("joins the caller's transaction, which takes it back, and a refusal does not break that transaction", async () => {
    const { accountId } = await kit.makeTrader();
    const db = test.database.prisma;
    await kit.fund(accountId, 50n);
    await expect(
      db.$transaction(async (tx) => {
        await postEntries(kit.system(new Date(), tx), {
          entries: [transfer(wallet(accountId), gateway, 50n)],
        });
        throw new Error("taken back");
      }),
    ).rejects.toThrow("taken back");
    await db.$transaction(async (tx) => {
      const tooMuch = { entries: [transfer(wallet(accountId), gateway, 51n)] };
      expect(await refusal(postEntries(kit.system(new Date(), tx), tooMuch))).toBe(
        "conflict:insufficient_funds",
      );
      await postEntries(kit.system(new Date(), tx), { entries: [transfer(wallet(accountId), gateway, 20n)] });
    });
    expect(await kit.balance(accountId)).toBe(30n);
  });

  it("one entry may move an account several times", async () => {
    const { accountId } = await kit.makeTrader();
    await postEntries(kit.system(), {
      entries: [
        {
          kind: "transfer",
          id: newId(),
          code: "test.split",
          lines: [
            { account: wallet(accountId), amount: 100n },
            { account: gateway, amount: -100n },
            { account: wallet(accountId), amount: -30n },
            { account: platformFees, amount: 30n },
          ],
        },
      ],
    });
    expect(await kit.balance(accountId)).toBe(70n);
  });
});
