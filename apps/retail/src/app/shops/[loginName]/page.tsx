import { EmptyState, Notice, Page, ShopMark } from "@hutong/ui";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { pathText } from "../../_components/addresses.ts";
import { GoodsGrid } from "../../_components/goods-grid.tsx";
import { ShopFacts } from "../../_components/shop-facts.tsx";
import { StreetBar } from "../../_components/street-bar.tsx";
import { inLanguage } from "../../_components/words.ts";
import { ShopRatings } from "./_components/shop-ratings.tsx";
import { ShopSearch } from "./_components/shop-search.tsx";
import { loadShop } from "./loaders.ts";

async function shopOf({ params, searchParams }: PageProps<"/shops/[loginName]">) {
  const [{ loginName }, { realm }] = await Promise.all([params, searchParams]);
  return loadShop(pathText(loginName), typeof realm === "string" ? realm : "");
}

export async function generateMetadata(props: PageProps<"/shops/[loginName]">): Promise<Metadata> {
  const [found, locale] = await Promise.all([shopOf(props), getLocale()]);
  return found ? { title: inLanguage(locale, found.shop.name, found.shop.nameEn) } : {};
}

export default async function Shop(props: PageProps<"/shops/[loginName]">) {
  const [found, locale, format, t, app, shops] = await Promise.all([
    shopOf(props),
    getLocale(),
    getFormatter(),
    getTranslations("shop"),
    getTranslations("app"),
    getTranslations("shops"),
  ]);
  if (!found) notFound();
  const { shop, listings, rating } = found;
  const name = inLanguage(locale, shop.name, shop.nameEn);
  return (
    <>
      <StreetBar />
      <Page
        title={
          <span className="flex items-center gap-3">
            <ShopMark name={name} size={48} decorative />
            {name}
          </span>
        }
        lead={shop.intro && inLanguage(locale, shop.intro, shop.introEn)}
        breadcrumb={[
          { label: app("title"), href: "/" },
          { label: shops("title"), href: "/shops" },
          { label: name },
        ]}
      >
        {shop.notice && <Notice>{inLanguage(locale, shop.notice, shop.noticeEn)}</Notice>}
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-y py-2.5">
          <ShopFacts shop={shop} />
          <p className="text-ink-3 text-xs">
            {t("opened")} {format.dateTime(shop.openedAt, { year: "numeric", month: "long" })}
          </p>
          <p className="num text-ink-3 text-xs">{t("goodsCount", { count: shop.listingCount })}</p>
          <p className="num text-ink-3 text-xs">
            {t("returns", { days: shop.returnDays })}
            {shop.returnNote && `: ${shop.returnNote}`}
          </p>
        </div>
        <ShopRatings rating={rating} />
        {listings.length > 0 && <ShopSearch shop={shop} />}
        {listings.length > 0 ? (
          <GoodsGrid listings={listings} ownShop heading="h2" />
        ) : (
          <div className="rounded-md border border-line bg-surface">
            <EmptyState title={t("none")} />
          </div>
        )}
      </Page>
    </>
  );
}
