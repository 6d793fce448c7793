import { reportReasons } from "@hutong/feedback";
import { Card, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { goodsHref } from "../../../_components/addresses.ts";
import { StreetBar } from "../../../_components/street-bar.tsx";
import { report } from "../../actions.ts";
import { ReportForm } from "./_components/report-form.tsx";
import { loadReport } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reviews"))("reportTitle") };
}

export default async function Report({ params }: PageProps<"/reviews/[review]/report">) {
  const [{ review: id }, t] = await Promise.all([params, getTranslations("reviews")]);
  const review = await loadReport(id);
  const back = `${goodsHref(review.listingId)}/reviews`;
  return (
    <>
      <StreetBar />
      <Page width="narrow" title={t("reportTitle")} lead={t("reportLead")}>
        <Card>
          <p className="mb-4 whitespace-pre-line break-words rounded-md bg-sunken px-3 py-2">
            {review.words || t("wordless")}
          </p>
          <ReportForm
            action={report.bind(null, review.id, back)}
            backHref={back}
            reasons={reportReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            texts={{
              reason: t("reason"),
              words: t("reportWords"),
              submit: t("reportSubmit"),
              back: t("back"),
            }}
          />
        </Card>
      </Page>
    </>
  );
}
