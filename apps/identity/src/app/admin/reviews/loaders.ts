import {
  type ReviewCase,
  type ReviewRow,
  readReviewCase,
  readReviewQueue,
  readReviewWords,
} from "@hutong/feedback";
import { readViews, type SavedView } from "@hutong/identity";
import { orNotFound, requestCtx } from "@hutong/site";
import { type Administrator, requireAdministrator } from "@/lib/administrator.ts";
import { type ReviewsTableView, reviewFilter } from "./reviews-view.ts";

/** The reviews of a view, and the views that this administrator keeps. */
export async function loadReviews(view: ReviewsTableView): Promise<{
  readonly rows: readonly ReviewRow[];
  readonly views: readonly SavedView[];
  readonly now: Date;
}> {
  await requireAdministrator();
  const ctx = await requestCtx();
  const [rows, views] = await Promise.all([
    readReviewQueue(ctx, reviewFilter(view)),
    readViews(ctx, { place: "reviews" }),
  ]);
  return { rows, views, now: ctx.now };
}

/** A review with what is to be known for a decision, and who looks at it. */
export async function loadReviewCase(
  reviewId: string,
): Promise<{ readonly found: ReviewCase; readonly administrator: Administrator; readonly now: Date }> {
  const administrator = await requireAdministrator();
  const ctx = await requestCtx();
  return { found: await orNotFound(readReviewCase(ctx, reviewId)), administrator, now: ctx.now };
}

/** The words that hold a review, and who looks at them. */
export async function loadReviewWords() {
  const administrator = await requireAdministrator();
  return { words: await readReviewWords(await requestCtx()), administrator };
}
