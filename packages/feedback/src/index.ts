export { answerReview } from "./answer-review.ts";
export type { Suspicion } from "./check-words.ts";
export { decideReview } from "./decide-review.ts";
export { followUpReview } from "./follow-up-review.ts";
export { keepReviewDraft } from "./keep-review-draft.ts";
export { readGoodsReviews, readShownReview } from "./read-goods-reviews.ts";
export {
  countToReview,
  type LineToReview,
  type OwnReview,
  type OwnReviewLine,
  readOwnReview,
  readReviewStates,
  readToReview,
} from "./read-own-reviews.ts";
export { type ReviewPictureFile, readCaseReviewPicture, readReviewPicture } from "./read-review-picture.ts";
export { type ReviewCase, type ReviewRow, readReviewCase, readReviewQueue } from "./read-review-queue.ts";
export {
  mostCountedReviews,
  readShopReviews,
  type ShopReview,
  type ShopReviews,
} from "./read-shop-reviews.ts";
export { reportReview } from "./report-review.ts";
export { followUpWithinDays, reviewWithinDays } from "./review-rules.ts";
export { type ReviewSummary, type ReviewTally, readReviewTallies, sumTallies } from "./review-tallies.ts";
export { addReviewWord, readReviewWords, removeReviewWord } from "./review-words.ts";
export {
  mostReviewPictures,
  mostWords,
  type ReviewsView,
  reportReasons,
  reviewFilters,
  reviewFits,
  reviewOutcomes,
  reviewScores,
  reviewSorts,
  reviewsViewSchema,
  type ShopReviewsView,
  shopReviewsShows,
  shopReviewsViewSchema,
} from "./schema.ts";
export type { ShownAnswer, ShownReview } from "./shown-review.ts";
export { sweepReviewDrafts } from "./sweep-review-drafts.ts";
export { voteReview } from "./vote-review.ts";
export { writeReview } from "./write-review.ts";
