import type { Prisma, RefundState } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { DomainError, type Fen, idSchema } from "@hutong/kernel";
import { orderReaders, readingSideOf, type Side } from "../order-side.ts";
import type { OrdersCtx } from "../place-order.ts";
import { cardOf, cardSelect, type OrderCard } from "../read-orders.ts";
import { readRefundableUntil, readReturned } from "./ask-refund.ts";
import type { RefundReason } from "./refund-schema.ts";
import { type RefundCommand, type RefundSide, refundCommandsFor } from "./refund-transitions.ts";

/** What happened in a refund, with what was said and shown. */
export interface RefundHappening {
  readonly place: number;
  readonly command: RefundCommand | "ask" | "say";
  readonly toState: RefundState;
  readonly side: RefundSide;
  readonly at: Date;
  readonly amountFen: Fen | null;
  readonly words: string | null;
  readonly pictures: readonly { readonly id: string; readonly width: number; readonly height: number }[];
}

/** A refund with its course. */
export interface RefundCourse {
  readonly id: string;
  readonly orderId: string;
  readonly state: RefundState;
  readonly reason: RefundReason;
  readonly withReturn: boolean;
  readonly afterFinish: boolean;
  readonly askedFen: Fen;
  readonly offeredFen: Fen | null;
  readonly agreedFen: Fen | null;
  readonly givenFen: Fen | null;
  readonly feeBackFen: Fen;
  readonly carrier: string | null;
  readonly trackingNo: string | null;
  readonly madeAt: Date;
  readonly dueAt: Date | null;
  readonly endedAt: Date | null;
  readonly lines: readonly { readonly place: number; readonly count: number }[];
  /** Newest first. */
  readonly events: readonly RefundHappening[];
}

export const courseSelect = {
  id: true,
  orderId: true,
  state: true,
  reason: true,
  withReturn: true,
  afterFinish: true,
  askedFen: true,
  offeredFen: true,
  agreedFen: true,
  givenFen: true,
  feeBackFen: true,
  carrier: true,
  trackingNo: true,
  madeAt: true,
  dueAt: true,
  endedAt: true,
  lines: { select: { place: true, count: true }, orderBy: { place: "asc" } },
  events: {
    select: {
      place: true,
      command: true,
      toState: true,
      side: true,
      at: true,
      amountFen: true,
      words: true,
      pictures: { select: { id: true, width: true, height: true }, orderBy: { id: "asc" } },
    },
    orderBy: { place: "desc" },
  },
} as const satisfies Prisma.RefundSelect;

/** The casts: what the verbs of refunds wrote. */
export function courseOf(row: Prisma.RefundGetPayload<{ select: typeof courseSelect }>): RefundCourse {
  return {
    ...row,
    reason: row.reason as RefundReason,
    events: row.events.map((event) => ({
      ...event,
      command: event.command as RefundHappening["command"],
      side: event.side as RefundSide,
    })),
  };
}

export interface RefundSight extends RefundCourse {
  readonly order: OrderCard;
  /** On which side the reader stands. */
  readonly side: Side;
  /** What she may do now. */
  readonly commands: readonly RefundCommand[];
  /** She may be heard. */
  readonly maySpeak: boolean;
}

/**
 * One refund, for the buyer's or the shop's side.
 * @throws DomainError `not_signed_in`; `not_found` for another's refund and a missing one alike
 */
export async function readRefund(ctx: OrdersCtx, refundId: string): Promise<RefundSight> {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const id = idSchema<"Refund">().safeParse(refundId);
  const row = id.success
    ? await ctx.db.refund.findUnique({
        where: { id: id.data },
        select: { ...courseSelect, order: { select: cardSelect } },
      })
    : null;
  if (!row) throw new DomainError("not_found");
  const { order, ...course } = row;
  const { side, mayAct } = await readingSideOf(ctx, order);
  return {
    ...courseOf(course),
    order: cardOf(order),
    side,
    commands: mayAct ? refundCommandsFor(course, side) : [],
    maySpeak: mayAct && course.endedAt === null,
  };
}

/** The refunds of an order, newest first, for whoever was let see the order. */
export async function readRefundsOf({ db }: Pick<OrdersCtx, "db">, orderId: string): Promise<RefundCourse[]> {
  const rows = await db.refund.findMany({
    where: { orderId },
    select: courseSelect,
    orderBy: [{ madeAt: "desc" }, { id: "desc" }],
  });
  return rows.map(courseOf);
}

