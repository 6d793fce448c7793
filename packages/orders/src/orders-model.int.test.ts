import { type AccountId, newId } from "@hutong/kernel";
import { postEntries } from "@hutong/ledger";
import { testDatabase } from "@hutong/testing";
import fc from "fast-check";
import { expect, it } from "vitest";
import { cancelOrder, confirmOrder, refundOrder, shipOrder } from "./command-order.ts";
import { endDueOrders } from "./end-due-orders.ts";
import {
  close,
  dayMs,
  finish,
  moveRefund,
  newTrade,
  type OrderModel,
  type TradeModel,
} from "./orders-model.ts";
import { sendRefunds } from "./payments/send-refunds.ts";
import { startPayment } from "./payments/start-payment.ts";
import { takeGatewayEvent } from "./payments/take-gateway-event.ts";
import { askRefund } from "./refunds/ask-refund.ts";
import {
  acceptOffer,
  agreeRefund,
  declineRefund,
  escalateRefund,
  receiveGoodsBack,
  sendGoodsBack,
  withdrawRefund,
} from "./refunds/command-refund.ts";
import { endDueRefunds } from "./refunds/end-due-refunds.ts";
import { refundCommandsFor } from "./refunds/refund-transitions.ts";
import { ruleRefund } from "./refunds/rule-refund.ts";
import { bank, ordersKit, outcome, type Trader } from "./test-shops.ts";
import { transitionFor } from "./transitions.ts";

const test = testDatabase();
const kit = ordersKit(test);
const stock = 500;
const price = 1_337n;
/** Few, so that commands meet at the same ones. */
const mostOrders = 2;
const parcel = { carrier: "顺丰速运", trackingNo: "SF1234567890" };

interface Real {
  readonly shop: Trader;
  readonly buyer: Trader;
  readonly address: string;
  readonly sku: string;
  readonly startedAt: number;
  readonly orders: { orderId: string; checkoutId: string; refundId: string; payments: string[] }[];
  /** Notices told so far, to tell them again. */
  readonly told: Parameters<typeof takeGatewayEvent>[2][];
}
type Command = fc.AsyncCommand<TradeModel, Real>;
type RealOrder = Real["orders"][number];

const nowOf = (model: TradeModel, real: Real) => new Date(real.startedAt + model.now);
const as = (who: "buyer" | "shop", model: TradeModel, real: Real) =>
  test.as(real[who].userId, { now: nowOf(model, real) });
const system = (model: TradeModel, real: Real) => kit.system(nowOf(model, real));

/** A command about one of the orders that are there. */
function about(
  name: string,
  which: number,
  run: (order: OrderModel, mine: RealOrder, model: TradeModel, real: Real) => Promise<void>,
): Command {
  return {
    check: ({ orders }) => orders.length > 0,
    async run(model, real) {
      const index = which % model.orders.length;
      const [order, mine] = [model.orders[index], real.orders[index]];
      if (order && mine) await run(order, mine, model, real);
    },
    toString: () => `${name}(${which})`,
  };
}

const moved = "conflict:order_moved_on";

const placeCommand = (count: number): Command => ({
  check: ({ orders }) => orders.length < mostOrders,
  async run(model, real) {
    const now = nowOf(model, real);
    const placed = await kit.order(real.buyer, real.address, real.sku, { count, now });
    real.orders.push({ ...placed, refundId: "", payments: [] });
    const goods = price * BigInt(count);
    model.stock -= count;
    model.orders.push({
      state: "wait_buyer_pay",
      count,
      price,
      total: goods + (goods >= 8_800n ? 0n : 800n),
      fee: 0n,
      dueAt: model.now + 30 * 60_000,
      finishedAt: 0,
      refunded: 0n,
      refundedAfter: 0n,
      returned: 0,
      refund: null,
      asked: 0,
      payments: [],
    });
  },
  toString: () => `place(${count})`,
});

