import { findSorts } from "@hutong/catalog/finding";
import { ButtonLink, Notice, Page } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { GoodsGrid } from "../_components/goods-grid.tsx";
import { PageLinks } from "../_components/page-links.tsx";
import { StreetBar } from "../_components/street-bar.tsx";
import { ChosenChips, useChips } from "./_components/chosen-chips.tsx";
import { FacetColumn } from "./_components/facet-column.tsx";
import { FilterSheet } from "./_components/filter-sheet.tsx";
import { NothingFound } from "./_components/nothing-found.tsx";
import { findHref } from "./addresses.ts";
import { loadSearch, parseSearch, type Search } from "./loaders.ts";

async function titleOf({ text, category }: Pick<Search["address"], "text" | "category">): Promise<string> {
  const [t, name] = await Promise.all([getTranslations("search"), getTranslations("category")]);
  if (text) return t("titleOf", { q: text });
  const [only, another] = category;
  return only && !another ? name(only) : t("all");
}

export async function generateMetadata({ searchParams }: PageProps<"/search">): Promise<Metadata> {
  return { title: await titleOf(parseSearch(await searchParams)) };
}

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const [params, locale, app] = await Promise.all([searchParams, getLocale(), getTranslations("app")]);
  const search = await loadSearch(params, locale === "en" ? "en" : "zh");
  const { address, listings, page, pages } = { ...search, page: search.address.page };
  const title = await titleOf(address);
  const [category, another] = address.category;
  const isNone = search.total === 0;
  return (
    <>
      <StreetBar
        q={address.text}
        category={category && !another ? category : address.text || another ? null : ""}
      />
      <Page
        title={title}
        lead={<Total search={search} />}
        breadcrumb={[{ label: app("title"), href: "/" }, { label: title }]}
      >
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)]">
          <Facets search={search} />
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
            <Bar search={search} />
            <ChosenChips search={search} />
            {isNone && <NothingFound search={search} />}
            {search.isTooDeep && !isNone && <TooDeep search={search} />}
            {listings.length > 0 && <GoodsGrid listings={listings} heading="h2" isBeside />}
            {!search.isTooDeep && (
              <PageLinks page={page} pages={pages} hrefOf={(to) => findHref({ ...address, page: to })} />
            )}
          </div>
        </div>
      </Page>
    </>
  );
}

function Total({ search: { total, isMore } }: { search: Search }) {
  const t = useTranslations("search");
  const format = useFormatter();
  return (
    <span className="num" role="status">
      {isMore ? t("countMore", { count: format.number(total) }) : t("count", { count: total })}
    </span>
  );
}

/** A column on a desk; on a phone they are in the sheet of `Bar`. */
function Facets({ search }: { search: Search }) {
  const t = useTranslations("search");
  return (
    <aside aria-label={t("filters")} className="max-lg:hidden">
      <h2 className="sr-only">{t("filters")}</h2>
      <FacetColumn search={search} />
    </aside>
  );
}

function Bar({ search }: { search: Search }) {
  const t = useTranslations("search");
  const format = useFormatter();
  const { address, total, isMore } = search;
  const chosen = useChips(search).length;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <nav aria-label={t("sort")} className="-mx-1 min-w-0 overflow-x-auto px-1">
        <ul className="flex gap-1">
          {findSorts.map((key) => (
            <li key={key}>
              <Link
                prefetch={false}
                href={findHref({ ...address, sort: key, page: 1 })}
                aria-current={key === address.sort ? "true" : undefined}
                className="flex min-h-8 items-center whitespace-nowrap rounded-md px-2.5 text-ink-2 text-sm -outline-offset-2 hover:bg-sunken aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent pointer-coarse:min-h-11"
              >
                {t(key)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <FilterSheet
        summary={chosen > 0 ? t("filtersChosen", { count: chosen }) : t("filters")}
        foot={
          <ButtonLink href={findHref({ ...address })} variant="primary" wide plain>
            {isMore ? t("seeGoodsMore", { count: format.number(total) }) : t("seeGoods", { count: total })}
          </ButtonLink>
        }
      >
        <FacetColumn search={search} />
      </FilterSheet>
    </div>
  );
}

function TooDeep({ search: { address, pages } }: { search: Search }) {
  const t = useTranslations("search");
  return (
    <Notice
      title={t("tooDeepTitle")}
      actions={
        <ButtonLink href={findHref({ ...address, page: pages })} size="small">
          {t("tooDeepLast", { page: pages })}
        </ButtonLink>
      }
    >
      {t("tooDeep")}
    </Notice>
  );
}
