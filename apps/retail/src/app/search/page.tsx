import { ButtonLink, EmptyState, Page } from "@hutong/ui";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { searchHref } from "../_components/addresses.ts";
import { GoodsGrid } from "../_components/goods-grid.tsx";
import { PageLinks } from "../_components/page-links.tsx";
import { StreetBar } from "../_components/street-bar.tsx";
import { loadSearch, parseSearch } from "./loaders.ts";

type Found = Awaited<ReturnType<typeof loadSearch>>;

const sorts = ["newest", "price_up", "price_down"] as const;

async function titleOf({ q, category }: Pick<Found, "q" | "category">): Promise<string> {
  const [t, name] = await Promise.all([getTranslations("search"), getTranslations("category")]);
  if (q) return t("titleOf", { q });
  return category ? name(category) : t("all");
}

export async function generateMetadata({ searchParams }: PageProps<"/search">): Promise<Metadata> {
  return { title: await titleOf(parseSearch(await searchParams)) };
}

export default async function Search({ searchParams }: PageProps<"/search">) {
  const [t, app, name, found] = await Promise.all([
    getTranslations("search"),
    getTranslations("app"),
    getTranslations("category"),
    searchParams.then(loadSearch),
  ]);
  const { q, category, sort, page, pages, listings, total } = found;
  const title = await titleOf(found);
  return (
    <>
      <StreetBar q={q} category={category ?? (q ? null : "")} />
      <Page
        title={title}
        lead={<span className="num">{t("count", { count: total })}</span>}
        breadcrumb={[{ label: app("title"), href: "/" }, { label: title }]}
        actions={total > 1 && <SortLinks found={found} />}
      >
        {q && category && (
          <p className="flex flex-wrap items-center gap-3">
            <span>{t("inCategory", { category: name(category) })}</span>
            <ButtonLink href={searchHref({ q, sort })} size="small">
              {t("anyCategory")}
            </ButtonLink>
          </p>
        )}
        {listings.length > 0 ? (
          <GoodsGrid listings={listings} heading="h2" />
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
        <PageLinks page={page} pages={pages} hrefOf={(to) => searchHref({ q, category, sort, page: to })} />
      </Page>
    </>
  );
}

async function SortLinks({ found: { q, category, sort } }: { found: Found }) {
  const t = await getTranslations("search");
  return (
    <nav aria-label={t("sort")}>
      <ul className="flex flex-wrap gap-1">
        {sorts.map((key) => (
          <li key={key}>
            <Link
              prefetch={false}
              href={searchHref({ q, category, sort: key })}
              aria-current={key === sort ? "true" : undefined}
              className="flex min-h-8 items-center rounded-md px-2.5 text-ink-2 text-sm hover:bg-sunken aria-[current=true]:bg-accent-soft aria-[current=true]:font-medium aria-[current=true]:text-accent pointer-coarse:min-h-11"
            >
              {t(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
