import { z } from "zod";

export const reviewScores = [1, 0, -1] as const;
export const reviewFits = ["small", "right", "large"] as const;
export const reportReasons = ["advertising", "insult", "false_words", "privacy", "other"] as const;
export const reviewOutcomes = ["show", "hide_follow_up", "hide_answers", "hide"] as const;

/** The longest text of a review, a follow-up or an answer. */
export const mostWords = 500;
export const mostReviewPictures = 5;

const id = z.uuid().toLowerCase();
const place = z.coerce.number().pipe(z.int().min(0).max(999));
const words = z.string().max(mostWords, "too_long").trim();
const stars = z.coerce.number().pipe(z.int().min(1, "choose").max(5, "choose"));
const score = z.coerce.number().pipe(z.union([z.literal(1), z.literal(0), z.literal(-1)], "choose"));
/** A choice that was not made yet comes as an empty text. */
const notYet = z.literal("").transform(() => null);

export const reviewLineSchema = z.object({ orderId: id, place });
export type ReviewLineInput = z.input<typeof reviewLineSchema>;

/** A review while it is written: nothing is asked for yet, everything is bounded. */
export const reviewDraftSchema = reviewLineSchema.extend({
  score: z.union([notYet, score], "choose"),
  description: z.union([notYet, stars], "choose"),
  service: z.union([notYet, stars], "choose"),
  delivery: z.union([notYet, stars], "choose"),
  fit: z.union([notYet, z.enum(reviewFits)], "choose"),
  words,
  isAnonymous: z.boolean(),
  /** Pictures that are taken out. */
  remove: z.array(z.uuid()).max(mostReviewPictures),
});
export type ReviewDraftInput = z.input<typeof reviewDraftSchema>;

/** What a review says when it is sent. */
export const reviewFactsSchema = z.object({
  score: z.number("choose"),
  description: z.number("choose"),
  service: z.number("choose"),
  delivery: z.number("choose"),
});

export const reviewPictureSchema = reviewLineSchema.extend({ bytes: z.instanceof(Uint8Array) });
export type ReviewPictureInput = z.input<typeof reviewPictureSchema>;

export const followUpSchema = z.object({ reviewId: id, words: words.min(1, "empty") });
export type FollowUpInput = z.input<typeof followUpSchema>;

export const answerReviewSchema = z.object({
  reviewId: id,
  isToFollowUp: z.boolean(),
  words: words.min(1, "empty"),
});
export type AnswerReviewInput = z.input<typeof answerReviewSchema>;

export const voteReviewSchema = z.object({ reviewId: id, isHelpful: z.boolean() });
export type VoteReviewInput = z.input<typeof voteReviewSchema>;

export const reportReviewSchema = z.object({
  reviewId: id,
  reason: z.enum(reportReasons, "choose"),
  words: z.string().max(280, "too_long").trim(),
});
export type ReportReviewInput = z.input<typeof reportReviewSchema>;

export const decideReviewSchema = z.object({
  reviewId: id,
  outcome: z.enum(reviewOutcomes, "choose"),
  /** What its writer reads where something is hidden. */
  reason: z.string().trim().min(4, "reason_too_short").max(280, "too_long"),
});
export type DecideReviewInput = z.input<typeof decideReviewSchema>;

export const reviewWordSchema = z.object({ word: z.string().min(1, "empty").max(40, "too_long") });
export type ReviewWordInput = z.input<typeof reviewWordSchema>;

export const reviewFilters = ["good", "neutral", "bad", "pictured", "followed_up"] as const;
export const reviewSorts = ["new", "helpful"] as const;

/** How a list of reviews is looked at, as it stands in an address: what is none is as if it were not there. */
export const reviewsViewSchema = z.object({
  colour: z.string().min(1).max(32).optional().catch(undefined),
  size: z.string().min(1).max(16).optional().catch(undefined),
  only: z.enum(reviewFilters).optional().catch(undefined),
  sort: z.enum(reviewSorts).catch("new"),
  after: z.string().max(80).optional().catch(undefined),
});
export type ReviewsView = z.output<typeof reviewsViewSchema>;

export const shopReviewsShows = ["to_answer", "bad", "all"] as const;

export const shopReviewsViewSchema = z.object({
  show: z.enum(shopReviewsShows).catch("to_answer"),
  after: z.string().max(80).optional().catch(undefined),
});
export type ShopReviewsView = z.output<typeof shopReviewsViewSchema>;