const startCommand = (which: number) =>
  about("start", which, async (order, mine, model, real) => {
    const may = order.state === "wait_buyer_pay" && (order.dueAt ?? 0) > model.now;
    const { checkoutId } = mine;
    const end = await outcome(
      startPayment(as("buyer", model, real), bank, { checkoutId }).then(({ paymentId }) => {
        if (mine.payments.includes(paymentId)) return;
        mine.payments.push(paymentId);
        order.payments.push({ isTold: false, amount: order.total });
      }),
    );
    expect(end).toBe(may ? "done" : moved);
  });

/** A notice: that it was paid, which counts once, or that it failed, which changes nothing. */
const tellCommand = (which: number, nth: number, kind: "paid" | "failed") =>
  about(`tell ${kind} ${nth}`, which, async (order, mine, model, real) => {
    if (mine.payments.length === 0) return;
    const index = nth % mine.payments.length;
    const [paymentId, payment] = [mine.payments[index], order.payments[index]];
    if (!paymentId || !payment) return;
    if (kind === "paid")
      await kit.db().sandboxCharge.update({ where: { id: paymentId }, data: { state: "paid" } });
    const event = { eventId: newId(), paymentId, kind, amountFen: payment.amount };
    await takeGatewayEvent(system(model, real), "sandbox", event);
    real.told.push(event);
    if (kind === "failed" || payment.isTold) return;
    payment.isTold = true;
    model.charged += payment.amount;
    if (order.state !== "wait_buyer_pay") {
      model.back += payment.amount;
      return;
    }
    order.state = "wait_seller_send_goods";
    order.dueAt = null;
    model.escrow += payment.amount;
  });

const againCommand = (nth: number): Command => ({
  check: () => true,
  async run(model, real) {
    const event = real.told[nth % Math.max(1, real.told.length)];
    if (event) expect(await takeGatewayEvent(system(model, real), "sandbox", event)).toBe(false);
  },
  toString: () => `again(${nth})`,
});

const moves = {
  cancel: { verb: cancelOrder, side: "buyer", who: "shop" },
  refund: { verb: refundOrder, side: "seller", who: "shop" },
  ship: {
    verb: (ctx: ReturnType<typeof test.as>, ref: { orderId: string }) =>
      shipOrder(ctx, { ...ref, ...parcel }),
    side: "seller",
    who: "shop",
  },
  confirm: { verb: confirmOrder, side: "buyer", who: "buyer" },
} as const;

const moveCommand = (name: keyof typeof moves, which: number) =>
  about(name, which, async (order, mine, model, real) => {
    const { verb, side, who } = moves[name];
    const isOpen = order.refund !== null && !["success", "closed"].includes(order.refund.state);
    const may = transitionFor(order.state, name, side);
    const end = await outcome(verb(as(who, model, real), { orderId: mine.orderId }));
    expect(end).toBe(isOpen ? "conflict:refund_open" : may ? "done" : moved);
    if (end !== "done") return;
    if (name === "confirm") return finish(model, order);
    if (name === "ship") {
      order.state = "wait_buyer_confirm_goods";
      order.dueAt = model.now + 10 * dayMs;
      return;
    }
    if (name === "refund") {
      model.escrow -= order.total;
      model.back += order.total;
      order.refunded = order.total;
    }
    close(model, order);
  });

