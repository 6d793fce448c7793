import { inTransaction } from "@hutong/db";
import { type AuditAction, writeAudit } from "@hutong/identity/audit-entry";
import { type AccountId, DomainError, parseInput } from "@hutong/kernel";
import { recordFacts } from "@hutong/reputation";
import { type Side, sideOf } from "../order-side.ts";
import type { OrdersCtx } from "../place-order.ts";
import { type LockedRefund, lockRefund, moveRefund, type RefundMove } from "./move-refund.ts";
import {
  type DeclineRefundInput,
  declineRefundSchema,
  type EscalateRefundInput,
  escalateRefundSchema,
  type RefundRef,
  refundRefSchema,
  type SendBackInput,
  sendBackSchema,
} from "./refund-schema.ts";

/**
 * The shop gives what was asked: at once, or when the goods are back.
 * @throws DomainError `invalid_input`; `not_signed_in`; `not_found` for another's refund and a missing one alike;
 * `forbidden` for staff of another role; `frozen`; `conflict` with `refund_moved_on`
 */
export async function agreeRefund(ctx: OrdersCtx, input: RefundRef): Promise<void> {
  const { refundId } = parseInput(refundRefSchema, input);
  await command(ctx, refundId, ["seller"], "refund.agreed", { command: "agree" });
}

/** The shop says why not, and what it would give instead. @throws as `agreeRefund`; `invalid_input` (`offer_too_high`) */
export async function declineRefund(ctx: OrdersCtx, input: DeclineRefundInput): Promise<void> {
  const { refundId, words, offerFen } = parseInput(declineRefundSchema, input);
  const move = { command: "decline", words, amountFen: offerFen } as const;
  await command(ctx, refundId, ["seller"], "refund.declined", move, (refund) => {
    if (offerFen !== undefined && offerFen >= refund.askedFen)
      throw new DomainError("invalid_input", { fields: { offerFen: "offer_too_high" } });
  });
}

/** The buyer takes what the shop proposed. @throws as `agreeRefund` */
export async function acceptOffer(ctx: OrdersCtx, input: RefundRef): Promise<void> {
  const { refundId } = parseInput(refundRefSchema, input);
  await command(ctx, refundId, ["buyer"], "refund.accepted", { command: "accept" });
}

/** The buyer asks no more: the order goes on where it stood. @throws as `agreeRefund` */
export async function withdrawRefund(ctx: OrdersCtx, input: RefundRef): Promise<void> {
  const { refundId } = parseInput(refundRefSchema, input);
  await command(ctx, refundId, ["buyer"], "refund.withdrawn", { command: "withdraw" });
}

/** The buyer says with whom and under which number the goods go back. @throws as `agreeRefund` */
export async function sendGoodsBack(ctx: OrdersCtx, input: SendBackInput): Promise<void> {
  const { refundId, carrier, trackingNo } = parseInput(sendBackSchema, input);
  const set = { carrier, trackingNo };
  await command(ctx, refundId, ["buyer"], "refund.sent_back", { command: "send_back", set });
}

/** The shop has its goods back: the money goes. @throws as `agreeRefund` */
export async function receiveGoodsBack(ctx: OrdersCtx, input: RefundRef): Promise<void> {
  const { refundId } = parseInput(refundRefSchema, input);
  await command(ctx, refundId, ["seller"], "refund.received", { command: "receive" });
}

/** A side calls the house, which hears both and rules (平台介入). @throws as `agreeRefund` */
export async function escalateRefund(ctx: OrdersCtx, input: EscalateRefundInput): Promise<void> {
  const { refundId, words } = parseInput(escalateRefundSchema, input);
  const move = { command: "escalate", words } as const;
  await command(ctx, refundId, ["buyer", "seller"], "refund.escalated", move, (refund, within) =>
    tellDispute(within, refund, "dispute_opened"),
  );
}

/** Tells the shop's reputation what became of a dispute; the same again is passed over. */
export async function tellDispute(
  ctx: OrdersCtx,
  refund: LockedRefund,
  kind: "dispute_opened" | "dispute_won" | "dispute_lost",
): Promise<void> {
  await recordFacts({ ...ctx, actor: { kind: "system", name: "refunds" } }, [
    {
      kind,
      accountId: refund.sellerAccountId as AccountId, // the order's own: branded there
      eventId: refund.id,
      at: ctx.now,
      partyId: refund.buyerAccountId,
    },
  ]);
}

async function command(
  ctx: OrdersCtx,
  refundId: string,
  sides: readonly Side[],
  action: AuditAction,
  move: Omit<RefundMove, "side">,
  first?: (refund: LockedRefund, within: OrdersCtx) => void | Promise<void>,
): Promise<void> {
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const found = await lockRefund(within, refundId);
    const { side, ownerId, accountId } = await sideOf(within, found.refund, sides);
    await first?.(found.refund, within);
    await moveRefund(within, found, { ...move, side });
    const { orderId } = found.refund;
    await writeAudit(within, { action, subjectUserId: ownerId, accountId, data: { orderId, refundId } });
  });
}
