import { createHash } from "node:crypto";
import { takeStock } from "@hutong/catalog";
import { type Db, inTransaction, type SeatRole } from "@hutong/db";
import { type ActingFor, actsFor } from "@hutong/identity/acting";
import { writeAudit } from "@hutong/identity/audit-entry";
import { type AccountId, type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { readAddress, type TradeAddress } from "@hutong/profile";
import type { z } from "zod";
import { chargeSeat } from "./charge-seat.ts";
import { type LineProblem, OrderRefusal } from "./order-refusal.ts";
import { dueAt, shanghaiMonth } from "./order-rules.ts";
import { type PlaceOrderInput, placeOrderSchema } from "./schema.ts";
import { type OrderedGoods, type ShopOrder, splitCheckout } from "./split-checkout.ts";

export type OrdersCtx = Ctx<Db>;

/** Who buys for an account, besides its owner. */
export const buyerRoles: readonly SeatRole[] = ["manager", "buyer"];

export interface PlacedCheckout {
  readonly checkoutId: string;
  /** One a shop. */
  readonly orderIds: readonly string[];
  readonly totalFen: bigint;
}

/**
 * Orders what stands in the lines, one order a shop under one checkout, and takes the pieces off the stock: all of it,
 * or nothing. The same id with the same body is answered as the first time. What stands in the way is said line by
 * line, and a seat's limits hold, also where orders come at once.
 * @throws DomainError as `actsFor`; `not_found` (address); `conflict` with `id_taken` or `own_goods`; OrderRefusal for
 * lines that lack pieces, have another price or are gone, and for a seat's limit
 */
export async function placeOrder(ctx: OrdersCtx, input: PlaceOrderInput): Promise<PlacedCheckout> {
  const wish = parseInput(placeOrderSchema, input);
  const acting = await actsFor(ctx, wish.buyerAccountId, buyerRoles);
  const digest = digestOf(wish, ctx);
  // One after the other: a caller's transaction is one connection.
  const address = await readAddress(ctx, wish.buyerAccountId, wish.addressId).catch(missingAddress);
  const goods = await readGoods(ctx.db, wish.lines);
  return inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const isNew = await tx.$executeRaw`
      insert into checkouts (id, buyer_account_id, digest, placed_at)
      values (${wish.id}::uuid, ${wish.buyerAccountId}::uuid, ${digest}, ${ctx.now}) on conflict do nothing`;
    if (isNew === 0) return readPlaced(tx, wish.id, digest);
    if (!address) throw new DomainError("not_found", { fields: { address: "address_missing" } });
    const gone = wish.lines.filter(({ skuId }) => !goods.has(skuId));
    if (gone.length > 0) throw refusedLines(gone.map(({ skuId }) => ({ ...goneLine, skuId })));
    const orders = splitCheckout(orderedGoods(wish.lines, goods));
    if (orders.some(({ sellerAccountId }) => sellerAccountId === wish.buyerAccountId)) {
      throw new DomainError("conflict", { fields: { state: "own_goods" } });
    }
    const totalFen = orders.reduce((sum, order) => sum + order.totalFen, 0n);
    const month = shanghaiMonth(ctx.now);
    if (acting.seatId) await chargeSeat(tx, acting.seatId, month, totalFen);
    await take(within, wish.lines);
    await writeOrders(within, { wish, acting, address, orders, month });
    await writeAudit(within, {
      action: "order.placed",
      subjectUserId: acting.ownerId,
      accountId: wish.buyerAccountId,
      data: { checkoutId: wish.id, orders: orders.length, totalFen: String(totalFen), seatId: acting.seatId },
    });
    return { checkoutId: wish.id, orderIds: orders.map(({ id }) => id), totalFen };
  });
}

type Wish = z.output<typeof placeOrderSchema>;
const goneLine = { problem: "gone", stock: 0, priceFen: null } as const;

function refusedLines(lines: readonly LineProblem[]) {
  return new OrderRefusal({ kind: "lines", lines });
}

/** The same wish of the same person has the same digest, in whatever order its lines stand. */
function digestOf(wish: Wish, { actor }: OrdersCtx): Buffer {
  const lines = wish.lines
    .map(({ skuId, count, expectedPriceFen }) => `${skuId} ${count} ${expectedPriceFen}`)
    .sort();
  const who = actor.kind === "person" ? actor.userId : actor.kind;
  const body = JSON.stringify([who, wish.buyerAccountId, wish.addressId, wish.note, lines]);
  return createHash("sha256").update(body).digest();
}

/** An address that is gone must not stand in the way of an answer that was given before. */
function missingAddress(error: unknown): undefined {
  if (error instanceof DomainError && error.code === "not_found") return undefined;
  throw error;
}

async function readPlaced(tx: Db, checkoutId: string, digest: Buffer): Promise<PlacedCheckout> {
  const checkout = await tx.checkout.findUnique({
    where: { id: checkoutId },
    select: { digest: true, orders: { select: { id: true, totalFen: true }, orderBy: { id: "asc" } } },
  });
  if (!checkout || !digest.equals(checkout.digest)) {
    throw new DomainError("conflict", { fields: { state: "id_taken" } });
  }
  const totalFen = checkout.orders.reduce((sum, order) => sum + order.totalFen, 0n);
  return { checkoutId, orderIds: checkout.orders.map(({ id }) => id), totalFen };
}

