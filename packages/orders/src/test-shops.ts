import type { Db, OrderState, SeatRole } from "@hutong/db";
import { type AccountId, type Ctx, newId } from "@hutong/kernel";
import { readTrialBalance } from "@hutong/ledger";
import { makePerson, makeSeat, type TestDatabase } from "@hutong/testing";
import { sandboxGateway } from "./payments/sandbox-gateway.ts";
import { startPayment } from "./payments/start-payment.ts";
import { takeGatewayEvent } from "./payments/take-gateway-event.ts";
import { placeOrder } from "./place-order.ts";

export const bank = sandboxGateway(Buffer.alloc(32, 7).toString("base64url"));

export interface Trader {
  readonly userId: string;
  readonly accountId: AccountId;
}

/** What the tests of orders do over and over, on a database of their own. */
export function ordersKit(test: TestDatabase) {
  const db = () => test.database.prisma;
  const system = (now = new Date()): Ctx<Db> => test.ctx({ actor: { kind: "system", name: "test" }, now });

  async function makeTrader(): Promise<Trader> {
    const { userId, accounts } = await makePerson(db(), {
      password: null,
      ids: [`retail/t-${newId().slice(-12)}`],
    });
    return { userId, accountId: Object.values(accounts)[0] as AccountId }; // the one ID asked for
  }

  async function makeSku({ accountId }: Trader, stock: number, priceFen = 12_900n): Promise<string> {
    const id = newId();
    const now = new Date();
    await db().listing.create({
      data: {
        id: newId(),
        accountId,
        market: "retail",
        titleZh: "棉麻连衣裙",
        titleEn: "Linen dress",
        category: "dresses",
        drawing: "dress",
        colours: ["indigo"],
        sizes: ["M"],
        priceFen,
        publishedAt: now,
        skus: { create: { id, colour: "indigo", size: "M", priceFen, stock, updatedAt: now } },
      },
      select: { id: true },
    });
    return id;
  }

  return {
    db,
    system,
    makeTrader,
    makeSku,
    async makeShop(): Promise<Trader> {
      const trader = await makeTrader();
      const { accountId } = trader;
      await db().shop.create({
        data: { accountId, kind: "shop", name: "小店", openedAt: new Date("2020-01-01T00:00:00Z") },
        select: { accountId: true },
      });
      return trader;
    },
    async makeAddress({ accountId }: Trader): Promise<string> {
      const id = newId();
      const now = new Date();
      const region = { regionCode: "330402", province: "浙江省", city: "嘉兴市", district: "南湖区" };
      await db().tradeAddress.create({
        data: {
          id,
          accountId,
          recipient: "陈",
          mobile: "13800138000",
          ...region,
          street: "中山东路 1 号",
          createdAt: now,
          updatedAt: now,
        },
        select: { id: true },
      });
      return id;
    },
    async makeStaff(trader: Trader, role: SeatRole, limits: { order?: bigint; month?: bigint } = {}) {
      const { userId } = await makePerson(db(), { password: null });
      const id = await makeSeat(db(), {
        accountId: trader.accountId,
        userId,
        name: `s-${newId().slice(-6)}`,
        role,
      });
      await db().staffSeat.update({
        where: { id },
        data: { orderLimitFen: limits.order ?? null, monthLimitFen: limits.month ?? null },
        select: { id: true },
      });
      return userId;
    },
    /** Orders one thing. @returns its order */
    async order(
      buyer: Trader,
      addressId: string,
      skuId: string,
      options: { count?: number; now?: Date } = {},
    ) {
      const { priceFen } = await db().sku.findUniqueOrThrow({
        where: { id: skuId },
        select: { priceFen: true },
      });
      const placed = await placeOrder(test.as(buyer.userId, options.now ? { now: options.now } : {}), {
        id: newId(),
        buyerAccountId: buyer.accountId,
        addressId,
        lines: [{ skuId, count: options.count ?? 1, expectedPriceFen: priceFen }],
      });
      return { ...placed, orderId: placed.orderIds[0] ?? "" };
    },
    /** Starts a payment and lets the bank say that it was paid. */
    async pay(buyer: Trader, checkoutId: string) {
      const { paymentId } = await startPayment(test.as(buyer.userId), bank, { checkoutId });
      const { amountFen } = await db().payment.findUniqueOrThrow({
        where: { id: paymentId },
        select: { amountFen: true },
      });
      // As the sandbox's page does: what it gives back it must have taken.
      await db().sandboxCharge.update({
        where: { id: paymentId },
        data: { state: "paid" },
        select: { id: true },
      });
      const event = { eventId: newId(), paymentId, kind: "paid" as const, amountFen };
      await takeGatewayEvent(system(), "sandbox", event);
      return event;
    },
    async stateOf(orderId: string): Promise<OrderState> {
      return (await db().order.findUniqueOrThrow({ where: { id: orderId }, select: { state: true } })).state;
    },
    async stockOf(skuId: string) {
      return (await db().sku.findUniqueOrThrow({ where: { id: skuId }, select: { stock: true } })).stock;
    },
    async balance(
      owner: AccountId | "platform" | "gateway_sandbox",
      purpose: "available" | "escrow" | "fees" | "clearing" | "debt",
    ) {
      const house = owner === "platform" || owner === "gateway_sandbox";
      const { _sum } = await db().ledgerAccount.aggregate({
        where: { purpose, ...(house ? { house: owner } : { ownerAccountId: owner }) },
        _sum: { balance: true },
      });
      return _sum.balance ?? 0n;
    },
    faults: async () => (await readTrialBalance(test.database)).faults,
  };
}

/** The refusal of a verb as `code:first field`, or "done". */
export function outcome(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "done",
    (error) => [error.code ?? error.message, ...Object.values(error.fields ?? {})].join(":"),
  );
}
