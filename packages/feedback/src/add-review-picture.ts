import { randomUUID } from "node:crypto";
import { type Db, inTransaction } from "@hutong/db";
import { type Ctx, DomainError, parseInput } from "@hutong/kernel";
import { PictureRefused, paintPicture } from "@hutong/media";
import { assertOpen, findReviewLine } from "./review-line.ts";
import { mostReviewPictures, type ReviewPictureInput, reviewPictureSchema } from "./schema.ts";

export { maxPictureBytes } from "@hutong/media";

/** Each picture costs a decoding: so many for one review. */
const mostUploads = 40;
/** As lists show it. */
const smallSidePx = 320;

/**
 * Puts a picture into the review that is being written. It is painted anew (`paintPicture`), once more small, under a
 * random id.
 * @throws DomainError `invalid_input` (field `pictures`: `picture_…`); `not_signed_in`; `not_found` (none is being written);
 * `forbidden`; `frozen`; `conflict`; `throttled`; `busy`
 */
export async function addReviewPicture(
  ctx: Ctx<Db>,
  input: ReviewPictureInput,
): Promise<{ readonly pictureId: string }> {
  const { orderId, place, bytes } = parseInput(reviewPictureSchema, input);
  assertOpen(await findReviewLine(ctx, { orderId, place }));
  await countUpload(ctx.db, { orderId, place });
  const painted = await paintPicture(bytes).catch(refused);
  const { bytes: small } = await paintPicture(painted.bytes, { longestPx: smallSidePx }).catch(refused);
  return inTransaction(ctx.db, async (tx) => {
    // One at a time for a review, so that its pictures are counted.
    const [draft] = await tx.$queryRaw<{ id: string }[]>`
      select id::text from reviews where order_id = ${orderId}::uuid and place = ${place} and state = 'draft'
      for no key update`;
    if (!draft) throw new DomainError("conflict", { fields: { state: "review_written" } });
    const of = { reviewId: draft.id };
    if ((await tx.reviewPicture.count({ where: of })) >= mostReviewPictures)
      throw new DomainError("invalid_input", { fields: { pictures: "picture_too_many" } });
    // Random, not by time as other ids are: it stands in an address.
    const id = randomUUID();
    await tx.reviewPicture.create({
      data: { id, ...of, ...painted, small, uploadedAt: ctx.now },
      select: { id: true },
    });
    return { pictureId: id };
  });
}

function refused(error: unknown): never {
  if (error instanceof PictureRefused)
    throw new DomainError("invalid_input", { fields: { pictures: error.fault } });
  throw error;
}

/** Counted before the work is done, whatever becomes of it. */
async function countUpload(db: Db, of: { readonly orderId: string; readonly place: number }): Promise<void> {
  const { count } = await db.review.updateMany({
    where: { ...of, state: "draft", uploads: { lt: mostUploads } },
    data: { uploads: { increment: 1 } },
  });
  if (count > 0) return;
  const review = await db.review.findUnique({ where: { orderId_place: of }, select: { state: true } });
  if (!review) throw new DomainError("not_found");
  throw review.state === "draft"
    ? new DomainError("throttled", { retryAfterSeconds: 86_400 })
    : new DomainError("conflict", { fields: { state: "review_written" } });
}