const askCommand = (which: number, perMille: bigint, pieces: number, withReturn: boolean) =>
  about(`ask ${perMille}‰ ${pieces} ${withReturn}`, which, async (order, mine, model, real) => {
    const count = Math.min(pieces, order.count);
    const left = order.total - order.refunded;
    const worth = count === order.count ? order.total : order.price * BigInt(count);
    const most = worth < left ? worth : left;
    // Sometimes a fen too much.
    const wanted = (most * perMille) / 1_000n + 1n;
    const refundId = newId();
    const end = await outcome(
      askRefund(as("buyer", model, real), {
        id: refundId,
        orderId: mine.orderId,
        reason: "faulty",
        withReturn,
        lines: [{ place: 1, count }],
        amountFen: wanted,
      }),
    );
    const isOpen = order.refund !== null && !["success", "closed"].includes(order.refund.state);
    const isShipped = order.state === "wait_buyer_confirm_goods" || order.state === "trade_finished";
    const isLate = order.state === "trade_finished" && model.now >= order.finishedAt + 7 * dayMs;
    const expected = isOpen
      ? "conflict:refund_open"
      : order.asked >= 8
        ? "conflict:refund_too_many"
        : !isShipped
          ? moved
          : isLate
            ? "conflict:refund_too_late"
            : count > order.count - order.returned
              ? "invalid_input:refund_pieces"
              : wanted > most
                ? "invalid_input:amount_too_high"
                : "done";
    expect(end).toBe(expected);
    if (end !== "done") return;
    mine.refundId = refundId;
    order.asked += 1;
    order.refund = {
      state: "wait_seller_agree",
      asked: wanted,
      offered: null,
      agreed: null,
      withReturn,
      trackingNo: null,
      pieces: count,
      afterFinish: order.state === "trade_finished",
      isEscalated: false,
      left: order.dueAt === null ? null : Math.max(0, order.dueAt - model.now),
      dueAt: model.now + 3 * dayMs,
    };
    order.dueAt = null;
  });

const refundMoves = {
  agree: { verb: agreeRefund, who: "shop", side: "seller" },
  accept: { verb: acceptOffer, who: "buyer", side: "buyer" },
  withdraw: { verb: withdrawRefund, who: "buyer", side: "buyer" },
  send_back: {
    verb: (ctx: ReturnType<typeof test.as>, ref: { refundId: string }) =>
      sendGoodsBack(ctx, { ...ref, ...parcel }),
    who: "buyer",
    side: "buyer",
  },
  receive: { verb: receiveGoodsBack, who: "shop", side: "seller" },
  escalate: {
    verb: (ctx: ReturnType<typeof test.as>, ref: { refundId: string }) =>
      escalateRefund(ctx, { ...ref, words: "请介入" }),
    who: "buyer",
    side: "buyer",
  },
} as const;

const refundCommand = (name: keyof typeof refundMoves, which: number) =>
  about(name, which, async (order, mine, model, real) => {
    if (!mine.refundId) return;
    const { verb, who, side } = refundMoves[name];
    const end = await outcome(verb(as(who, model, real), { refundId: mine.refundId }));
    expect(end).toBe(moveRefund(model, order, { command: name, side }));
  });

const declineCommand = (which: number, perMille: bigint) =>
  about(`decline ${perMille}‰`, which, async (order, mine, model, real) => {
    const { refund } = order;
    if (!refund || !mine.refundId) return;
    const offer = (refund.asked * perMille) / 1_000n;
    const amount = offer > 0n && offer < refund.asked ? { amount: offer } : {};
    const { refundId } = mine;
    const end = await outcome(
      declineRefund(as("shop", model, real), {
        refundId,
        words: "不同意",
        ...("amount" in amount ? { offerFen: offer } : {}),
      }),
    );
    expect(end).toBe(moveRefund(model, order, { command: "decline", side: "seller", ...amount }));
  });

const ruleCommand = (which: number, perMille: bigint, returnFirst: boolean) =>
  about(`rule ${perMille}‰ ${returnFirst}`, which, async (order, mine, model, real) => {
    const { refund } = order;
    if (!refund?.isEscalated) return;
    const amountFen = (refund.asked * perMille) / 1_000n;
    const end = await outcome(
      ruleRefund(system(model, real), {
        refundId: mine.refundId,
        amountFen,
        returnFirst,
        reason: "看过双方证据",
        retailOrigin: "http://retail.localhost:3002",
      }),
    );
    const command = amountFen === 0n ? "dismiss" : returnFirst ? "rule_return" : "rule";
    expect(end).toBe(moveRefund(model, order, { command, side: "house", amount: amountFen }));
  });

