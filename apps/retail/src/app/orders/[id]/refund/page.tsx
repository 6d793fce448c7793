import { formatFen, newId, plainYuan } from "@hutong/kernel";
import { refundDaysFor, refundReasons } from "@hutong/orders";
import { ButtonLink, Card, EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { StreetBar } from "../../../_components/street-bar.tsx";
import { colourName, inLanguage } from "../../../_components/words.ts";
import { ask } from "../../../refunds/actions.ts";
import { loadRefundable } from "../../loaders.ts";
import { RefundForm } from "./_components/refund-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("refunds"))("ask") };
}

export default async function AskRefundPage({ params }: PageProps<"/orders/[id]/refund">) {
  const { id } = await params;
  const [{ order, refundable }, t, orders, goods, locale] = await Promise.all([
    loadRefundable(id),
    getTranslations("refunds"),
    getTranslations("orders"),
    getTranslations("goods"),
    getLocale(),
  ]);
  const back = `/orders/${order.id}`;
  return (
    <>
      <StreetBar />
      <Page
        title={t("ask")}
        lead={t("askLead", { days: refundDaysFor.wait_seller_agree })}
        breadcrumb={[
          { label: orders("title.buyer"), href: "/orders" },
          { label: orders("one"), href: back },
          { label: t("ask") },
        ]}
      >
        {refundable ? (
          <Card>
            <RefundForm
              action={ask.bind(null, order.id)}
              refundId={newId()}
              lines={order.lines.flatMap((line) => {
                const count = refundable.pieces.get(line.place) ?? 0;
                const size = line.size === "one" ? goods("oneSize") : line.size;
                const title = inLanguage(locale, line.titleZh, line.titleEn);
                const label = `${title} · ${colourName(locale, line.colour)} · ${size}`;
                return count > 0 ? [{ place: line.place, label, count }] : [];
              })}
              kinds={(["money", "return"] as const).map((value) => ({
                value,
                label: t(`kind.${value}`),
                hint: t(`kindHint.${value}`),
              }))}
              reasons={refundReasons.map((value) => ({ value, label: t(`reasonOf.${value}`) }))}
              most={plainYuan(refundable.leftFen)}
              cancelHref={back}
              texts={{
                kind: t("kindLabel"),
                reason: t("reason"),
                pieces: t("pieces"),
                piecesHint: t("piecesHint"),
                amount: t("amount"),
                amountHint: t("amountHint", { most: formatFen(refundable.leftFen, locale) }),
                words: t("words"),
                wordsHint: t("askWordsHint"),
                submit: t("do.ask"),
                cancel: t("cancel"),
              }}
            />
          </Card>
        ) : (
          <Card flush>
            <EmptyState title={t("notNowTitle")} actions={<ButtonLink href={back}>{t("back")}</ButtonLink>}>
              {t("notNowText")}
            </EmptyState>
          </Card>
        )}
      </Page>
    </>
  );
}