type Goods = Omit<OrderedGoods, "count" | "priceFen">;

/** What is shown of the goods now; gone ones are missing. */
async function readGoods(db: Db, lines: Wish["lines"]): Promise<Map<string, Goods>> {
  const rows = await db.sku.findMany({
    where: {
      id: { in: lines.map(({ skuId }) => skuId) },
      listing: { market: "retail", state: "published", account: { status: "active", shop: { isNot: null } } },
    },
    select: {
      id: true,
      colour: true,
      size: true,
      listing: {
        select: { id: true, accountId: true, titleZh: true, titleEn: true, category: true, drawing: true },
      },
    },
  });
  return new Map(
    rows.map(({ id, colour, size, listing: { id: listingId, accountId, ...shown } }) => [
      id,
      // The listing's own account: branded here.
      { skuId: id, listingId, sellerAccountId: accountId as AccountId, colour, size, ...shown },
    ]),
  );
}

function orderedGoods(lines: Wish["lines"], goods: ReadonlyMap<string, Goods>): OrderedGoods[] {
  return lines.flatMap(({ skuId, count, expectedPriceFen }) => {
    const found = goods.get(skuId);
    return found ? [{ ...found, count, priceFen: expectedPriceFen }] : [];
  });
}

/** Takes the pieces at the prices that were shown. @throws OrderRefusal */
async function take(ctx: OrdersCtx, lines: Wish["lines"]): Promise<void> {
  const rows = await takeStock(
    ctx,
    lines.map(({ skuId, count, expectedPriceFen }) => ({ skuId, count, priceFen: expectedPriceFen })),
  );
  if (rows.length === lines.length && rows.every(({ wasTaken }) => wasTaken)) return;
  const found = new Map(rows.map((row) => [row.skuId, row]));
  throw refusedLines(
    lines.flatMap(({ skuId, count, expectedPriceFen }): LineProblem[] => {
      const row = found.get(skuId);
      if (!row) return [{ ...goneLine, skuId }];
      const { stock, priceFen } = row;
      if (priceFen !== expectedPriceFen) return [{ skuId, problem: "price", stock, priceFen }];
      return stock < count ? [{ skuId, problem: "stock", stock, priceFen }] : [];
    }),
  );
}

interface ToWrite {
  readonly wish: Wish;
  readonly acting: ActingFor;
  readonly address: TradeAddress;
  readonly orders: readonly ShopOrder[];
  readonly month: string;
}

/** Orders, lines, history, and what was ordered leaves the cart: one statement. */
async function writeOrders(ctx: OrdersCtx, { wish, acting, address, orders, month }: ToWrite): Promise<void> {
  const { id: _id, isDefault: _default, isReturn: _return, ...shipTo } = address;
  const rows = orders.map(({ lines, goodsFen, shippingFen, totalFen, ...order }) => ({
    ...order,
    goodsFen: String(goodsFen),
    shippingFen: String(shippingFen),
    totalFen: String(totalFen),
    lines: lines.map((line, index) => ({ ...line, place: index + 1, priceFen: String(line.priceFen) })),
  }));
  const userId = ctx.actor.kind === "person" ? ctx.actor.userId : null;
  const at = ctx.now.toISOString();
  await ctx.db.$executeRaw`/* prepared: write_orders */ with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, "sellerAccountId" uuid,
        "goodsFen" bigint, "shippingFen" bigint, "totalFen" bigint, lines jsonb)
    ), made as (
      insert into orders (id, checkout_id, buyer_account_id, seller_account_id, goods_fen, shipping_fen, total_fen,
        ship_to, note, seat_id, month, placed_at, due_at)
      select id, ${wish.id}::uuid, ${wish.buyerAccountId}::uuid, "sellerAccountId", "goodsFen", "shippingFen",
        "totalFen", ${JSON.stringify(shipTo)}::jsonb, ${wish.note || null}::text, ${acting.seatId}::uuid, ${month}::text,
        ${at}::timestamptz, ${dueAt("wait_buyer_pay", ctx.now)?.toISOString() ?? null}::timestamptz
      from given
    ), lined as (
      insert into order_lines (order_id, place, sku_id, listing_id, title_zh, title_en, category, drawing, colour, size,
        price_fen, count, picture_id)
      select g.id, l.place, l."skuId", l."listingId", l."titleZh", l."titleEn", l.category, l.drawing, l.colour, l.size,
        l."priceFen", l.count, coalesce(
          (select p.id from listing_pictures p where p.listing_id = l."listingId" and p.colour = l.colour
            and p.removed_at is null order by p.place limit 1),
          (select s.picture_id from listings s where s.id = l."listingId"))
      from given g cross join jsonb_to_recordset(g.lines) as l (place smallint, "skuId" uuid, "listingId" uuid,
        "titleZh" text, "titleEn" text, category text, drawing text, colour text, size text, "priceFen" bigint, count int)
    ), told as (
      insert into order_events (order_id, place, command, to_state, side, actor_user_id, at)
      select id, 1, 'place', 'wait_buyer_pay', 'buyer', ${userId}::uuid, ${at}::timestamptz from given
    )
    delete from cart_lines where account_id = ${wish.buyerAccountId}::uuid
      and sku_id = any(${wish.lines.map(({ skuId }) => skuId)}::uuid[])`;
}
