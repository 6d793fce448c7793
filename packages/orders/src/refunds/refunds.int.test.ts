import { newId, type UserId } from "@hutong/kernel";
import { postEntries } from "@hutong/ledger";
import { testDatabase } from "@hutong/testing";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { confirmOrder, shipOrder } from "../command-order.ts";
import { endDueOrders } from "../end-due-orders.ts";
import { confirmWithinMs } from "../order-rules.ts";
import { sendRefunds } from "../payments/send-refunds.ts";
import { readOrder } from "../read-orders.ts";
import { bank, ordersKit, outcome, type Trader } from "../test-shops.ts";
import { askRefund } from "./ask-refund.ts";
import {
  acceptOffer,
  agreeRefund,
  declineRefund,
  escalateRefund,
  receiveGoodsBack,
  sendGoodsBack,
  withdrawRefund,
} from "./command-refund.ts";
import { endDueRefunds } from "./end-due-refunds.ts";
import {
  countOpenRefunds,
  readRefund,
  readRefundable,
  readRefundPicture,
  readRefunds,
} from "./read-refunds.ts";
import { readDisputePicture, readTradeDispute, readTradeDisputes } from "./read-trade-disputes.ts";
import type { AskRefundInput } from "./refund-schema.ts";
import { ruleRefund } from "./rule-refund.ts";
import { sayInRefund } from "./say-in-refund.ts";

const test = testDatabase();
const kit = ordersKit(test);
const dayMs = 86_400_000;
const parcel = { carrier: "顺丰速运", trackingNo: "SF1234567890" };
const whole = 25_800n;
let xixi: Trader;
let chen: Trader;
let stranger: Trader;
let operator: string;
let address: string;
let sku: string;

beforeAll(async () => {
  [xixi, chen, stranger] = await Promise.all([kit.makeShop(), kit.makeTrader(), kit.makeTrader()]);
  address = await kit.makeAddress(chen);
  sku = await kit.makeSku(xixi, 900);
  ({ userId: operator } = await kit.makeTrader());
  await kit.db().user.update({ where: { id: operator }, data: { adminRole: "operator" } });
});

const later = (ms: number) => new Date(Date.now() + ms);
const after = (userId: string, ms: number) => test.as(userId, { now: later(ms) });

/** Two pieces of ¥129, shipped. */
async function shipped() {
  const order = await kit.order(chen, address, sku, { count: 2 });
  await kit.pay(chen, order.checkoutId);
  await shipOrder(test.as(xixi.userId), { orderId: order.orderId, ...parcel });
  return order.orderId;
}

async function finished() {
  const orderId = await shipped();
  await confirmOrder(test.as(chen.userId), { orderId });
  return orderId;
}

function wish(orderId: string, more: Partial<AskRefundInput> = {}): AskRefundInput {
  return {
    id: newId(),
    orderId,
    reason: "faulty",
    withReturn: false,
    lines: [{ place: 1, count: 2 }],
    amountFen: 5_000n,
    words: "袖口脱线",
    ...more,
  };
}

async function asked(orderId: string, more: Partial<AskRefundInput> = {}) {
  return askRefund(test.as(chen.userId), wish(orderId, more));
}

const stateOf = async (refundId: string) =>
  (await kit.db().refund.findUniqueOrThrow({ where: { id: refundId }, select: { state: true } })).state;
const backOf = async (orderId: string) =>
  (await kit.db().order.findUniqueOrThrow({ where: { id: orderId }, select: { refundedFen: true } }))
    .refundedFen;
const money = async () => ({
  available: await kit.balance(xixi.accountId, "available"),
  escrow: await kit.balance(xixi.accountId, "escrow"),
  debt: await kit.balance(xixi.accountId, "debt"),
  fees: await kit.balance("platform", "fees"),
  back: await kit.balance("platform", "escrow"),
});
type Money = Awaited<ReturnType<typeof money>>;
const moved = (before: Money, now: Money) =>
  // The cast: the same keys as before.
  Object.fromEntries(
    Object.entries(now).map(([key, value]) => [key, value - before[key as keyof Money]]),
  ) as Money;

