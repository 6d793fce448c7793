import { type AccountId, newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { expireHolds } from "./expire-holds.ts";
import { placeHold, postHold, voidHold } from "./place-hold.ts";
import { postEntries } from "./post-entries.ts";
import { readStatement } from "./read-wallet.ts";
import { gateway, ledgerKit, platformFees, refusal, transfer, wallet } from "./test-ledger.ts";

const test = testDatabase();
const kit = ledgerKit(test);
const traders = 3;
const holdSeconds = 60;

/** The ledger as a few numbers in memory. */
interface Model {
  available: bigint[];
  held: bigint[];
  /** What the house has, over all. */
  house: bigint;
  holds: { owner: number; amount: bigint; endsAt: number; isOpen: boolean }[];
  seconds: number;
}

interface Real {
  readonly accounts: readonly AccountId[];
  readonly holds: string[];
  readonly startedAt: number;
  readonly posted: { readonly request: Parameters<typeof postEntries>[1]; readonly answer: string }[];
}

type Command = fc.AsyncCommand<Model, Real>;

const at = (real: Real, model: Model) => kit.system(new Date(real.startedAt + model.seconds * 1_000));
const account = (real: Real, index: number) => wallet(real.accounts[index] ?? never());

const fundCommand = (to: number, amount: bigint): Command => ({
  check: () => true,
  async run(model, real) {
    const request = { entries: [transfer(gateway, account(real, to), amount)] };
    const answer = JSON.stringify(await postEntries(at(real, model), request));
    real.posted.push({ request, answer });
    model.available[to] = (model.available[to] ?? 0n) + amount;
    model.house -= amount;
  },
  toString: () => `fund(${to}, ${amount})`,
});

/** Two linked entries: the second may be the one that there is no money for. */
const payCommand = (from: number, to: number, amount: bigint, fee: bigint): Command => ({
  check: () => true,
  async run(model, real) {
    const entries = [
      transfer(account(real, from), account(real, to), amount),
      transfer(account(real, to), platformFees, fee),
    ];
    const after = [...model.available];
    after[from] = (after[from] ?? 0n) - amount;
    after[to] = (after[to] ?? 0n) + amount - fee;
    const isCovered = after.every((balance) => balance >= 0n);
    const end = await refusal(postEntries(at(real, model), { entries }));
    expect(end).toBe(isCovered ? "done" : "conflict:insufficient_funds");
    if (!isCovered) return;
    model.available = after;
    model.house += fee;
  },
  toString: () => `pay(${from} → ${to}, ${amount}, fee ${fee})`,
});

const holdCommand = (owner: number, amount: bigint): Command => ({
  check: () => true,
  async run(model, real) {
    const id = newId();
    const endsAt = model.seconds + holdSeconds;
    const expiresAt = new Date(real.startedAt + endsAt * 1_000);
    const from = account(real, owner);
    const isCovered = (model.available[owner] ?? 0n) >= amount;
    const end = await refusal(placeHold(at(real, model), { id, code: "test.hold", from, amount, expiresAt }));
    expect(end).toBe(isCovered ? "done" : "conflict:insufficient_funds");
    if (!isCovered) return;
    real.holds.push(id);
    model.holds.push({ owner, amount, endsAt, isOpen: true });
    shift(model, owner, -amount);
  },
  toString: () => `hold(${owner}, ${amount})`,
});

/** Posts a part in a thousand of it; none: voids it. */
const resolveCommand = (which: number, perMille: bigint): Command => ({
  check: (model) => model.holds.length > 0,
  async run(model, real) {
    const index = which % model.holds.length;
    const hold = model.holds[index] ?? never();
    const holdId = real.holds[index] ?? never();
    const amount = (hold.amount * perMille) / 1_000n;
    const request = { id: newId(), holdId, code: "test.resolve" };
    const work =
      amount > 0n
        ? postHold(at(real, model), { ...request, to: [{ account: gateway, amount }] })
        : voidHold(at(real, model), request);
    const expected = !hold.isOpen
      ? "conflict:hold_resolved"
      : model.seconds >= hold.endsAt
        ? "expired:hold_expired"
        : "done";
    expect(await refusal(work)).toBe(expected);
    if (expected !== "done") return;
    hold.isOpen = false;
    shift(model, hold.owner, hold.amount);
    model.available[hold.owner] = (model.available[hold.owner] ?? 0n) - amount;
    model.house += amount;
  },
  toString: () => `resolve(${which}, ${perMille} ‰)`,
});

const passCommand = (seconds: number): Command => ({
  check: () => true,
  async run(model, real) {
    model.seconds += seconds;
    await expireHolds(at(real, model));
    for (const hold of model.holds) {
      if (!hold.isOpen || hold.endsAt > model.seconds) continue;
      hold.isOpen = false;
      shift(model, hold.owner, hold.amount);
    }
  },
  toString: () => `pass(${seconds} s)`,
});

const againCommand = (which: number): Command => ({
  check: () => true,
  async run(model, real) {
    if (real.posted.length === 0) return;
    const one = real.posted[which % real.posted.length] ?? never();
    expect(JSON.stringify(await postEntries(at(real, model), one.request))).toBe(one.answer);
  },
  toString: () => `again(${which})`,
});

function shift(model: Model, owner: number, amount: bigint) {
  model.available[owner] = (model.available[owner] ?? 0n) + amount;
  model.held[owner] = (model.held[owner] ?? 0n) - amount;
}

function never(): never {
  throw new Error("unreachable");
}

const who = fc.nat(traders - 1);
const amount = fc.bigInt({ min: 1n, max: 1_000n });
const commands = fc.commands(
  [
    fc.tuple(who, amount).map((args) => fundCommand(...args)),
    fc.tuple(who, who, amount, fc.bigInt({ min: 1n, max: 300n })).map((args) => payCommand(...args)),
    fc.tuple(who, amount).map((args) => holdCommand(...args)),
    fc.tuple(fc.nat(), fc.bigInt({ min: 0n, max: 1_000n })).map((args) => resolveCommand(...args)),
    fc.nat(90).map(passCommand),
    fc.nat().map(againCommand),
  ],
  { maxCommands: 40, size: "max" },
);

it("SECURITY I1–I3: whatever is asked of it in whatever order, the ledger is what a model says", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      const made = await Promise.all(Array.from({ length: traders }, () => kit.makeTrader()));
      const accounts = made.map(({ accountId }) => accountId);
      const real: Real = { accounts, holds: [], posted: [], startedAt: Date.now() };
      const zero = Array.from({ length: traders }, () => 0n);
      const model: Model = { available: [...zero], held: [...zero], house: 0n, holds: [], seconds: 0 };
      await fc.asyncModelRun(() => ({ model, real }), list);
      for (const [index, owner] of accounts.entries()) {
        expect(await kit.balance(owner)).toBe(model.available[index]);
        expect(await kit.balance(owner, "held")).toBe(model.held[index]);
        const { lines } = await readStatement(kit.system(), {
          accountId: owner,
          purpose: "available",
          limit: 1_000,
        });
        expect(lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(model.available[index]);
      }
      const theirs = [...model.available, ...model.held].reduce((sum, one) => sum + one, 0n);
      expect(theirs + model.house).toBe(0n);
      await expireHolds(kit.system(new Date(real.startedAt + 86_400_000)));
    }),
    { numRuns: 25, endOnFailure: true },
  );
  expect(await kit.faults()).toEqual([]);
});
