import { type Db, inTransaction } from "@hutong/db";
import { type Ctx, DomainError, newId, parseInput } from "@hutong/kernel";
import { assertOpen, findReviewLine } from "./review-line.ts";
import { type ReviewDraftInput, reviewDraftSchema } from "./schema.ts";

/**
 * Keeps what was written of a review so far, complete or not, so that nothing typed and no picture is lost. Begins it
 * where none is being written.
 * @throws DomainError `invalid_input`; `not_signed_in`; `not_found`; `forbidden`; `frozen`; `conflict` with
 * `review_not_yet`, `review_too_late` or `review_written`
 */
export async function keepReviewDraft(ctx: Ctx<Db>, input: ReviewDraftInput): Promise<void> {
  const { orderId, place, remove, ...said } = parseInput(reviewDraftSchema, input);
  await inTransaction(ctx.db, async (tx) => {
    const line = await findReviewLine({ ...ctx, db: tx }, { orderId, place });
    assertOpen(line);
    const author = {
      authorUserId: ctx.actor.kind === "person" ? ctx.actor.userId : line.acting.ownerId,
      authorSeatId: line.acting.seatId,
    };
    // By name: a storefront may write these columns and no other. Of two at once the second finds the first's.
    await tx.$executeRaw`
      insert into reviews (id, order_id, place, listing_id, colour, size, category, buyer_account_id, seller_account_id,
        author_user_id, author_seat_id, begun_at)
      values (${newId()}::uuid, ${orderId}::uuid, ${place}, ${line.listingId}::uuid, ${line.colour}, ${line.size},
        ${line.category}, ${line.buyerAccountId}::uuid, ${line.sellerAccountId}::uuid, ${author.authorUserId}::uuid,
        ${author.authorSeatId}::uuid, ${ctx.now})
      on conflict (order_id, place) do nothing`;
    const { count } = await tx.review.updateMany({
      where: { orderId, place, state: "draft" },
      data: { ...author, ...said },
    });
    if (count === 0) throw new DomainError("conflict", { fields: { state: "review_written" } });
    if (remove.length > 0)
      await tx.reviewPicture.deleteMany({ where: { id: { in: remove }, review: { orderId, place } } });
  });
}
