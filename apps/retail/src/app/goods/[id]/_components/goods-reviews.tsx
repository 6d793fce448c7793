import { sumTallies } from "@hutong/feedback";
import { ButtonLink, Section } from "@hutong/ui";
import { getTranslations } from "next-intl/server";
import { goodsHref } from "../../../_components/addresses.ts";
import { ReviewList } from "../../../reviews/_components/review-list.tsx";
import { ReviewSummary } from "../../../reviews/_components/review-summary.tsx";
import { loadReviews, loadTallies } from "../reviews/loaders.ts";

/** So many stand on the page of the goods itself. */
const shownCount = 5;

/** What buyers say of a style: all of it in figures, and the newest. */
export async function GoodsReviews({ listingId }: { listingId: string }) {
  const [tallies, { reviews }, t] = await Promise.all([
    loadTallies(listingId),
    loadReviews(listingId, {}, shownCount),
    getTranslations("reviews"),
  ]);
  const summary = sumTallies(tallies);
  const path = goodsHref(listingId);
  return (
    <Section
      id="reviews"
      title={summary.count === 0 ? t("title") : `${t("title")} · ${t("count", { count: summary.count })}`}
      actions={
        summary.count > 0 && (
          <ButtonLink href={`${path}/reviews`} variant="quiet" size="small">
            {t("showAll", { count: summary.count })}
          </ButtonLink>
        )
      }
    >
      {summary.count === 0 ? (
        <p className="text-ink-2">
          {t("none")} {t("noneText")}
        </p>
      ) : (
        <>
          <ReviewSummary summary={summary} />
          <ReviewList listingId={listingId} reviews={reviews} path={`${path}#reviews`} />
        </>
      )}
    </Section>
  );
}
