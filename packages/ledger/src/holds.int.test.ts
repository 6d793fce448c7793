import { type AccountId, newId } from "@hutong/kernel";
import { testDatabase } from "@hutong/testing";
import { afterEach, describe, expect, it } from "vitest";
import { expireHolds } from "./expire-holds.ts";
import { placeHold, postHold, voidHold } from "./place-hold.ts";
import { postEntries } from "./post-entries.ts";
import { gateway, ledgerKit, platformFees, refusal, transfer, wallet } from "./test-ledger.ts";

const test = testDatabase();
const kit = ledgerKit(test);
const minute = 60_000;

afterEach(async () => {
  expect(await kit.faults()).toEqual([]);
});

const code = "order.reserved";

/** A trader with money, of which some is held for a minute. */
async function held(amount = 600n, of = 1_000n) {
  const { accountId } = await kit.makeTrader();
  await kit.fund(accountId, of);
  const placed = {
    id: newId(),
    code,
    from: wallet(accountId),
    amount,
    expiresAt: new Date(Date.now() + minute),
  };
  await placeHold(kit.system(), placed);
  return { accountId, placed, holdId: placed.id };
}

const both = async (owner: AccountId) => [await kit.balance(owner), await kit.balance(owner, "held")];

describe("a hold", () => {
  it("sets money aside, and is placed once", async () => {
    const { accountId, placed } = await held();
    expect(await both(accountId)).toEqual([400n, 600n]);
    await placeHold(kit.system(), placed);
    expect(await both(accountId)).toEqual([400n, 600n]);
    // The same request long after its time is still answered.
    await placeHold(kit.system(new Date(Date.now() + 2 * minute)), placed);
    expect(await refusal(placeHold(kit.system(), { ...placed, amount: 1n }))).toBe("conflict:id_taken");
    const more = { ...placed, id: newId(), amount: 401n };
    expect(await refusal(placeHold(kit.system(), more))).toBe("conflict:insufficient_funds");
    const past = { ...placed, id: newId(), expiresAt: new Date(Date.now() - 1) };
    expect(await refusal(placeHold(kit.system(), past))).toBe("invalid_input:past");
    expect(await refusal(placeHold(kit.system(), { ...placed, id: newId(), from: gateway }))).toMatch(
      /^invalid_input/,
    );
    expect(await refusal(placeHold(test.ctx(), { ...placed, id: newId() }))).toBe("forbidden");
  });

  it("is posted, to several accounts, whole", async () => {
    const { accountId, holdId } = await held();
    const seller = await kit.makeTrader();
    const post = {
      id: newId(),
      holdId,
      code: "order.paid",
      to: [
        { account: wallet(seller.accountId, "escrow"), amount: 590n },
        { account: platformFees, amount: 10n },
      ],
    };
    const first = await postHold(kit.system(), post);
    expect(await postHold(kit.system(), post)).toEqual(first);
    expect(await both(accountId)).toEqual([400n, 0n]);
    expect(await kit.balance(seller.accountId, "escrow")).toBe(590n);
    expect(await refusal(postHold(kit.system(), { ...post, id: newId() }))).toBe("conflict:hold_resolved");
    expect(await refusal(voidHold(kit.system(), { id: newId(), holdId, code }))).toBe(
      "conflict:hold_resolved",
    );
  });

  it("is posted in part: the rest goes back; more than was held is refused", async () => {
    const { accountId, holdId } = await held();
    const to = (amount: bigint) => [{ account: gateway, amount }];
    const post = { id: newId(), holdId, code };
    expect(await refusal(postHold(kit.system(), { ...post, to: to(601n) }))).toBe(
      "invalid_input:more_than_held",
    );
    const dollars = [{ account: { ...gateway, currency: "USD" }, amount: 1n }];
    expect(await refusal(postHold(kit.system(), { ...post, to: dollars }))).toBe(
      "invalid_input:other_currency",
    );
    await postHold(kit.system(), { ...post, to: to(250n) });
    expect(await both(accountId)).toEqual([750n, 0n]);
  });

  it("is voided: all of it goes back", async () => {
    const { accountId, holdId } = await held();
    const given = { id: newId(), holdId, code };
    const first = await voidHold(kit.system(), given);
    expect(await voidHold(kit.system(), given)).toEqual(first);
    expect(await both(accountId)).toEqual([1_000n, 0n]);
    expect(await refusal(voidHold(kit.system(), { id: newId(), holdId: newId(), code }))).toBe(
      "not_found:hold_unknown",
    );
  });

  it("times out: neither posted nor voided from then on, and given back by the chore, not before", async () => {
    const { accountId, holdId, placed } = await held();
    await expireHolds(kit.system(new Date(placed.expiresAt.getTime() - 1)));
    expect(await both(accountId)).toEqual([400n, 600n]);
    const late = kit.system(placed.expiresAt);
    const post = { id: newId(), holdId, code, to: [{ account: gateway, amount: 1n }] };
    expect(await refusal(postHold(late, post))).toBe("expired:hold_expired");
    expect(await refusal(voidHold(late, { id: newId(), holdId, code }))).toBe("expired:hold_expired");
    expect(await both(accountId)).toEqual([400n, 600n]);
    const turns = await Promise.all(Array.from({ length: 4 }, () => expireHolds(late)));
    expect(turns.some((count) => count > 0)).toBe(true);
    expect(await both(accountId)).toEqual([1_000n, 0n]);
    expect(await expireHolds(late)).toBe(0);
    expect(await refusal(postHold(late, post))).toBe("conflict:hold_resolved");
  });

  it("SECURITY 30: resolved by eight at once it is resolved once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { accountId, holdId } = await held();
      const late = kit.system(new Date(Date.now() + 2 * minute));
      const tries = Array.from({ length: 8 }, (_, index) => {
        const id = newId();
        if (index % 4 === 0) return voidHold(kit.system(), { id, holdId, code });
        if (index % 4 === 1)
          return expireHolds(late).then((count) => count || Promise.reject({ code: "none" }));
        const amount = index % 4 === 2 ? 600n : 150n;
        return postHold(kit.system(), { id, holdId, code, to: [{ account: gateway, amount }] });
      });
      const ends = await Promise.all(tries.map(refusal));
      expect(ends.filter((end) => end !== "done").every((end) => /hold_resolved|none/.test(end))).toBe(true);
      const hold = await test.database.prisma.ledgerHold.findUniqueOrThrow({ where: { id: holdId } });
      expect(hold.state).not.toBe("pending");
      expect(await both(accountId)).toEqual([1_000n - (hold.postedAmount ?? 0n), 0n]);
      const line = { entry: { holdSettled: { id: holdId } }, amount: -600n };
      expect(await test.database.prisma.ledgerLine.count({ where: line })).toBe(1);
    }
  });

  it("is resolved within linked entries, all or none", async () => {
    const [one, two] = [await held(), await held()];
    await voidHold(kit.system(), { id: newId(), holdId: two.holdId, code });
    const to = [{ account: gateway, amount: 600n }];
    const linked = () => [
      { kind: "post_hold" as const, id: newId(), holdId: one.holdId, code, to },
      { kind: "post_hold" as const, id: newId(), holdId: two.holdId, code, to },
    ];
    expect(await refusal(postEntries(kit.system(), { entries: linked() }))).toBe("conflict:hold_resolved");
    expect(await both(one.accountId)).toEqual([400n, 600n]);
    const short = [linked()[0] ?? never(), transfer(wallet(two.accountId), gateway, 1_001n)];
    expect(await refusal(postEntries(kit.system(), { entries: short }))).toBe("conflict:insufficient_funds");
    expect(await both(one.accountId)).toEqual([400n, 600n]);
    const twice = [linked()[0] ?? never(), { ...(linked()[0] ?? never()), id: newId() }];
    expect(await refusal(postEntries(kit.system(), { entries: twice }))).toMatch(/^invalid_input/);
    await postEntries(kit.system(), {
      entries: [linked()[0] ?? never(), transfer(wallet(one.accountId), gateway, 400n)],
    });
    expect(await both(one.accountId)).toEqual([0n, 0n]);
  });
});

function never(): never {
  throw new Error("unreachable");
}
