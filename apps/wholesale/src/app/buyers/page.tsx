import { buyersPageSize } from "@hutong/reputation";
import { ButtonLink, EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MarketBar } from "../_components/market-bar.tsx";
import { PageLinks } from "../_components/page-links.tsx";
import { BuyerTable } from "./_components/buyer-table.tsx";
import { BuyersForm } from "./_components/buyers-form.tsx";
import { buyersHref, isFiltered, readBuyersView } from "./buyers-view.ts";
import { loadBuyers } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("buyers"))("title") };
}

export default async function Buyers({ searchParams }: PageProps<"/buyers">) {
  const view = readBuyersView(await searchParams);
  const [t, found] = await Promise.all([getTranslations("buyers"), loadBuyers(view)]);
  const empty = isFiltered(view) ? "nothing" : "empty";
  return (
    <>
      <MarketBar />
      <Page
        width="wide"
        title={t("title")}
        lead={found && `${t("lead")} ${t("count", { count: found.total })}`}
        actions={
          found &&
          found.buyers.length > 0 && (
            <ButtonLink plain href={buyersHref(view, { page: 1 }, "/buyers/export")}>
              {t("export")}
            </ButtonLink>
          )
        }
      >
        {found ? (
          <>
            <BuyersForm key={buyersHref(view)} view={view} />
            <BuyerTable
              buyers={found.buyers}
              view={view}
              now={found.now}
              empty={<EmptyState title={t(`${empty}Title`)}>{t(`${empty}Text`)}</EmptyState>}
            />
            <PageLinks
              page={view.page}
              pages={Math.ceil(found.total / buyersPageSize)}
              hrefOf={(page) => buyersHref(view, { page })}
            />
          </>
        ) : (
          <div className="rounded-md border border-line bg-surface">
            <EmptyState title={t("notSupplierTitle")}>{t("notSupplierText")}</EmptyState>
          </div>
        )}
      </Page>
    </>
  );
}
