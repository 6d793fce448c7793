import type { ReviewRow } from "@hutong/feedback";
import { Badge, ButtonLink, type Column, EmptyState, RelativeTime } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "../_components/admin-page.tsx";
import { ConsoleTable } from "../_components/console-table.tsx";
import { loadReviews } from "./loaders.ts";
import { reviewTones } from "./review-tones.ts";
import { type ReviewsTableView, reviewsView } from "./reviews-view.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.reviews"))("title") };
}

/** The reviews that wait for the house: held for their words, or reported; or those that are hidden. */
export default async function ReviewsPage({ searchParams }: PageProps<"/admin/reviews">) {
  const view = reviewsView.read(await searchParams);
  const isOpen = view.filters.show !== "hidden";
  const [{ rows, views, now }, t] = await Promise.all([loadReviews(view), getTranslations("admin.reviews")]);
  return (
    <AdminPage place="reviews" actions={<ButtonLink href="/admin/reviews/words">{t("words")}</ButtonLink>}>
      <ConsoleTable
        place="reviews"
        view={view}
        query={reviewsView.write(view)}
        views={views}
        caption={t("title")}
        search={t("search")}
        filters={[
          {
            kind: "choice",
            name: "show",
            label: t("stateLabel"),
            options: [{ value: "hidden", label: t("hidden") }],
            none: t("open"),
          },
        ]}
        columns={await columnsOf(now)}
        rows={rows}
        rowKey={({ id }) => id}
        // Words of buyers do not leave the house as a file.
        files={null}
        empty={
          view.q ? (
            <EmptyState title={t("nothingTitle")}>{t("nothingText")}</EmptyState>
          ) : (
            <EmptyState title={t(isOpen ? "emptyTitle" : "emptyHiddenTitle")}>
              {t(isOpen ? "emptyText" : "emptyHiddenText")}
            </EmptyState>
          )
        }
      />
    </AdminPage>
  );
}

async function columnsOf(
  now: Date,
): Promise<(Column<ReviewRow> & { key: "words" | ReviewsTableView["cols"][number] })[]> {
  const t = await getTranslations("admin.reviews");
  return [
    {
      key: "words",
      header: t("review"),
      naming: true,
      cell: ({ id, words, followUp }) => (
        <Link
          href={`/admin/reviews/${id}`}
          className="line-clamp-2 max-w-md break-words font-medium text-accent underline-offset-2 hover:underline"
        >
          {[words || t("wordless"), followUp].filter(Boolean).join(" / ")}
        </Link>
      ),
    },
    {
      key: "state",
      header: t("stateLabel"),
      cell: ({ state, followUpState }) => (
        <span className="flex flex-wrap gap-1">
          <Badge tone={reviewTones[state]}>{t(`state.${state}`)}</Badge>
          {followUpState && followUpState !== "shown" && (
            <Badge tone={reviewTones[followUpState]}>
              {t("followUpState", { state: t(`state.${followUpState}`) })}
            </Badge>
          )}
        </span>
      ),
    },
    { key: "score", header: t("score"), cell: ({ score }) => t(`scores.${score}`) },
    { key: "shop", header: t("shop"), cell: ({ shop, seller }) => shop ?? seller },
    { key: "author", header: t("author"), cell: ({ author }) => author },
    { key: "reports", header: t("reports"), cell: ({ reports }) => <span className="num">{reports}</span> },
    {
      key: "written",
      header: t("written"),
      cell: ({ writtenAt }) => <RelativeTime date={writtenAt} now={now} />,
    },
  ];
}
