import type { RefundState } from "@hutong/db";
import { DomainError } from "@hutong/kernel";
import { type LockedOrder, lockOrders } from "../move-order.ts";
import type { OrdersCtx } from "../place-order.ts";
import { refundDueAt } from "./refund-rules.ts";
import { isOver, type RefundCommand, type RefundSide, refundMove } from "./refund-transitions.ts";
import { settleRefund } from "./settle-refund.ts";

const lockedSelect = {
  id: true,
  orderId: true,
  buyerAccountId: true,
  sellerAccountId: true,
  state: true,
  withReturn: true,
  afterFinish: true,
  askedFen: true,
  offeredFen: true,
  agreedFen: true,
  clockLeftMs: true,
  trackingNo: true,
  dueAt: true,
} as const;

/** A refund whose order is locked: everything that changes it holds that lock. */
export interface LockedRefund {
  readonly id: string;
  readonly orderId: string;
  readonly buyerAccountId: string;
  readonly sellerAccountId: string;
  readonly state: RefundState;
  readonly withReturn: boolean;
  readonly afterFinish: boolean;
  readonly askedFen: bigint;
  readonly offeredFen: bigint | null;
  readonly agreedFen: bigint | null;
  readonly clockLeftMs: bigint | null;
  readonly trackingNo: string | null;
  readonly dueAt: Date | null;
}

/** Locks a refund's order until the caller's transaction ends. @throws DomainError `not_found` */
export async function lockRefund(
  ctx: OrdersCtx,
  refundId: string,
): Promise<{ readonly refund: LockedRefund; readonly order: LockedOrder }> {
  const found = await ctx.db.refund.findUnique({ where: { id: refundId }, select: { orderId: true } });
  const [order] = found ? await lockOrders(ctx, [found.orderId]) : [];
  if (!order) throw new DomainError("not_found");
  const refund = await ctx.db.refund.findUniqueOrThrow({ where: { id: refundId }, select: lockedSelect });
  return { refund, order };
}

export interface RefundMove {
  readonly command: RefundCommand;
  readonly side: RefundSide;
  readonly words?: string | undefined;
  /** What is proposed, or ruled. */
  readonly amountFen?: bigint | undefined;
  readonly set?: { readonly carrier: string; readonly trackingNo: string };
}

/**
 * Moves a refund along its table, with its history: one that ends well gives the money, and any that ends lets the order's
 * clock go on. @returns its new state
 * @throws DomainError `conflict` with `refund_moved_on` where the table has no such transition
 */
export async function moveRefund(
  ctx: OrdersCtx,
  { refund, order }: { readonly refund: LockedRefund; readonly order: LockedOrder },
  move: RefundMove,
): Promise<RefundState> {
  const { command, side } = move;
  const to = refundMove(refund, command, side);
  if (!to) throw new DomainError("conflict", { fields: { state: "refund_moved_on" } });
  const fen = agreedSum(refund, move);
  const agreedFen = to === "wait_buyer_return_goods" ? fen : undefined;
  await ctx.db.refund.update({
    where: { id: refund.id },
    data: {
      // One that gives money says in one step what it gave (`settleRefund`).
      ...(to === "success" ? {} : { state: to }),
      dueAt: refundDueAt(to, ctx.now),
      ...(to === "closed" ? { endedAt: ctx.now } : {}),
      ...(command === "decline" && move.amountFen ? { offeredFen: move.amountFen } : {}),
      ...(command === "escalate" ? { escalatedAt: ctx.now } : {}),
      ...(agreedFen ? { agreedFen } : {}),
      ...move.set,
    },
    select: { id: true },
  });
  const amountFen = to === "success" ? fen : (move.amountFen ?? agreedFen ?? null);
  await writeRefundEvent(ctx, refund, { command, to, side, amountFen, words: move.words });
  if (to === "success") await settleRefund(ctx, { refund, order }, fen);
  if (to === "closed") await letOrderGoOn(ctx, { refund, order });
  return to;
}

/** What goes back when a command agrees to it. */
function agreedSum(refund: LockedRefund, { command, amountFen }: RefundMove): bigint {
  if (command === "rule" || command === "rule_return") return amountFen ?? refund.askedFen;
  if (command === "accept") return refund.offeredFen ?? refund.askedFen;
  // Agreed on before the goods came back.
  if (command === "receive" || command === "time_out") return refund.agreedFen ?? refund.askedFen;
  return refund.askedFen;
}

interface NewRefundEvent {
  readonly command: RefundCommand | "ask" | "say";
  readonly to: RefundState;
  readonly side: RefundSide;
  readonly amountFen: bigint | null;
  readonly words?: string | undefined;
}

/** Appends to a refund's history. @returns its place */
export async function writeRefundEvent(
  ctx: OrdersCtx,
  refund: { readonly id: string; readonly state: RefundState | null },
  { command, to, side, amountFen, words }: NewRefundEvent,
): Promise<number> {
  const actorUserId = ctx.actor.kind === "person" ? ctx.actor.userId : null;
  const last = await ctx.db.refundEvent.aggregate({ where: { refundId: refund.id }, _max: { place: true } });
  const place = (last._max.place ?? 0) + 1;
  await ctx.db.refundEvent.create({
    data: {
      refundId: refund.id,
      place,
      command,
      fromState: refund.state,
      toState: to,
      side,
      actorUserId,
      at: ctx.now,
      amountFen,
      words: words || null,
    },
    select: { place: true },
  });
  return place;
}

/** The order's own clock stood still while the refund was talked about; now it has as long to go as it had then. */
async function letOrderGoOn(
  ctx: OrdersCtx,
  { refund, order }: { readonly refund: LockedRefund; readonly order: LockedOrder },
): Promise<void> {
  const left = refund.clockLeftMs;
  await ctx.db.order.update({
    where: { id: order.id },
    data: {
      openRefundId: null,
      ...(left === null ? {} : { dueAt: new Date(ctx.now.getTime() + Number(left)) }),
    },
    select: { id: true },
  });
}

/** Whether a refund still waits for anybody. @throws DomainError `conflict` with `refund_moved_on` */
export function assertOpen(refund: LockedRefund): void {
  if (isOver(refund.state)) throw new DomainError("conflict", { fields: { state: "refund_moved_on" } });
}
