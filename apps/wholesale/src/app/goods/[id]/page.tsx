import { lineOf } from "@hutong/catalog";
import { ButtonLink, DefinitionList, Page, RelativeTime, Section, ShopMark } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { inquireHref, searchHref, styleHref, supplierHref } from "../../_components/addresses.ts";
import { MarketBar } from "../../_components/market-bar.tsx";
import { Picture } from "../../_components/picture.tsx";
import { PriceGate } from "../../_components/price-gate.tsx";
import { Moq, StyleGrid } from "../../_components/style-grid.tsx";
import { SupplierFacts } from "../../_components/supplier-facts.tsx";
import { colourName, inLanguage } from "../../_components/words.ts";
import { ColourChoice } from "./_components/colour-choice.tsx";
import { loadStyle } from "./loaders.ts";

export async function generateMetadata({ params }: PageProps<"/goods/[id]">): Promise<Metadata> {
  const [{ id }, locale] = await Promise.all([params, getLocale()]);
  const found = await loadStyle(id);
  return found ? { title: inLanguage(locale, found.listing.titleZh, found.listing.titleEn) } : {};
}

export default async function Style({ params, searchParams }: PageProps<"/goods/[id]">) {
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale()]);
  const [found, t, app, category, line, supplierWords, inquiry] = await Promise.all([
    loadStyle(id),
    getTranslations("style"),
    getTranslations("app"),
    getTranslations("category"),
    getTranslations("line"),
    getTranslations("supplier"),
    getTranslations("inquiry"),
  ]);
  if (!found) notFound();
  const { listing, more, shopTotal, isOwn, gate } = found;
  const { shop, colours, sizes } = listing;
  const title = inLanguage(locale, listing.titleZh, listing.titleEn);
  const supplierName = inLanguage(locale, shop.name, shop.nameEn);
  const colour = colours.find((key) => key === query.colour) ?? colours[0] ?? "";
  const lineName = lineOf(listing.category);
  // The cast: the database keeps only categories that the verb's schema knows.
  const categoryName = category(listing.category as "fabric");
  return (
    <>
      <MarketBar place={lineName} />
      <Page
        width="wide"
        title={title}
        breadcrumb={[
          { label: app("title"), href: "/" },
          ...(lineName ? [{ label: line(lineName), href: searchHref({ line: lineName }) }] : []),
          { label: categoryName, href: searchHref({ category: listing.category }) },
        ]}
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 md:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] lg:grid-cols-[22rem_minmax(0,1fr)_18rem] lg:gap-8">
          <Picture
            drawing={listing.drawing}
            colour={colour}
            alt={t("picture", { title, colour: colourName(locale, colour) })}
          />
          <div className="grid content-start gap-4">
            <PriceGate gate={gate} next={styleHref(listing.id)} />
            <ColourChoice listing={listing} colour={colour} />
            <DefinitionList
              items={[
                ...(gate.isOpen ? [{ term: t("moqLabel"), value: <Moq listing={listing} /> }] : []),
                {
                  term: t("sizes"),
                  value: (
                    <span className="num">
                      {sizes.map((size) => (size === "one" ? t("oneSize") : size)).join(" · ")}
                    </span>
                  ),
                },
                {
                  term: t("colours"),
                  value: t("variants", {
                    colours: colours.length,
                    sizes: sizes.length,
                    total: colours.length * sizes.length,
                  }),
                },
                {
                  term: t("published"),
                  value: <RelativeTime date={listing.publishedAt} now={new Date()} />,
                },
              ]}
            />
          </div>
          <section
            aria-label={t("supplier")}
            className="grid content-start gap-3 self-start rounded-md border border-line bg-surface p-3 md:max-lg:col-span-2"
          >
            <div className="flex items-center gap-3">
              <ShopMark name={supplierName} size={44} decorative />
              <h2 className="min-w-0 text-base">
                <Link
                  prefetch={false}
                  href={supplierHref(shop.loginName)}
                  className="hover:text-accent hover:underline"
                >
                  {supplierName}
                </Link>
              </h2>
            </div>
            <SupplierFacts supplier={shop} />
            {!isOwn && (
              <ButtonLink href={inquireHref(shop.loginName, listing.id)} variant="primary" wide plain>
                {inquiry("write")}
              </ButtonLink>
            )}
            <ButtonLink href={supplierHref(shop.loginName)} wide>
              {supplierWords("look")}
            </ButtonLink>
          </section>
        </div>
        {more.length > 0 && (
          <Section
            title={t("more")}
            actions={
              <ButtonLink href={supplierHref(shop.loginName)} variant="quiet" size="small">
                {t("whole", { count: shopTotal })}
              </ButtonLink>
            }
          >
            <StyleGrid listings={more} ownPage />
          </Section>
        )}
      </Page>
    </>
  );
}
