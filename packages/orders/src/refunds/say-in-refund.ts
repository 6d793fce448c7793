import { randomUUID } from "node:crypto";
import { inTransaction } from "@hutong/db";
import { DomainError, parseInput } from "@hutong/kernel";
import { type PaintedPicture, PictureRefused, paintPicture } from "@hutong/media";
import { sideOf } from "../order-side.ts";
import type { OrdersCtx } from "../place-order.ts";
import { assertOpen, lockRefund, writeRefundEvent } from "./move-refund.ts";
import { mostRefundPictures, type SayInRefundInput, sayInRefundSchema } from "./refund-schema.ts";

export { maxPictureBytes } from "@hutong/media";

/** So often may a side speak in a refund: each picture costs a decoding. */
const mostWords = 30;

/**
 * Lets a side be heard while a refund is open: words, and pictures painted anew (`paintPicture`) under random ids. Both
 * sides see them, and the house once it was called.
 * @throws DomainError `invalid_input` (`words`, `pictures`: `picture_…`); `not_signed_in`; `not_found`; `forbidden`;
 * `frozen`; `conflict` with `refund_moved_on`; `throttled`; `busy`
 */
export async function sayInRefund(ctx: OrdersCtx, input: SayInRefundInput): Promise<void> {
  const { refundId, words, pictures } = parseInput(sayInRefundSchema, input);
  if (ctx.actor.kind === "anonymous") throw new DomainError("not_signed_in");
  if (!words && pictures.length === 0) throw new DomainError("invalid_input", { fields: { words: "empty" } });
  // Asked before anything is decoded, and once more under the lock.
  const before = await ctx.db.refund.findUnique({
    where: { id: refundId },
    select: { buyerAccountId: true, sellerAccountId: true, endedAt: true },
  });
  if (!before) throw new DomainError("not_found");
  const { side } = await sideOf(ctx, before, ["buyer", "seller"]);
  if (before.endedAt) throw new DomainError("conflict", { fields: { state: "refund_moved_on" } });
  await assertRoom(ctx, { refundId, side, pictures: pictures.length });
  const painted: PaintedPicture[] = [];
  for (const bytes of pictures) painted.push(await paint(bytes));
  await inTransaction(ctx.db, async (tx) => {
    const within = { ...ctx, db: tx };
    const { refund } = await lockRefund(within, refundId);
    assertOpen(refund);
    await assertRoom(within, { refundId, side, pictures: pictures.length });
    const said = { command: "say", to: refund.state, side, amountFen: null, words } as const;
    const eventPlace = await writeRefundEvent(within, refund, said);
    await tx.refundPicture.createMany({
      // Random, not by time as other ids are: it stands in an address.
      data: painted.map((picture) => ({ id: randomUUID(), refundId, eventPlace, side, ...picture })),
    });
  });
}

async function assertRoom(
  { db }: OrdersCtx,
  {
    refundId,
    side,
    pictures,
  }: { readonly refundId: string; readonly side: string; readonly pictures: number },
): Promise<void> {
  const [said, shown] = await Promise.all([
    db.refundEvent.count({ where: { refundId, side, command: "say" } }),
    db.refundPicture.count({ where: { refundId, side } }),
  ]);
  if (said >= mostWords) throw new DomainError("throttled", { retryAfterSeconds: 86_400 });
  if (shown + pictures > mostRefundPictures)
    throw new DomainError("invalid_input", { fields: { pictures: "picture_too_many" } });
}

async function paint(bytes: Uint8Array): Promise<PaintedPicture> {
  return paintPicture(bytes).catch((error) => {
    if (error instanceof PictureRefused)
      throw new DomainError("invalid_input", { fields: { pictures: error.fault } });
    throw error;
  });
}
