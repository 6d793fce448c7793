import { shopSorts } from "@hutong/catalog";
import { ButtonLink, EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { suppliersHref } from "../_components/addresses.ts";
import { MarketBar } from "../_components/market-bar.tsx";
import { PageLinks } from "../_components/page-links.tsx";
import { SortLinks } from "../_components/sort-links.tsx";
import { SupplierTable } from "../_components/supplier-table.tsx";
import { SupplierFilter } from "./_components/supplier-filter.tsx";
import { loadSuppliers } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("supplier");
  return { title: t("title") };
}

export default async function Suppliers({ searchParams }: PageProps<"/suppliers">) {
  const [t, app, home, found] = await Promise.all([
    getTranslations("supplier"),
    getTranslations("app"),
    getTranslations("home"),
    searchParams.then(loadSuppliers),
  ]);
  const { shops, total, facets, marks, q, category, region, sort, page, pages } = found;
  const isNarrowed = q !== "" || category !== undefined || region !== undefined;
  return (
    <>
      <MarketBar place="suppliers" />
      <Page
        width="wide"
        title={t("title")}
        lead={<span className="num">{t("lead", { count: total })}</span>}
        breadcrumb={[{ label: app("title"), href: "/" }, { label: t("title") }]}
        actions={
          total > 1 && (
            <SortLinks
              label={t("sort")}
              links={shopSorts.map((key) => ({
                href: suppliersHref({ q, category, region, sort: key }),
                label: t(`sortBy.${key}`),
                current: key === sort,
              }))}
            />
          )
        }
      >
        <SupplierFilter wish={found} facets={facets} isNarrowed={isNarrowed} />
        {shops.length > 0 ? (
          <SupplierTable suppliers={shops} marks={marks} />
        ) : (
          <div className="rounded-md border border-line bg-surface">
            {isNarrowed || page > 1 ? (
              <EmptyState
                title={t("noneTitle")}
                actions={<ButtonLink href="/suppliers">{t("clear")}</ButtonLink>}
              >
                {t("noneText")}
              </EmptyState>
            ) : (
              <EmptyState title={home("emptyTitle")}>{home("emptyText")}</EmptyState>
            )}
          </div>
        )}
        <PageLinks
          page={page}
          pages={pages}
          hrefOf={(to) => suppliersHref({ q, category, region, sort, page: to })}
        />
      </Page>
    </>
  );
}
