import {
  followUpWithinDays,
  mostReviewPictures,
  type OwnReview,
  type OwnReviewLine,
  reviewFits,
  reviewScores,
} from "@hutong/feedback";
import { maxPictureBytes } from "@hutong/feedback/review-pictures";
import { Badge, Card, DefinitionList, Notice, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { Picture } from "../../../../_components/picture.tsx";
import { StreetBar } from "../../../../_components/street-bar.tsx";
import { colourName, inLanguage } from "../../../../_components/words.ts";
import { Below } from "../../../../reviews/_components/review-body.tsx";
import { ReviewPictures } from "../../../../reviews/_components/review-pictures.tsx";
import { aspects } from "../../../../reviews/aspects.ts";
import { reviewPictureHref } from "../../../../reviews/review-addresses.ts";
import { FollowUpForm } from "./_components/follow-up-form.tsx";
import { ReviewForm } from "./_components/review-form.tsx";
import { sendFollowUp, sendReview } from "./actions.ts";
import { loadOwnReview } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("write") };
}

const outcomes = ["shown", "held", "followed", "followed_held"] as const;

export default async function Review({ params, searchParams }: PageProps<"/orders/[id]/review/[place]">) {
  const [{ id, place }, { done }, locale] = await Promise.all([params, searchParams, getLocale()]);
  const [line, t, orders, goods] = await Promise.all([
    loadOwnReview(id, place),
    getTranslations("reviews"),
    getTranslations("orders"),
    getTranslations("goods"),
  ]);
  const { review, stage } = line;
  const isWritten = review !== null && review.state !== "draft";
  const told = outcomes.find((one) => one === done);
  const order = `/orders/${line.orderId}`;
  return (
    <>
      <StreetBar />
      <Page
        title={t(isWritten ? "own" : "write")}
        breadcrumb={[
          { label: orders("title.buyer"), href: "/orders" },
          { label: orders("one"), href: order },
          { label: t("title") },
        ]}
      >
        {told && isWritten && (
          <Notice tone={told.endsWith("held") ? "info" : "success"}>{t(`done.${told}`)}</Notice>
        )}
        <div className="flex items-center gap-3">
          <div className="w-14 shrink-0">
            <Picture drawing={line.drawing} colour={line.colour} alt="" className="rounded-sm" />
          </div>
          <p className="min-w-0">
            {inLanguage(locale, line.titleZh, line.titleEn)}
            <span className="block text-ink-3 text-sm">
              {t("bought", {
                colour: colourName(locale, line.colour),
                size: line.size === "one" ? goods("oneSize") : line.size,
              })}
            </span>
          </p>
        </div>
        {isWritten && <Written review={review} />}
        {isWritten && line.mayFollowUp && (
          <Card heading="h2" title={t("followUpTitle")} lead={t("followUpLead")}>
            <FollowUpForm
              action={sendFollowUp.bind(null, { orderId: line.orderId, place: line.place }, review.id)}
              texts={{ words: t("words"), submit: t("followUpSubmit") }}
            />
          </Card>
        )}
        {!isWritten && stage !== "open" && <Notice tone="warning">{t(`stage.${stage}`)}</Notice>}
        {!isWritten && stage === "open" && <Form line={line} />}
      </Page>
    </>
  );
}

function Form({ line }: { line: OwnReviewLine }) {
  const t = useTranslations("reviews");
  const { review: draft } = line;
  return (
    <Card>
      <p className="mb-4 max-w-prose text-ink-2">{t("writeLead", { days: followUpWithinDays })}</p>
      <ReviewForm
        action={sendReview.bind(null, { orderId: line.orderId, place: line.place })}
        draft={{
          score: draft?.score?.toString() ?? "",
          description: draft?.description?.toString() ?? "",
          service: draft?.service?.toString() ?? "",
          delivery: draft?.delivery?.toString() ?? "",
          fit: draft?.fit ?? "",
          words: draft?.words ?? "",
        }}
        isAnonymous={draft?.isAnonymous ?? false}
        scores={reviewScores.map((score) => ({ value: String(score), label: t(`score.${score}`) }))}
        stars={(["5", "4", "3", "2", "1"] as const).map((value) => ({ value, label: t(`stars.${value}`) }))}
        fits={[
          ...reviewFits.map((value) => ({ value, label: t(`fit.${value}`) })),
          { value: "", label: t("fitNone") },
        ]}
        pictures={(draft?.pictures ?? []).map(({ id }) => ({ id, href: reviewPictureHref(id, "small") }))}
        mostPictures={mostReviewPictures}
        maxBytes={maxPictureBytes}
        cancelHref={`/orders/${line.orderId}`}
        texts={{
          score: t("scoreLabel"),
          description: t("aspect.description"),
          service: t("aspect.service"),
          delivery: t("aspect.delivery"),
          starsHint: t("starsHint"),
          fit: t("fitLabel"),
          words: t("words"),
          wordsHint: t("wordsHint"),
          pictures: t("pictures"),
          picturesHint: t("picturesHint"),
          kept: t("kept"),
          remove: t("remove"),
          tooBig: t("tooBig"),
          tooMany: t("tooMany"),
          anonymous: t("anonymousLabel"),
          anonymousHint: t("anonymousHint"),
          submit: t("submit"),
          cancel: t("cancel"),
        }}
      />
    </Card>
  );
}

/** What she wrote, and what became of it. */
function Written({ review }: { review: OwnReview }) {
  const t = useTranslations("reviews");
  const { state, words, fit, score, followUp, followUpState, hiddenReason } = review;
  const answerTo = (isToFollowUp: boolean) =>
    review.answers.find((answer) => answer.isToFollowUp === isToFollowUp)?.words;
  const [answer, answerToFollowUp] = [answerTo(false), answerTo(true)];
  return (
    <Card>
      <div className="grid gap-3">
        {state === "held" && <Notice>{t("heldText")}</Notice>}
        {hiddenReason && state === "hidden" && (
          <Notice tone="warning">{t("hiddenText", { reason: hiddenReason })}</Notice>
        )}
        {hiddenReason && state === "shown" && followUpState === "hidden" && (
          <Notice tone="warning">{t("hiddenFollowUp", { reason: hiddenReason })}</Notice>
        )}
        <p className="flex flex-wrap gap-2">
          <Badge>{t(`score.${(score ?? 1) as 1}`)}</Badge>
          {fit && <Badge tone="info">{t(`fit.${fit}`)}</Badge>}
          {state !== "draft" && state !== "shown" && <Badge tone="warning">{t(`state.${state}`)}</Badge>}
        </p>
        <p className="max-w-prose whitespace-pre-line break-words">{words || t("wordless")}</p>
        <ReviewPictures pictures={review.pictures} />
        <DefinitionList
          items={aspects.map((aspect) => ({
            term: t(`aspect.${aspect}`),
            value: <span className="num">{t("ofFive", { value: String(review[aspect] ?? "") })}</span>,
          }))}
        />
        {answer && <Below label={t("answer")} words={answer} />}
        {followUp && (
          <Below
            label={
              followUpState === "shown" || !followUpState
                ? t("followUp")
                : `${t("followUp")} · ${t(`state.${followUpState}`)}`
            }
            words={followUp}
          />
        )}
        {answerToFollowUp && <Below label={t("answer")} words={answerToFollowUp} />}
      </div>
    </Card>
  );
}