describe("a refund before the trade is finished", () => {
  it("is asked, agreed to, and goes back out of the escrow; the rest is the shop's at the finish", async () => {
    const orderId = await shipped();
    const before = await money();
    const { refundId } = await asked(orderId);
    expect((await readOrder(test.as(chen.userId), orderId)).commands).toEqual([]);
    expect(await outcome(confirmOrder(test.as(chen.userId), { orderId }))).toBe("conflict:refund_open");
    await agreeRefund(test.as(xixi.userId), { refundId });
    expect(moved(before, await money())).toMatchObject({ escrow: -5_000n, back: 5_000n, available: 0n });
    expect(await sendRefunds(kit.system(), bank)).toBeGreaterThan(0);
    await confirmOrder(test.as(chen.userId), { orderId });
    // 0.6 % of ¥208 is 124.8 fen.
    expect(moved(before, await money())).toMatchObject({ escrow: -whole, available: 20_675n, fees: 125n });
    const facts = await kit.db().reputationFact.findMany({
      where: { eventId: { in: [orderId, refundId] } },
      select: { kind: true, amount: true },
      orderBy: { kind: "asc" },
    });
    expect(facts.toSorted((a, b) => a.kind.localeCompare(b.kind))).toEqual([
      { kind: "refund", amount: 5_000n },
      { kind: "sale", amount: whole },
    ]);
    expect(await kit.faults()).toEqual([]);
  });

  it("of all closes the trade; pieces come back to the stock only when they came back", async () => {
    const stock = await kit.stockOf(sku);
    const plain = await shipped();
    const { refundId } = await asked(plain, { amountFen: whole });
    await agreeRefund(test.as(xixi.userId), { refundId });
    expect(await kit.stateOf(plain)).toBe("trade_closed");
    expect(await kit.stockOf(sku)).toBe(stock - 2);

    const orderId = await shipped();
    const back = (await asked(orderId, { amountFen: whole, withReturn: true })).refundId;
    await agreeRefund(test.as(xixi.userId), { refundId: back });
    expect(await stateOf(back)).toBe("wait_buyer_return_goods");
    expect(await backOf(orderId)).toBe(0n);
    expect(await outcome(receiveGoodsBack(test.as(xixi.userId), { refundId: back }))).toBe(
      "conflict:refund_moved_on",
    );
    await sendGoodsBack(test.as(chen.userId), { refundId: back, ...parcel });
    await receiveGoodsBack(test.as(xixi.userId), { refundId: back });
    expect(await kit.stateOf(orderId)).toBe("trade_closed");
    expect(await backOf(orderId)).toBe(whole);
    expect(await kit.stockOf(sku)).toBe(stock - 2);
    // What came back is not asked for again, whatever the sum.
    expect(await outcome(asked(orderId))).toBe("conflict:order_moved_on");
    expect(await kit.faults()).toEqual([]);
  });

  it("the order's clock stands still meanwhile, and goes on with what it had left", async () => {
    const orderId = await shipped();
    const { refundId } = await askRefund(after(chen.userId, 4 * dayMs), wish(orderId));
    await declineRefund(after(xixi.userId, 5 * dayMs), { refundId, words: "已说明瑕疵" });
    await endDueOrders(kit.system(later(confirmWithinMs + 1_000)));
    expect(await kit.stateOf(orderId)).toBe("wait_buyer_confirm_goods");
    await withdrawRefund(after(chen.userId, 11 * dayMs), { refundId });
    const { dueAt } = await kit.db().order.findUniqueOrThrow({ where: { id: orderId } });
    expect(Math.round(((dueAt?.getTime() ?? 0) - Date.now()) / dayMs)).toBe(17);
    await endDueOrders(kit.system(later(17 * dayMs + 60_000)));
    expect(await kit.stateOf(orderId)).toBe("trade_finished");
  });

  it("a silent shop agrees, a silent buyer gives up", async () => {
    const silent = await shipped();
    const { refundId } = await asked(silent);
    await endDueRefunds(kit.system(later(2.9 * dayMs)));
    expect(await stateOf(refundId)).toBe("wait_seller_agree");
    await Promise.all(Array.from({ length: 3 }, () => endDueRefunds(kit.system(later(3.1 * dayMs)))));
    expect(await stateOf(refundId)).toBe("success");
    expect(await backOf(silent)).toBe(5_000n);

    const declined = (await asked(await shipped())).refundId;
    await declineRefund(test.as(xixi.userId), { refundId: declined, words: "已说明瑕疵", offerFen: 1_000n });
    await endDueRefunds(kit.system(later(7.1 * dayMs)));
    expect(await stateOf(declined)).toBe("closed");

    const unsent = (await asked(await shipped(), { withReturn: true })).refundId;
    await agreeRefund(test.as(xixi.userId), { refundId: unsent });
    await endDueRefunds(kit.system(later(7.1 * dayMs)));
    expect(await stateOf(unsent)).toBe("closed");

    const returned = (await asked(await shipped(), { withReturn: true })).refundId;
    await agreeRefund(test.as(xixi.userId), { refundId: returned });
    await sendGoodsBack(test.as(chen.userId), { refundId: returned, ...parcel });
    await endDueRefunds(kit.system(later(10.1 * dayMs)));
    expect(await stateOf(returned)).toBe("success");
    expect(await kit.faults()).toEqual([]);
  });

  it("the shop proposes another sum, and the buyer takes it", async () => {
    const orderId = await shipped();
    const { refundId } = await asked(orderId);
    const tooMuch = declineRefund(test.as(xixi.userId), { refundId, words: "多给点", offerFen: 5_000n });
    expect(await outcome(tooMuch)).toBe("invalid_input:offer_too_high");
    await declineRefund(test.as(xixi.userId), { refundId, words: "退您二十", offerFen: 2_000n });
    expect((await readRefund(test.as(chen.userId), refundId)).commands).toEqual([
      "accept",
      "withdraw",
      "escalate",
    ]);
    await acceptOffer(test.as(chen.userId), { refundId });
    expect(await backOf(orderId)).toBe(2_000n);
  });
});

