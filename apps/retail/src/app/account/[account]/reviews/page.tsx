import { AccountFrame, accountPath } from "@hutong/account-pages";
import {
  mostCountedReviews,
  type ShopReview,
  type ShopReviewsView,
  shopReviewsShows,
  shopReviewsViewSchema,
} from "@hutong/feedback";
import { ButtonLink, Card, EmptyState, Notice, Tabs } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { goodsHref } from "../../../_components/addresses.ts";
import { Picture } from "../../../_components/picture.tsx";
import { inLanguage } from "../../../_components/words.ts";
import { ReviewBody } from "../../../reviews/_components/review-body.tsx";
import { reportHref } from "../../../reviews/review-addresses.ts";
import { loadSeller } from "../goods/loaders.ts";
import { AnswerForm } from "./_components/answer-form.tsx";
import { answer } from "./actions.ts";
import { loadShopReviews } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("shopTitle") };
}

const empty = {
  to_answer: ["shopNone", "shopNoneText"],
  bad: ["shopNoneBad", "shopNoneBadText"],
  all: ["shopNoneAll", "shopNoneAllText"],
} as const;

/** What buyers say of a shop's goods, for those who keep it: what waits for an answer, the bad ones first. */
export default async function ShopReviewsPage({
  params,
  searchParams,
}: PageProps<"/account/[account]/reviews">) {
  const [{ account: accountId }, query] = await Promise.all([params, searchParams]);
  const page = await loadSeller(accountId, "reviews");
  const view = shopReviewsViewSchema.parse(query);
  const [{ reviews, next, toAnswer, mayAnswer }, t] = await Promise.all([
    loadShopReviews(accountId, view),
    getTranslations("reviews"),
  ]);
  const path = accountPath(accountId, "reviews");
  const [title, text] = empty[view.show];
  return (
    <AccountFrame page={page} place="reviews">
      {query.done === "answered" && <Notice tone="success">{t("done.answered")}</Notice>}
      <p className="text-ink-2">{t("shopLead")}</p>
      {!mayAnswer && <Notice>{t("seen")}</Notice>}
      <Tabs
        label={t("shopTitle")}
        tabs={shopReviewsShows.map((show) => ({
          href: hrefOf(path, { show, after: undefined }),
          label: t(`shows.${show}`),
          ...(show === "to_answer" ? { count: Math.min(toAnswer, mostCountedReviews) } : {}),
          current: view.show === show,
        }))}
      />
      {reviews.length === 0 ? (
        <Card flush>
          <EmptyState title={t(title)}>{t(text)}</EmptyState>
        </Card>
      ) : (
        <ul className="grid gap-3">
          {reviews.map((review) => (
            <li key={review.id}>
              <Card>
                <Reviewed review={review} accountId={accountId} show={view.show} mayAnswer={mayAnswer} />
              </Card>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {view.after && (
          <ButtonLink href={hrefOf(path, { ...view, after: undefined })}>{t("first")}</ButtonLink>
        )}
        {next && <ButtonLink href={hrefOf(path, { ...view, after: next })}>{t("next")}</ButtonLink>}
      </div>
    </AccountFrame>
  );
}

function hrefOf(path: string, { show, after }: ShopReviewsView): string {
  const query = new URLSearchParams({ ...(show !== "to_answer" && { show }), ...(after && { after }) });
  return query.size > 0 ? `${path}?${query}` : path;
}

interface ReviewedProps {
  readonly review: ShopReview;
  readonly accountId: string;
  readonly show: ShopReviewsView["show"];
  readonly mayAnswer: boolean;
}

/** A review with the goods it is about, and the field for the answer that it waits for. */
function Reviewed({ review, accountId, show, mayAnswer }: ReviewedProps) {
  const t = useTranslations("reviews");
  const locale = useLocale();
  const { id, author, followUp, answer: given, answerToFollowUp } = review;
  const isToFollowUp = given !== null;
  const awaits = !given || (followUp !== null && !answerToFollowUp);
  return (
    <div className="grid gap-3">
      <div className="flex items-center gap-3">
        <div className="w-10 shrink-0">
          <Picture drawing={review.drawing} colour={review.colour} alt="" className="rounded-sm" />
        </div>
        <Link
          prefetch={false}
          href={`${goodsHref(review.listingId)}/reviews`}
          className="min-w-0 text-sm hover:text-accent hover:underline"
        >
          {inLanguage(locale, review.titleZh, review.titleEn)}
        </Link>
      </div>
      <ReviewBody
        review={review}
        actions={
          <Link
            prefetch={false}
            href={reportHref(id, review.listingId)}
            className="w-fit text-ink-3 text-sm hover:text-accent hover:underline"
          >
            {t("report")}
            <span className="sr-only">{author}</span>
          </Link>
        }
      />
      {mayAnswer && awaits && (
        <AnswerForm
          action={answer.bind(null, accountId)}
          hidden={{ review: id, later: isToFollowUp ? "yes" : "no", show }}
          texts={{
            words: isToFollowUp ? t("answerFollowUp") : t("answerTo", { author }),
            hint: t("answerHint"),
            submit: t("answerSubmit"),
          }}
        />
      )}
    </div>
  );
}
