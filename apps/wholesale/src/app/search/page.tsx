import { ButtonLink, type Crumb, EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { searchHref } from "../_components/addresses.ts";
import { CategoryNav } from "../_components/category-nav.tsx";
import { MarketBar } from "../_components/market-bar.tsx";
import { PageLinks } from "../_components/page-links.tsx";
import { SortLinks } from "../_components/sort-links.tsx";
import { StyleGrid } from "../_components/style-grid.tsx";
import { loadSearch, parseSearch } from "./loaders.ts";

type Wish = ReturnType<typeof parseSearch>;

const sorts = ["newest", "moq_up"] as const;

async function wordsOf({ q, category, line }: Wish) {
  const [t, app, categoryName, lineName] = await Promise.all([
    getTranslations("search"),
    getTranslations("app"),
    getTranslations("category"),
    getTranslations("line"),
  ]);
  const place = category ? categoryName(category) : line && lineName(line);
  const title = q ? t("titleOf", { q }) : (place ?? t("all"));
  const crumbs: Crumb[] = [
    { label: app("title"), href: "/" },
    ...(category && line ? [{ label: lineName(line), href: searchHref({ line }) }] : []),
    { label: title },
  ];
  return { title, place, crumbs };
}

export async function generateMetadata({ searchParams }: PageProps<"/search">): Promise<Metadata> {
  return { title: (await wordsOf(parseSearch(await searchParams))).title };
}

export default async function Search({ searchParams }: PageProps<"/search">) {
  const [t, found] = await Promise.all([getTranslations("search"), searchParams.then(loadSearch)]);
  const { q, category, line, sort, page, pages, listings, total } = found;
  const { title, place, crumbs } = await wordsOf(found);
  return (
    <>
      <MarketBar q={q} place={line} />
      <Page
        width="wide"
        nav={<CategoryNav counts={found.counts} category={category ?? (q || line ? undefined : "")} />}
        title={title}
        lead={<span className="num">{t("count", { count: total })}</span>}
        breadcrumb={crumbs}
        actions={
          total > 1 &&
          found.gate.isOpen && (
            <SortLinks
              label={t("sort")}
              links={sorts.map((key) => ({
                href: searchHref({ q, category, line, sort: key }),
                label: t(key),
                current: key === sort,
              }))}
            />
          )
        }
      >
        {q && place && (
          <p className="flex flex-wrap items-center gap-3">
            <span>{t("within", { name: place })}</span>
            <ButtonLink href={searchHref({ q, sort })} size="small">
              {t("anywhere")}
            </ButtonLink>
          </p>
        )}
        {listings.length > 0 ? (
          <StyleGrid listings={listings} heading="h2" />
        ) : (
          <div className="rounded-md border border-line bg-surface">
            <EmptyState
              title={t("noneTitle")}
              actions={<ButtonLink href="/search">{t("noneAll")}</ButtonLink>}
            >
              {t("noneText")}
            </EmptyState>
          </div>
        )}
        <PageLinks
          page={page}
          pages={pages}
          hrefOf={(to) => searchHref({ q, category, line, sort, page: to })}
        />
      </Page>
    </>
  );
}