describe("a refund after the trade is finished", () => {
  it("is taken back from the shop at the rate of the fee, and what is not there is owed and paid off first", async () => {
    const orderId = await finished();
    const before = await money();
    const { refundId } = await asked(orderId, { amountFen: 12_900n });
    await agreeRefund(test.as(xixi.userId), { refundId });
    // The fee was 155 (154.8): half of it is 77.5, and the first of two equal remainders takes the fen.
    const half = moved(before, await money());
    expect(half).toMatchObject({ escrow: 0n, debt: 0n, back: 12_900n });
    expect(half.available + half.fees).toBe(-12_900n);
    const second = (await asked(orderId, { amountFen: 12_900n })).refundId;
    const { available } = await money();
    await drain(available);
    await agreeRefund(test.as(xixi.userId), { refundId: second });
    const end = await money();
    expect(end.available).toBe(0n);
    expect(moved(before, end)).toMatchObject({ fees: -155n, back: 25_800n });
    expect(end.debt).toBe(-(whole - 155n + half.available));
    expect(await kit.stateOf(orderId)).toBe("trade_finished");

    await finished();
    const paidOff = await money();
    expect(paidOff.debt).toBe(0n);
    expect(paidOff.available).toBe(whole - 155n + end.debt);
    expect(await kit.faults()).toEqual([]);
  });

  it("is asked within the shop's days, and no later", async () => {
    const orderId = await finished();
    expect(await outcome(askRefund(after(chen.userId, 7.1 * dayMs), wish(orderId)))).toBe(
      "conflict:refund_too_late",
    );
    const card = await readOrder(test.as(chen.userId), orderId);
    expect(await readRefundable(after(chen.userId, 7.1 * dayMs), card)).toBeUndefined();
    expect(await readRefundable(after(chen.userId, 6.9 * dayMs), card)).toMatchObject({ leftFen: whole });
    await askRefund(after(chen.userId, 6.9 * dayMs), wish(orderId));
  });

  async function drain(amount: bigint) {
    await postEntries(kit.system(), {
      entries: [
        {
          kind: "transfer",
          id: newId(),
          code: "test.drain",
          lines: [
            { account: { owner: xixi.accountId, purpose: "available", currency: "CNY" }, amount: -amount },
            {
              account: { owner: { house: "gateway_sandbox" }, purpose: "clearing", currency: "CNY" },
              amount,
            },
          ],
        },
      ],
    });
  }
});

