import type { ShownReview } from "@hutong/feedback";
import { Badge, RelativeTime, type Tone } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { colourName } from "../../_components/words.ts";
import { ReviewPictures } from "./review-pictures.tsx";

const scoreTones: Readonly<Record<ShownReview["score"], Tone>> = {
  1: "success",
  0: "neutral",
  [-1]: "danger",
};

const dayMs = 86_400_000;

interface ReviewBodyProps {
  readonly review: ShownReview;
  /** What the reader can do about it. */
  readonly actions?: ReactNode;
}

/** A review as everybody reads it: in the colour and size that were bought, with what was said later and answered. */
export function ReviewBody({ review, actions }: ReviewBodyProps) {
  const t = useTranslations("reviews");
  const goods = useTranslations("goods");
  const locale = useLocale();
  const { followUp } = review;
  const size = review.size === "one" ? goods("oneSize") : review.size;
  return (
    <article className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
        <Badge tone={scoreTones[review.score]}>{t(`score.${review.score}`)}</Badge>
        <span className="font-medium">{review.author}</span>
        {review.isAnonymous && <span className="text-ink-3">{t("anonymous")}</span>}
        <span className="text-ink-3">
          <RelativeTime date={review.writtenAt} now={new Date()} />
        </span>
        <span className="text-ink-2">{t("bought", { colour: colourName(locale, review.colour), size })}</span>
        {review.fit && <Badge tone="info">{t(`fit.${review.fit}`)}</Badge>}
      </p>
      {review.words === "" ? (
        <p className="text-ink-3">{t("wordless")}</p>
      ) : (
        <p className="max-w-prose whitespace-pre-line break-words">{review.words}</p>
      )}
      <ReviewPictures pictures={review.pictures} />
      {review.answer && <Below label={t("answer")} words={review.answer.words} />}
      {followUp && (
        <Below
          label={t("followUpAfter", {
            days: Math.floor((followUp.at.getTime() - review.writtenAt.getTime()) / dayMs),
          })}
          words={followUp.words}
        />
      )}
      {review.answerToFollowUp && <Below label={t("answer")} words={review.answerToFollowUp.words} />}
      {actions}
    </article>
  );
}

/** What hangs below a review: a follow-up, or an answer. */
export function Below({ label, words }: { label: string; words: string }) {
  return (
    <div className="max-w-prose rounded-md bg-sunken px-3 py-2">
      <p className="text-ink-3 text-xs">{label}</p>
      <p className="whitespace-pre-line break-words">{words}</p>
    </div>
  );
}