const passCommand = (hours: number): Command => ({
  check: () => true,
  async run(model, real) {
    model.now += hours * 3_600_000;
    await endDueOrders(system(model, real));
    for (const order of model.orders) {
      if (order.dueAt === null || order.dueAt > model.now) continue;
      if (order.state === "wait_buyer_pay") close(model, order);
      else finish(model, order);
    }
    await endDueRefunds(system(model, real));
    for (const order of model.orders)
      if (order.refund?.dueAt && order.refund.dueAt <= model.now)
        moveRefund(model, order, { command: "time_out", side: "system" });
  },
  toString: () => `pass(${hours} h)`,
});

/** The shop takes its money away. */
const drainCommand = (perMille: bigint): Command => ({
  check: () => true,
  async run(model, real) {
    const amount = (model.available * perMille) / 1_000n;
    if (amount === 0n) return;
    const owner = real.shop.accountId;
    await postEntries(system(model, real), {
      entries: [
        {
          kind: "transfer",
          id: newId(),
          code: "test.drain",
          lines: [
            { account: { owner, purpose: "available", currency: "CNY" }, amount: -amount },
            { account: { owner: { house: "drain" }, purpose: "clearing", currency: "CNY" }, amount },
          ],
        },
      ],
    });
    model.available -= amount;
  },
  toString: () => `drain(${perMille}‰)`,
});

const sendCommand: Command = {
  check: () => true,
  async run(model, real) {
    await sendRefunds(system(model, real), bank);
  },
  toString: () => "send",
};

/** An order on its way, so that what comes after it is not rare. */
const shippedCommand = (count: number): Command => ({
  check: ({ orders }) => orders.length < mostOrders,
  async run(model, real) {
    const last = model.orders.length;
    const steps = [
      placeCommand(count),
      startCommand(last),
      tellCommand(last, 0, "paid"),
      moveCommand("ship", last),
    ];
    for (const step of steps) await step.run(model, real);
  },
  toString: () => `shipped(${count})`,
});

/** One of what can be done with a refund as it stands, so that its ends are not rare. */
const nextCommand = (which: number, nth: number, perMille: bigint) =>
  about(`next ${nth} ${perMille}‰`, which, async (order, _mine, model, real) => {
    const { refund } = order;
    if (!refund) return;
    const standing = { ...refund, offeredFen: refund.offered };
    const ways = (["buyer", "seller", "house"] as const).flatMap((side) => refundCommandsFor(standing, side));
    const name = ways[nth % Math.max(1, ways.length)];
    const index = model.orders.indexOf(order);
    if (!name) return;
    const isPlain = Object.hasOwn(refundMoves, name);
    const command = isPlain
      ? refundCommand(name as keyof typeof refundMoves, index) // hasOwn has just said so
      : name === "decline"
        ? declineCommand(index, perMille)
        : ruleCommand(index, perMille, name === "rule_return");
    await command.run(model, real);
  });

const which = fc.nat(mostOrders - 1);
const perMille = fc.bigInt({ min: 0n, max: 1_000n });
const commands = fc.commands(
  [
    fc.integer({ min: 1, max: 8 }).map(placeCommand),
    ...[1, 2].map(() => fc.integer({ min: 1, max: 8 }).map(shippedCommand)),
    which.map(startCommand),
    fc.tuple(which, fc.nat(2)).map(([one, nth]) => tellCommand(one, nth, "paid")),
    fc.tuple(which, fc.nat(2)).map(([one, nth]) => tellCommand(one, nth, "failed")),
    fc.nat(20).map(againCommand),
    ...(["ship", "ship", "confirm", "cancel", "refund"] as const).map((name) =>
      which.map((one) => moveCommand(name, one)),
    ),
    ...[1, 2, 3, 4, 5].map(() => fc.tuple(which, fc.nat(11), perMille).map((args) => nextCommand(...args))),
    ...[1, 2, 3].map(() =>
      fc
        .tuple(which, perMille, fc.integer({ min: 1, max: 8 }), fc.boolean())
        .map((args) => askCommand(...args)),
    ),
    ...(["agree", "accept", "withdraw", "send_back", "receive", "escalate"] as const).map((name) =>
      which.map((one) => refundCommand(name, one)),
    ),
    fc.tuple(which, perMille).map((args) => declineCommand(...args)),
    fc.tuple(which, perMille, fc.boolean()).map((args) => ruleCommand(...args)),
    fc.integer({ min: 1, max: 96 }).map(passCommand),
    perMille.map(drainCommand),
    fc.constant(sendCommand),
  ],
  { maxCommands: 120, size: "max" },
);