describe("who may, what may, and at once", () => {
  it("SECURITY 28: a refund is its two sides' alone, each with its own commands", async () => {
    const orderId = await shipped();
    const staff = await kit.makeStaff(xixi, "viewer");
    for (const [userId, end] of [
      [stranger.userId, "not_found"],
      [xixi.userId, "not_found"],
    ] as const)
      expect(await outcome(askRefund(test.as(userId), wish(orderId)))).toBe(end);
    expect(await outcome(askRefund(test.ctx(), wish(orderId)))).toBe("not_signed_in");
    const { refundId } = await asked(orderId);
    const verbs = {
      agree: agreeRefund,
      decline: (ctx: ReturnType<typeof test.as>) => declineRefund(ctx, { refundId, words: "不" }),
      accept: acceptOffer,
      withdraw: withdrawRefund,
      send: (ctx: ReturnType<typeof test.as>) => sendGoodsBack(ctx, { refundId, ...parcel }),
      receive: receiveGoodsBack,
      escalate: (ctx: ReturnType<typeof test.as>) => escalateRefund(ctx, { refundId, words: "请介入" }),
      say: (ctx: ReturnType<typeof test.as>) => sayInRefund(ctx, { refundId, words: "在吗", pictures: [] }),
    };
    for (const [name, verb] of Object.entries(verbs)) {
      expect(await outcome(verb(test.as(stranger.userId), { refundId })), name).toBe("not_found");
      expect(await outcome(verb(test.ctx(), { refundId })), name).toBe("not_signed_in");
      const sellers = ["agree", "decline", "receive", "escalate", "say"].includes(name);
      expect(await outcome(verb(test.as(staff), { refundId })), name).toBe(
        sellers ? "forbidden" : "not_found",
      );
      if (sellers && name !== "escalate" && name !== "say")
        expect(await outcome(verb(test.as(chen.userId), { refundId })), name).toBe("not_found");
    }
    for (const id of [refundId, newId(), "nothing"])
      expect(await outcome(readRefund(test.as(stranger.userId), id))).toBe("not_found");
    const scope = { accountId: xixi.accountId, side: "seller" as const };
    expect(await outcome(readRefunds(test.as(chen.userId), scope))).toBe("not_found");
    expect(await outcome(countOpenRefunds(test.as(chen.userId), scope))).toBe("not_found");
    expect((await readRefunds(test.as(xixi.userId), scope)).refunds.map(({ id }) => id)).toContain(refundId);
    expect(await countOpenRefunds(test.as(xixi.userId), scope)).toBeGreaterThan(0);
  });

  it("SECURITY 30: asked 20 times at once under one id it is one; under another id one alone is open", async () => {
    const orderId = await shipped();
    const same = wish(orderId);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => outcome(askRefund(test.as(chen.userId), same))),
    );
    expect(new Set(answers)).toEqual(new Set(["done"]));
    expect(await outcome(askRefund(test.as(chen.userId), { ...same, amountFen: 1n }))).toBe(
      "conflict:id_taken",
    );
    expect(await outcome(asked(orderId))).toBe("conflict:refund_open");
    const ends = await Promise.all(
      Array.from({ length: 8 }, () => outcome(agreeRefund(test.as(xixi.userId), { refundId: same.id }))),
    );
    expect(ends.filter((end) => end === "done")).toHaveLength(1);
    expect(await backOf(orderId)).toBe(5_000n);
  });

  it("SECURITY I5: refunds asked at once never exceed the charge, nor do sums, pieces or words beyond their bounds pass", async () => {
    const orderId = await shipped();
    const ends = await Promise.all(
      Array.from({ length: 6 }, () => outcome(asked(orderId, { amountFen: whole }))),
    );
    expect(ends.toSorted()).toEqual([...Array(5).fill("conflict:refund_open"), "done"]);
    const { openRefundId } = await kit.db().order.findUniqueOrThrow({ where: { id: orderId } });
    await withdrawRefund(test.as(chen.userId), { refundId: openRefundId ?? "" });
    for (const [more, end] of [
      [{ amountFen: whole + 1n }, "invalid_input:amount_too_high"],
      [{ amountFen: 12_901n, lines: [{ place: 1, count: 1 }] }, "invalid_input:amount_too_high"],
      [{ lines: [{ place: 1, count: 3 }] }, "invalid_input:refund_pieces"],
      [{ lines: [{ place: 2, count: 1 }] }, "invalid_input:refund_pieces"],
      [{ amountFen: 0n }, "invalid_input:amount_invalid"],
      [{ lines: [] }, "invalid_input:choose"],
    ] as const)
      expect(await outcome(asked(orderId, more as Partial<AskRefundInput>))).toBe(end);
    await agreeRefund(test.as(xixi.userId), await asked(orderId, { amountFen: 20_000n }));
    expect(await outcome(asked(orderId, { amountFen: 5_801n }))).toBe("invalid_input:amount_too_high");
    const { paymentId } = await kit.db().paymentPart.findFirstOrThrow({ where: { orderId } });
    for (const amount of ["5801", "25800"])
      await expect(
        test.database.pool.query(
          `insert into payment_refunds (id, payment_id, order_id, amount_fen, made_at)
            values (gen_random_uuid(), $1, $2, $3, now())`,
          [paymentId, orderId, amount],
        ),
      ).rejects.toThrow("more goes back than was charged");
    await expect(
      test.database.pool.query("update orders set refunded_fen = total_fen + 1 where id = $1", [orderId]),
    ).rejects.toThrow("orders_refunded_check");
    await expect(test.database.pool.query("delete from refund_events")).rejects.toThrow("append-only");
    await expect(
      test.database.pool.query("update refunds set state = 'in_dispute' where state = 'closed'"),
    ).rejects.toThrow("append-only");
  });

  it("a refund, a confirmation and the clock at once: one of them, and the books agree", async () => {
    for (let round = 0; round < 6; round += 1) {
      const orderId = await shipped();
      const ctx = after(chen.userId, confirmWithinMs + 1_000);
      await Promise.all([
        outcome(askRefund(ctx, wish(orderId, { amountFen: whole }))),
        outcome(confirmOrder(ctx, { orderId })),
        endDueOrders(kit.system(later(confirmWithinMs + 1_000))),
      ]);
      const { state, openRefundId } = await kit.db().order.findUniqueOrThrow({ where: { id: orderId } });
      if (openRefundId) {
        const ends = await Promise.all([
          outcome(agreeRefund(test.as(xixi.userId), { refundId: openRefundId })),
          outcome(withdrawRefund(test.as(chen.userId), { refundId: openRefundId })),
          endDueRefunds(kit.system(later(30 * dayMs))),
        ]);
        expect(ends.filter((end) => end === "done").length).toBeLessThanOrEqual(1);
      } else expect(state).toBe("trade_finished");
    }
    expect(await kit.faults()).toEqual([]);
  });
});

