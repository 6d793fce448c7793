import type { OrderState, RefundState } from "@hutong/db";
import { type RefundCommand, type RefundSide, refundMove } from "./refunds/refund-transitions.ts";

// The trade as a few numbers in memory: what the tests hold the verbs against. The sums are reckoned here by other formulas
// than the verbs'.

export const dayMs = 86_400_000;

interface RefundModel {
  state: RefundState;
  asked: bigint;
  offered: bigint | null;
  agreed: bigint | null;
  withReturn: boolean;
  trackingNo: string | null;
  pieces: number;
  afterFinish: boolean;
  isEscalated: boolean;
  /** Null: the order's clock does not run. */
  left: number | null;
  dueAt: number | null;
}

export interface OrderModel {
  state: OrderState;
  count: number;
  total: bigint;
  price: bigint;
  fee: bigint;
  dueAt: number | null;
  finishedAt: number;
  refunded: bigint;
  refundedAfter: bigint;
  returned: number;
  refund: RefundModel | null;
  asked: number;
  /** Payments: whether the money was told of. */
  payments: { isTold: boolean; amount: bigint }[];
}

export interface TradeModel {
  now: number;
  stock: number;
  available: bigint;
  escrow: bigint;
  debt: bigint;
  fees: bigint;
  /** What goes back to buyers, and what came from them. */
  back: bigint;
  charged: bigint;
  orders: OrderModel[];
}

export const newTrade = (stock: number): TradeModel => ({
  now: 0,
  stock,
  available: 0n,
  escrow: 0n,
  debt: 0n,
  fees: 0n,
  back: 0n,
  charged: 0n,
  orders: [],
});

/** 0.6 %, half a fen to the shop. */
const feeOf = (fen: bigint) => (fen * 60n + 4_999n) / 10_000n;
/** A part of a fee by a part of what it was taken of, half a fen to who gets the money back. */
const partOf = (fee: bigint, part: bigint, whole: bigint) => (2n * fee * part + whole) / (2n * whole);

export function finish(model: TradeModel, order: OrderModel): void {
  const kept = order.total - order.refunded;
  order.state = "trade_finished";
  order.dueAt = null;
  order.finishedAt = model.now;
  order.fee = feeOf(kept);
  model.escrow -= kept;
  model.fees += order.fee;
  const proceeds = kept - order.fee;
  const paidOff = proceeds < model.debt ? proceeds : model.debt;
  model.debt -= paidOff;
  model.available += proceeds - paidOff;
}

export function close(model: TradeModel, order: OrderModel): void {
  if (order.state !== "wait_buyer_confirm_goods") model.stock += order.count;
  order.state = "trade_closed";
  order.dueAt = null;
}

/** Moves the order's refund. @returns what the verb should say */
export function moveRefund(
  model: TradeModel,
  order: OrderModel,
  move: { command: RefundCommand; side: RefundSide; amount?: bigint },
): "done" | "conflict:refund_moved_on" {
  const { refund } = order;
  const to = refund
    ? refundMove({ ...refund, offeredFen: refund.offered }, move.command, move.side)
    : undefined;
  if (!refund || !to) return "conflict:refund_moved_on";
  const sum = agreedSum(refund, move);
  if (move.command === "decline" && move.amount) refund.offered = move.amount;
  if (move.command === "escalate") refund.isEscalated = true;
  if (move.command === "send_back") refund.trackingNo = "SF1234567890";
  if (to === "wait_buyer_return_goods") refund.agreed = sum;
  refund.state = to;
  const days = {
    wait_seller_agree: 3,
    seller_refuse_buyer: 7,
    wait_buyer_return_goods: 7,
    wait_seller_confirm_goods: 10,
    in_dispute: 0,
    success: 0,
    closed: 0,
  }[to];
  refund.dueAt = days ? model.now + days * dayMs : null;
  if (to === "success") settle(model, order, refund, sum);
  else if (to === "closed") goOn(model, order, refund);
  return "done";
}

function agreedSum(refund: RefundModel, { command, amount }: { command: RefundCommand; amount?: bigint }) {
  if (command === "rule" || command === "rule_return") return amount ?? refund.asked;
  if (command === "accept") return refund.offered ?? refund.asked;
  if (command === "receive" || command === "time_out") return refund.agreed ?? refund.asked;
  return refund.asked;
}

function goOn(model: TradeModel, order: OrderModel, refund: RefundModel): void {
  order.dueAt = refund.left === null ? null : model.now + refund.left;
}

function settle(model: TradeModel, order: OrderModel, refund: RefundModel, given: bigint): void {
  goOn(model, order, refund);
  model.back += given;
  if (refund.withReturn && refund.trackingNo !== null) {
    model.stock += refund.pieces;
    order.returned += refund.pieces;
  }
  if (!refund.afterFinish) {
    model.escrow -= given;
    order.refunded += given;
    if (order.refunded === order.total) close(model, order);
    return;
  }
  const base = order.total - (order.refunded - order.refundedAfter);
  const feeBack =
    partOf(order.fee, order.refundedAfter + given, base) - partOf(order.fee, order.refundedAfter, base);
  order.refunded += given;
  order.refundedAfter += given;
  model.fees -= feeBack;
  const taken = given - feeBack;
  const fromMoney = taken < model.available ? taken : model.available;
  model.available -= fromMoney;
  model.debt += taken - fromMoney;
}
