import { inTransaction } from "@hutong/db";
import { writeAudit } from "@hutong/identity/audit-entry";
import { DomainError, parseInput } from "@hutong/kernel";
import { z } from "zod";
import { lockOrders } from "../move-order.ts";
import { sideOf } from "../order-side.ts";
import type { OrdersCtx } from "../place-order.ts";
import { parcelKinds } from "./parcel-kind.ts";

/** So much is told of one parcel. */
const mostEvents = 60;

const trackParcelSchema = z.object({
  orderId: z.uuid().toLowerCase(),
  kind: z.enum(parcelKinds, { error: "choose" }),
  /** Where it is, or who has it. */
  words: z.string().trim().max(200, { error: "too_long" }).default(""),
});

/**
 * The shop says where a parcel was seen, until the trade is over. That it was delivered ends nothing: the buyer confirms.
 * Told twice in a row it is told once.
 * @throws DomainError `invalid_input`; `not_signed_in`; `not_found`; `forbidden`; `frozen`; `conflict` with
 * `order_moved_on` where nothing is on its way; `throttled`
 */
export async function trackParcel(ctx: OrdersCtx, input: z.input<typeof trackParcelSchema>): Promise<void> {
  const { orderId, kind, words } = parseInput(trackParcelSchema, input);
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const [order] = await lockOrders(within, [orderId]);
    if (!order) throw new DomainError("not_found");
    const { ownerId, accountId } = await sideOf(within, order, ["seller"]);
    if (order.state !== "wait_buyer_confirm_goods")
      throw new DomainError("conflict", { fields: { state: "order_moved_on" } });
    const last = await tx.parcelEvent.findFirst({
      where: { orderId },
      orderBy: { place: "desc" },
      select: { place: true, kind: true, words: true },
    });
    if (last?.kind === kind && (last.words ?? "") === words) return;
    const place = (last?.place ?? 0) + 1;
    if (place > mostEvents) throw new DomainError("throttled", { retryAfterSeconds: 86_400 });
    await tx.parcelEvent.create({
      data: { orderId, place, kind, words: words || null, at: ctx.now },
      select: { place: true },
    });
    await writeAudit(within, {
      action: "order.tracked",
      subjectUserId: ownerId,
      accountId,
      data: { orderId, kind },
    });
  });
}