describe("a dispute", () => {
  const reason = "图片显示脱线，卖家未说明";
  const retailOrigin = "http://retail.localhost:3002";

  async function escalated(more: Partial<AskRefundInput> = {}) {
    const orderId = await shipped();
    const { refundId } = await asked(orderId, more);
    await declineRefund(test.as(xixi.userId), { refundId, words: "已说明瑕疵", offerFen: 1_000n });
    await escalateRefund(test.as(chen.userId), { refundId, words: "商品页没有说明" });
    return { orderId, refundId };
  }
  const rule = (refundId: string, amountFen: bigint, returnFirst = false, ctx = test.as(operator)) =>
    ruleRefund(ctx, { refundId, amountFen, returnFirst, reason, retailOrigin });
  const facts = async (refundId: string) =>
    (
      await kit.db().reputationFact.findMany({
        where: { eventId: refundId },
        select: { kind: true },
      })
    )
      .map(({ kind }) => kind)
      .toSorted();

  it("hears both sides with pictures that they and the house see, and nobody else", async () => {
    const { refundId } = await escalated();
    const bytes = await sharp({ create: { width: 400, height: 400, channels: 3, background: "#a33" } })
      .png()
      .toBuffer();
    await sayInRefund(test.as(chen.userId), { refundId, words: "见图", pictures: [bytes, bytes, bytes] });
    await sayInRefund(test.as(xixi.userId), { refundId, words: "", pictures: [bytes] });
    expect(await outcome(sayInRefund(test.as(chen.userId), { refundId, words: "", pictures: [] }))).toBe(
      "invalid_input:empty",
    );
    const tooMany = sayInRefund(test.as(chen.userId), { refundId, words: "", pictures: [bytes, bytes] });
    expect(await outcome(tooMany)).toBe("invalid_input:picture_too_many");
    const broken = sayInRefund(test.as(chen.userId), {
      refundId,
      words: "",
      pictures: [Buffer.from("%PDF")],
    });
    expect(await outcome(broken)).toBe("invalid_input:picture_kind");
    const sight = await readRefund(test.as(xixi.userId), refundId);
    const pictures = sight.events.flatMap((event) => event.pictures);
    expect(pictures).toHaveLength(4);
    const id = pictures[0]?.id ?? "";
    for (const userId of [chen.userId, xixi.userId])
      expect((await readRefundPicture(test.as(userId), id))?.subarray(0, 2)).toEqual(
        new Uint8Array([0xff, 0xd8]),
      );
    expect(await outcome(readRefundPicture(test.as(stranger.userId), id))).toBe("not_found");
    expect(await readRefundPicture(test.as(stranger.userId), newId())).toBeUndefined();
    expect(await readDisputePicture(test.as(operator), id)).toBeDefined();
    expect(await outcome(readDisputePicture(test.as(chen.userId), id))).toBe("forbidden");
  });

  it("is ruled once, by an administrator with a fresh sign-in, and both sides get a mail", async () => {
    const { orderId, refundId } = await escalated();
    const longAgo = new Date(Date.now() - 3_600_000);
    const stale = test.ctx({
      actor: { kind: "person", userId: operator as UserId, authenticatedAt: longAgo }, // a person's id: branded here
    });
    await test.database.pool.query(
      `insert into contacts (id, user_id, kind, value, verified_at, created_at)
        select gen_random_uuid(), unnest($1::uuid[]), 'email', unnest($2::text[]), now(), now() on conflict do nothing`,
      [
        [chen.userId, xixi.userId],
        ["chen@example.com", "xixi@example.com"],
      ],
    );
    expect(await outcome(rule(refundId, 1n, false, stale))).toBe("reauthenticate");
    expect(await outcome(rule(refundId, 1n, false, test.as(chen.userId)))).toBe("forbidden");
    expect(await outcome(rule(newId(), 1n))).toBe("not_found");
    expect(await outcome(rule(refundId, 5_001n))).toBe("invalid_input:amount_too_high");
    const queue = await readTradeDisputes(test.as(operator), { open: true });
    expect(queue.map(({ id }) => id)).toContain(refundId);
    expect(await outcome(readTradeDisputes(test.as(chen.userId), { open: true }))).toBe("forbidden");
    expect((await readTradeDispute(test.as(operator), refundId)).events).toHaveLength(3);
    const ends = await Promise.all([2_500n, 2_500n, 0n].map((fen) => outcome(rule(refundId, fen))));
    expect(ends.filter((end) => end === "done")).toHaveLength(1);
    expect(ends.filter((end) => end === "conflict:refund_moved_on")).toHaveLength(2);
    const mails = await kit.db().message.findMany({ where: { text: { contains: refundId } } });
    expect(mails.map(({ recipient }) => recipient).toSorted()).toEqual([
      "chen@example.com",
      "xixi@example.com",
    ]);
    expect(mails[0]?.text).toContain(reason);
    const given = await backOf(orderId);
    expect([0n, 2_500n]).toContain(given);
    expect(await facts(refundId)).toEqual(
      given === 0n ? ["dispute_opened", "dispute_won"] : ["dispute_lost", "dispute_opened", "refund"],
    );
    expect((await readTradeDisputes(test.as(operator), { open: false })).map(({ id }) => id)).toContain(
      refundId,
    );
    expect(await outcome(readTradeDispute(test.as(operator), (await asked(await shipped())).refundId))).toBe(
      "not_found",
    );
  });

  it("is won by the shop with no more than it had offered, and lost with more", async () => {
    const offered = await escalated();
    await rule(offered.refundId, 1_000n);
    expect(await facts(offered.refundId)).toEqual(["dispute_opened", "dispute_won", "refund"]);
    const nothing = await escalated();
    await rule(nothing.refundId, 0n);
    expect(await stateOf(nothing.refundId)).toBe("closed");
    const { openRefundId, dueAt } = await kit
      .db()
      .order.findUniqueOrThrow({ where: { id: nothing.orderId } });
    expect(openRefundId).toBeNull();
    expect(dueAt).not.toBeNull();
    expect(await kit.faults()).toEqual([]);
  });

  it("may have the goods come back first, and the shop may call again when they are there", async () => {
    const { orderId, refundId } = await escalated({ withReturn: true, amountFen: whole });
    await rule(refundId, 20_000n, true);
    expect(await stateOf(refundId)).toBe("wait_buyer_return_goods");
    await sendGoodsBack(test.as(chen.userId), { refundId, ...parcel });
    await escalateRefund(test.as(xixi.userId), { refundId, words: "退回的不是原件" });
    expect(await outcome(rule(refundId, 20_000n, true))).toBe("conflict:refund_moved_on");
    await rule(refundId, 15_000n);
    expect(await backOf(orderId)).toBe(15_000n);
    expect(await kit.faults()).toEqual([]);
  });
});
