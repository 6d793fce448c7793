import { EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MarketBar } from "../_components/market-bar.tsx";
import { SupplierTable } from "../_components/supplier-table.tsx";
import { loadSuppliers } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("supplier");
  return { title: t("title") };
}

export default async function Suppliers() {
  const [t, app, home, { shops, total }] = await Promise.all([
    getTranslations("supplier"),
    getTranslations("app"),
    getTranslations("home"),
    loadSuppliers(),
  ]);
  const isCut = shops.length < total;
  return (
    <>
      <MarketBar place="suppliers" />
      <Page
        width="wide"
        title={t("title")}
        lead={`${t("lead", { count: total })}${isCut ? ` ${t("shown", { count: shops.length })}` : ""}`}
        breadcrumb={[{ label: app("title"), href: "/" }, { label: t("title") }]}
      >
        {shops.length > 0 ? (
          <SupplierTable suppliers={shops} />
        ) : (
          <div className="rounded-md border border-line bg-surface">
            <EmptyState title={home("emptyTitle")}>{home("emptyText")}</EmptyState>
          </div>
        )}
      </Page>
    </>
  );
}
