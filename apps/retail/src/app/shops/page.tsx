import { EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ShopCard } from "../_components/shop-card.tsx";
import { StreetBar } from "../_components/street-bar.tsx";
import { loadShops } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shops");
  return { title: t("title") };
}

export default async function Shops() {
  const [t, app, home, { shops, total }] = await Promise.all([
    getTranslations("shops"),
    getTranslations("app"),
    getTranslations("home"),
    loadShops(),
  ]);
  const isCut = shops.length < total;
  return (
    <>
      <StreetBar />
      <Page
        title={t("title")}
        lead={`${t("lead", { count: total })}${isCut ? ` ${t("shown", { count: shops.length })}` : ""}`}
        breadcrumb={[{ label: app("title"), href: "/" }, { label: t("title") }]}
      >
        {shops.length === 0 ? (
          <div className="rounded-md border border-line bg-surface">
            <EmptyState title={home("emptyTitle")}>{home("emptyText")}</EmptyState>
          </div>
        ) : (
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-3 md:grid-cols-2 lg:grid-cols-3">
            {shops.map((shop) => (
              <li key={`${shop.realm}/${shop.loginName}`}>
                <ShopCard shop={shop} Heading="h2" />
              </li>
            ))}
          </ul>
        )}
      </Page>
    </>
  );
}
