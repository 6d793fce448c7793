import { reviewWithinDays } from "@hutong/feedback";
import { ButtonLink, Card, EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { Picture } from "../../_components/picture.tsx";
import { StreetBar } from "../../_components/street-bar.tsx";
import { colourName, inLanguage } from "../../_components/words.ts";
import { reviewHref } from "../../reviews/review-addresses.ts";
import { OrderTabs } from "../_components/order-tabs.tsx";
import { loadToReview } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("toReview") };
}

const dayMs = 86_400_000;

/** What was bought and may still be reviewed, the oldest first. */
export default async function ToReview() {
  const [{ lines, openRefunds }, t, orders, goods, format, locale] = await Promise.all([
    loadToReview(),
    getTranslations("reviews"),
    getTranslations("orders"),
    getTranslations("goods"),
    getFormatter(),
    getLocale(),
  ]);
  return (
    <>
      <StreetBar />
      <Page title={orders("title.buyer")} lead={t("toReviewLead", { days: reviewWithinDays })}>
        <OrderTabs side="buyer" current="to-review" openRefunds={openRefunds} />
        <Card flush>
          {lines.length === 0 ? (
            <EmptyState title={t("toReviewNone")}>{t("toReviewNoneText")}</EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {lines.map((line) => {
                const title = inLanguage(locale, line.titleZh, line.titleEn);
                const until = new Date(line.finishedAt.getTime() + reviewWithinDays * dayMs);
                return (
                  <li
                    key={`${line.orderId} ${line.place}`}
                    className="flex flex-wrap items-center gap-3 px-4 py-3"
                  >
                    <div className="w-12 shrink-0">
                      <Picture drawing={line.drawing} colour={line.colour} alt="" className="rounded-sm" />
                    </div>
                    <p className="min-w-0 flex-1 basis-40">
                      {title}
                      <span className="block text-ink-3 text-sm">
                        {t("bought", {
                          colour: colourName(locale, line.colour),
                          size: line.size === "one" ? goods("oneSize") : line.size,
                        })}
                        {" · "}
                        {t("until", { date: format.dateTime(until, { dateStyle: "medium" }) })}
                      </span>
                    </p>
                    <ButtonLink href={reviewHref(line)}>
                      {t(line.isBegun ? "goOn" : "write")}
                      <span className="sr-only">{title}</span>
                    </ButtonLink>
                  </li>
                );
              })}
            </ul>
          )}
        </Card>
      </Page>
    </>
  );
}
