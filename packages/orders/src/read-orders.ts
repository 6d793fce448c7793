import type { OrderState, Prisma } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { DomainError, type Fen, idSchema } from "@hutong/kernel";
import { orderReaders, readingSideOf } from "./order-side.ts";
import type { ParcelKind } from "./parcel/parcel-kind.ts";
import type { OrdersCtx } from "./place-order.ts";
import { commandsFor, type OrderCommand } from "./transitions.ts";

const lineSelect = {
  place: true,
  skuId: true,
  listingId: true,
  titleZh: true,
  titleEn: true,
  drawing: true,
  pictureId: true,
  colour: true,
  size: true,
  priceFen: true,
  count: true,
} as const satisfies Prisma.OrderLineSelect;

const partySelect = {
  select: { realm: true, loginName: true, shop: { select: { name: true, nameEn: true } } },
} as const;

export const cardSelect = {
  id: true,
  checkoutId: true,
  state: true,
  goodsFen: true,
  shippingFen: true,
  totalFen: true,
  feeFen: true,
  refundedFen: true,
  openRefundId: true,
  placedAt: true,
  dueAt: true,
  carrier: true,
  trackingNo: true,
  note: true,
  shipTo: true,
  buyerAccountId: true,
  sellerAccountId: true,
  lines: { select: lineSelect, orderBy: { place: "asc" } },
  buyer: partySelect,
  seller: partySelect,
} as const satisfies Prisma.OrderSelect;

type Row = Prisma.OrderGetPayload<{ select: typeof cardSelect }>;

/** Where an order goes, as the address was when it was placed. */
interface ShipTo {
  readonly recipient: string;
  readonly mobile: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly postcode: string | null;
}

export interface OrderCard extends Omit<Row, "shipTo"> {
  readonly shipTo: ShipTo;
}

interface OrderEventRow {
  readonly place: number;
  readonly command: string;
  readonly toState: OrderState;
  readonly side: string;
  readonly at: Date;
}

interface ParcelRow {
  readonly place: number;
  readonly kind: ParcelKind;
  readonly words: string | null;
  readonly at: Date;
}

export interface OrderSight extends OrderCard {
  /** On which side the reader stands. */
  readonly side: "buyer" | "seller";
  /** Her role lets her act there, whatever is to be done. */
  readonly mayAct: boolean;
  /** What she may do now. */
  readonly commands: readonly OrderCommand[];
  readonly events: readonly OrderEventRow[];
  /** Where its parcel was seen, newest first. */
  readonly parcel: readonly ParcelRow[];
  /** Money of this order that went, or is going, back. */
  readonly refunds: readonly { readonly amountFen: Fen; readonly sentAt: Date | null }[];
  /** A payment was started and its gateway has not answered. */
  readonly isPaymentPending: boolean;
}

const pageSize = 20;

/** What an account bought, or sold, newest first. @throws DomainError as `actsFor` */
export async function readOrders(
  ctx: OrdersCtx,
  scope: {
    readonly accountId: string;
    readonly side: "buyer" | "seller";
    readonly state?: OrderState | undefined;
    readonly page?: number;
  },
): Promise<{ orders: OrderCard[]; total: number; pages: number }> {
  const { accountId, side, state, page = 1 } = scope;
  await actsFor(ctx, accountId, orderReaders);
  const where: Prisma.OrderWhereInput = {
    ...(side === "buyer" ? { buyerAccountId: accountId } : { sellerAccountId: accountId }),
    ...(state ? { state } : {}),
  };
  const [rows, total] = await Promise.all([
    ctx.db.order.findMany({
      where,
      // What waits to be shipped is served in turn.
      orderBy: [{ placedAt: state === "wait_seller_send_goods" ? "asc" : "desc" }, { id: "desc" }],
      take: pageSize,
      skip: (page - 1) * pageSize,
      select: cardSelect,
    }),
    ctx.db.order.count({ where }),
  ]);
  return { orders: rows.map(cardOf), total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

/**
 * One order, for the buyer's or the shop's side.
 * @throws DomainError `not_signed_in`; `not_found` for another's order and a missing one alike
 */
export async function readOrder(ctx: OrdersCtx, orderId: string): Promise<OrderSight> {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const id = idSchema<"Order">().safeParse(orderId);
  const row = id.success
    ? await ctx.db.order.findUnique({
        where: { id: id.data },
        select: {
          ...cardSelect,
          events: {
            select: { place: true, command: true, toState: true, side: true, at: true },
            orderBy: { place: "desc" },
          },
          parcel: {
            select: { place: true, kind: true, words: true, at: true },
            orderBy: { place: "desc" },
          },
          parts: {
            select: {
              payment: {
                select: {
                  state: true,
                  refunds: { where: { orderId: id.data }, select: { amountFen: true, sentAt: true } },
                },
              },
            },
          },
        },
      })
    : null;
  if (!row) throw new DomainError("not_found");
  const { events, parts, parcel, ...card } = row;
  const { side, mayAct } = await readingSideOf(ctx, card);
  return {
    ...cardOf(card),
    events,
    // The cast: trackParcel takes no other.
    parcel: parcel.map((seen) => ({ ...seen, kind: seen.kind as ParcelKind })),
    side,
    mayAct,
    // While a refund is talked about, nothing else moves.
    commands: mayAct && !card.openRefundId ? commandsFor(card.state, side) : [],
    refunds: parts.flatMap(({ payment }) => payment.refunds),
    isPaymentPending:
      card.state === "wait_buyer_pay" && parts.some(({ payment }) => payment.state === "pending"),
  };
}

export function cardOf({ shipTo, ...row }: Row): OrderCard {
  // The cast: written by placeOrder from an entry of the address book.
  return { ...row, shipTo: shipTo as unknown as ShipTo };
}