/** What of an order can be asked back. */
export interface Refundable {
  /** Null: while the trade is not finished, for as long as it is not. */
  readonly until: Date | null;
  readonly leftFen: Fen;
  /** Pieces of each line that did not come back. */
  readonly pieces: ReadonlyMap<number, number>;
}

/**
 * What of an order that was read can be asked back now; undefined where nothing can: not shipped, a refund under way, all
 * of it back, or the shop's days over.
 */
export async function readRefundable(ctx: OrdersCtx, order: OrderCard): Promise<Refundable | undefined> {
  const leftFen = order.totalFen - order.refundedFen;
  const isShipped = order.state === "wait_buyer_confirm_goods" || order.state === "trade_finished";
  if (!isShipped || order.openRefundId || leftFen === 0n) return undefined;
  const until = order.state === "trade_finished" ? await readRefundableUntil(ctx, order) : null;
  if (order.state === "trade_finished" && (!until || until <= ctx.now)) return undefined;
  const back = await readReturned(ctx, order.id);
  const pieces = new Map(order.lines.map(({ place, count }) => [place, count - (back.get(place) ?? 0)]));
  return { until, leftFen, pieces };
}

/** A refund in a list. */
export interface RefundCard {
  readonly id: string;
  readonly state: RefundState;
  readonly withReturn: boolean;
  readonly reason: RefundReason;
  readonly askedFen: Fen;
  readonly givenFen: Fen | null;
  readonly madeAt: Date;
  readonly dueAt: Date | null;
  readonly order: OrderCard;
}

const pageSize = 20;
const open = { notIn: ["success", "closed"] } satisfies Prisma.EnumRefundStateFilter;

/** The refunds of what an account bought, or sold: those that wait first. @throws DomainError as `actsFor` */
export async function readRefunds(
  ctx: OrdersCtx,
  scope: { readonly accountId: string; readonly side: Side; readonly page?: number },
): Promise<{ refunds: RefundCard[]; pages: number }> {
  const { accountId, side, page = 1 } = scope;
  await actsFor(ctx, accountId, orderReaders);
  const where = side === "buyer" ? { buyerAccountId: accountId } : { sellerAccountId: accountId };
  const [rows, total] = await Promise.all([
    ctx.db.refund.findMany({
      where,
      orderBy: [{ endedAt: { sort: "desc", nulls: "first" } }, { dueAt: "asc" }, { id: "desc" }],
      take: pageSize,
      skip: (page - 1) * pageSize,
      select: {
        id: true,
        state: true,
        withReturn: true,
        reason: true,
        askedFen: true,
        givenFen: true,
        madeAt: true,
        dueAt: true,
        order: { select: cardSelect },
      },
    }),
    ctx.db.refund.count({ where }),
  ]);
  const refunds = rows.map(({ order, reason, ...row }) => ({
    ...row,
    reason: reason as RefundReason, // written by askRefund
    order: cardOf(order),
  }));
  return { refunds, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

/** How many refunds of what an account bought, or sold, are open. @throws DomainError as `actsFor` */
export async function countOpenRefunds(
  ctx: OrdersCtx,
  { accountId, side }: { readonly accountId: string; readonly side: Side },
): Promise<number> {
  await actsFor(ctx, accountId, orderReaders);
  const whose = side === "buyer" ? { buyerAccountId: accountId } : { sellerAccountId: accountId };
  return ctx.db.refund.count({ where: { ...whose, state: open } });
}

/** A picture (JPEG) of a refund, for its two sides. @returns undefined where it is missing, or another's */
export async function readRefundPicture(
  ctx: OrdersCtx,
  pictureId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  const id = idSchema<"RefundPicture">().safeParse(pictureId);
  if (!id.success) return undefined;
  const row = await ctx.db.refundPicture.findUnique({
    where: { id: id.data },
    select: {
      bytes: true,
      event: { select: { refund: { select: { buyerAccountId: true, sellerAccountId: true } } } },
    },
  });
  if (!row) return undefined;
  await readingSideOf(ctx, row.event.refund);
  return row.bytes;
}
