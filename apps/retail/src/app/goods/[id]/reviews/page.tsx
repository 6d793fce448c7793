import {
  type ReviewsView,
  reviewFilters,
  reviewSorts,
  type ReviewSummary as Summary,
  sumTallies,
} from "@hutong/feedback";
import { Button, ButtonLink, EmptyState, Notice, Page, SelectField, Tabs } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { goodsHref } from "../../../_components/addresses.ts";
import { StreetBar } from "../../../_components/street-bar.tsx";
import { colourName, inLanguage } from "../../../_components/words.ts";
import { ReviewList } from "../../../reviews/_components/review-list.tsx";
import { ReviewSummary } from "../../../reviews/_components/review-summary.tsx";
import { loadGoods } from "../loaders.ts";
import { loadReviews, loadTallies } from "./loaders.ts";

export async function generateMetadata({ params }: PageProps<"/goods/[id]/reviews">): Promise<Metadata> {
  const [{ id }, locale, t] = await Promise.all([params, getLocale(), getTranslations("reviews")]);
  const found = await loadGoods(id);
  if (!found) return {};
  return { title: t("ofGoods", { title: inLanguage(locale, found.listing.titleZh, found.listing.titleEn) }) };
}

/** Every review of a style: by colour and size, by score, with pictures or a follow-up, newest or most helpful first. */
export default async function GoodsReviewsPage({ params, searchParams }: PageProps<"/goods/[id]/reviews">) {
  const [{ id }, query, locale, t] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    getTranslations("reviews"),
  ]);
  const found = await loadGoods(id);
  if (!found) notFound();
  const { listing } = found;
  const [tallies, { reviews, next, view }] = await Promise.all([loadTallies(id), loadReviews(id, query)]);
  const summary = sumTallies(tallies, view);
  const path = `${goodsHref(id)}/reviews`;
  const title = inLanguage(locale, listing.titleZh, listing.titleEn);
  return (
    <>
      <StreetBar category={listing.category} />
      <Page
        title={t("ofGoods", { title })}
        breadcrumb={[{ label: title, href: goodsHref(id) }, { label: t("title") }]}
      >
        {query.done === "reported" && <Notice tone="success">{t("done.reported")}</Notice>}
        {summary.count > 0 && <ReviewSummary summary={summary} />}
        <Filters path={path} view={view} summary={summary} listing={listing} />
        {reviews.length === 0 ? (
          <div className="rounded-md border border-line bg-surface">
            <EmptyState title={t(summary.count === 0 && !isFiltered(view) ? "none" : "noneFits")}>
              {t(summary.count === 0 && !isFiltered(view) ? "noneText" : "noneFitsText")}
            </EmptyState>
          </div>
        ) : (
          <ReviewList listingId={id} reviews={reviews} path={hrefOf(path, view)} />
        )}
        <nav aria-label={t("all")} className="flex flex-wrap gap-2">
          {view.after && (
            <ButtonLink href={hrefOf(path, { ...view, after: undefined })}>{t("first")}</ButtonLink>
          )}
          {next && (
            <ButtonLink href={hrefOf(path, { ...view, after: next })} rel="next">
              {t("next")}
            </ButtonLink>
          )}
        </nav>
      </Page>
    </>
  );
}

function isFiltered({ colour, size, only }: ReviewsView): boolean {
  return Boolean(colour || size || only);
}

/** The address of a view, without what is the default anyway. */
function hrefOf(path: string, { colour, size, only, sort, after }: ReviewsView): string {
  const query = new URLSearchParams({
    ...(colour && { colour }),
    ...(size && { size }),
    ...(only && { only }),
    ...(sort !== "new" && { sort }),
    ...(after && { after }),
  });
  return query.size > 0 ? `${path}?${query}` : path;
}

interface FiltersProps {
  readonly path: string;
  readonly view: ReviewsView;
  readonly summary: Summary;
  readonly listing: { readonly colours: readonly string[]; readonly sizes: readonly string[] };
}

async function Filters({ path, view, summary, listing }: FiltersProps) {
  const [t, goods, locale] = await Promise.all([
    getTranslations("reviews"),
    getTranslations("goods"),
    getLocale(),
  ]);
  const counts = { ...summary, followed_up: summary.followedUp };
  return (
    <div className="grid gap-3">
      <Tabs
        label={t("filter")}
        tabs={[undefined, ...reviewFilters].map((only) => ({
          href: hrefOf(path, { ...view, only, after: undefined }),
          label: t(`only.${only ?? "all"}`),
          count: only ? counts[only] : summary.count,
          current: view.only === only,
        }))}
      />
      <form action={path} className="flex flex-wrap items-end gap-2">
        {view.only && <input type="hidden" name="only" value={view.only} />}
        <SelectField
          name="colour"
          label={t("colour")}
          placeholder={t("any")}
          required={false}
          defaultValue={view.colour ?? ""}
          options={listing.colours.map((value) => ({ value, label: colourName(locale, value) }))}
        />
        <SelectField
          name="size"
          label={t("size")}
          placeholder={t("any")}
          required={false}
          defaultValue={view.size ?? ""}
          options={listing.sizes.map((value) => ({
            value,
            label: value === "one" ? goods("oneSize") : value,
          }))}
        />
        <SelectField
          name="sort"
          label={t("sort")}
          placeholder={false}
          defaultValue={view.sort}
          options={reviewSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        />
        <Button type="submit">{t("apply")}</Button>
      </form>
    </div>
  );
}