async function agree(model: TradeModel, real: Real): Promise<void> {
  const { accountId } = real.shop;
  const of = (owner: AccountId, purpose: "available" | "escrow" | "debt") => kit.balance(owner, purpose);
  expect({
    available: await of(accountId, "available"),
    escrow: await of(accountId, "escrow"),
    debt: await of(accountId, "debt"),
    stock: await kit.stockOf(real.sku),
  }).toEqual({
    available: model.available,
    escrow: model.escrow,
    debt: -model.debt,
    stock: model.stock,
  });
  const rows = await kit.db().order.findMany({
    where: { sellerAccountId: accountId },
    orderBy: { id: "asc" },
    select: { id: true, state: true, refundedFen: true, totalFen: true },
  });
  for (const [index, order] of model.orders.entries()) {
    const row = rows.find(({ id }) => id === real.orders[index]?.orderId);
    expect(row).toMatchObject({ state: order.state, refundedFen: order.refunded, totalFen: order.total });
  }
  // Of each share at most what was charged goes back (I5).
  const over = await test.database.pool.query(
    `select from payment_parts p where amount_fen < (select coalesce(sum(amount_fen), 0) from payment_refunds r
      where r.payment_id = p.payment_id and r.order_id = p.order_id)`,
  );
  expect(over.rowCount).toBe(0);
  expect(await kit.faults()).toEqual([]);
}

it("SECURITY I1–I6: whatever is ordered, paid, sent, asked back, ruled and drained in whatever order, the books are what a model says", {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      const [shop, buyer] = await Promise.all([kit.makeShop(), kit.makeTrader()]);
      const [address, sku, before] = await Promise.all([
        kit.makeAddress(buyer),
        kit.makeSku(shop, stock, price),
        houses(),
      ]);
      const real: Real = { shop, buyer, address, sku, startedAt: Date.now(), orders: [], told: [] };
      const model = newTrade(stock);
      await fc.asyncModelRun(() => ({ model, real }), list);
      await agree(model, real);
      await sendRefunds(system(model, real), bank);
      const now = await houses();
      expect(now.fees - before.fees).toBe(model.fees);
      expect(now.back).toBe(0n);
      expect(now.clearing - before.clearing).toBe(model.back - model.charged);
      await letAllEnd(model, real);
    }),
    // A failure says its seed. Bounded: what time there is, is used for other seeds each time.
    { numRuns: 40, endOnFailure: true, interruptAfterTimeLimit: 35_000 },
  );
});

/** So that nothing of this world falls due in the next one. */
async function letAllEnd(model: TradeModel, real: Real): Promise<void> {
  for (let moved = 1; moved > 0; ) {
    model.now += 30 * dayMs;
    moved = (await endDueOrders(system(model, real))) + (await endDueRefunds(system(model, real)));
  }
  await sendRefunds(system(model, real), bank);
}

async function houses() {
  return {
    fees: await kit.balance("platform", "fees"),
    back: await kit.balance("platform", "escrow"),
    clearing: await kit.balance("gateway_sandbox", "clearing"),
  };
}
