import { ButtonLink, Notice, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MarketBar } from "../../_components/market-bar.tsx";
import { LookTable } from "../_components/look-table.tsx";
import { loadLooks } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("passport"))("looks") };
}

export default async function LooksPage({ searchParams }: PageProps<"/passport/looks">) {
  const [t, found] = await Promise.all([
    getTranslations("passport"),
    searchParams.then(({ page }) => loadLooks(page)),
  ]);
  return (
    <>
      <MarketBar />
      <Page
        width="wide"
        title={t("looks")}
        lead={t("looksText")}
        breadcrumb={[{ label: t("title"), href: "/passport" }, { label: t("looks") }]}
      >
        {found ? <LookTable looks={found.looks} now={found.now} /> : <Notice>{t("keepersOnly")}</Notice>}
        {found && (found.page > 1 || found.isMore) && (
          <nav aria-label={t("pages")} className="flex flex-wrap gap-2">
            {found.page > 1 && (
              <ButtonLink href={`/passport/looks?page=${found.page - 1}`} rel="prev">
                {t("newer")}
              </ButtonLink>
            )}
            {found.isMore && (
              <ButtonLink href={`/passport/looks?page=${found.page + 1}`} rel="next">
                {t("older")}
              </ButtonLink>
            )}
          </nav>
        )}
      </Page>
    </>
  );
}
