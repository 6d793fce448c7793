import type { Db } from "@hutong/db";
import { actsFor } from "@hutong/identity/acting";
import { assertAdministrator } from "@hutong/identity/trade";
import { type Ctx, idSchema, isDomainError } from "@hutong/kernel";
import { writerRoles } from "./review-line.ts";

export interface ReviewPictureFile {
  /** JPEG. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Of a shown review: everybody may see it, and browsers keep it for a while. */
  readonly isPublic: boolean;
}

/**
 * A picture of a review: everybody's while the review is shown, else its writers' alone.
 * @returns undefined where it is missing, and for whoever may not see it
 */
export async function readReviewPicture(
  ctx: Ctx<Db>,
  { pictureId, isSmall }: { readonly pictureId: string; readonly isSmall: boolean },
): Promise<ReviewPictureFile | undefined> {
  const row = await find(ctx.db, pictureId, isSmall);
  if (!row) return undefined;
  const { state, buyerAccountId } = row.review;
  if (state === "shown") return { bytes: row.bytes, isPublic: true };
  try {
    await actsFor(ctx, buyerAccountId, writerRoles);
    return { bytes: row.bytes, isPublic: false };
  } catch (error) {
    if (isDomainError(error)) return undefined;
    throw error;
  }
}

/** A picture of a review that was sent, for the console. @throws DomainError `not_signed_in`, `forbidden` */
export async function readCaseReviewPicture(
  ctx: Ctx<Db>,
  pictureId: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  await assertAdministrator(ctx, ["support", "operator", "auditor", "owner"]);
  const row = await find(ctx.db, pictureId, false);
  return row && row.review.state !== "draft" ? row.bytes : undefined;
}

async function find(db: Db, pictureId: string, isSmall: boolean) {
  const id = idSchema<"ReviewPicture">().safeParse(pictureId);
  if (!id.success) return undefined;
  const row = await db.reviewPicture.findUnique({
    where: { id: id.data },
    select: {
      bytes: !isSmall,
      small: isSmall,
      review: { select: { state: true, buyerAccountId: true } },
    },
  });
  const bytes = row && (isSmall ? row.small : row.bytes);
  return row && bytes ? { bytes, review: row.review } : undefined;
}
