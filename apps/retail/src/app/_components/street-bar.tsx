import { retailCategories } from "@hutong/catalog";
import { Button } from "@hutong/ui";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { searchHref } from "./addresses.ts";
import { SearchInput } from "./search-input.tsx";

type StreetBarProps = {
  q?: string | undefined;
  /** The category one is in; `null` for a page that is in none. */
  category?: string | null | undefined;
};

/** Search and categories, the same on every page of the street. */
export function StreetBar({ q = "", category = null }: StreetBarProps) {
  const t = useTranslations("bar");
  const name = useTranslations("category");
  const app = useTranslations("app");
  const words = {
    label: t("search"),
    hint: t("slash"),
    suggestions: t("suggestions"),
    category: t("inCategory"),
    shop: t("shop"),
  };
  return (
    <section aria-label={app("title")} data-print="hide" className="border-line border-b bg-surface">
      <div className="mx-auto grid max-w-6xl gap-1 px-4 pt-3 md:px-6">
        <div className="flex items-center gap-4">
          <Link href="/" className="shrink-0 font-semibold text-accent text-lg max-sm:hidden">
            {app("title")}
          </Link>
          <search className="min-w-0 flex-1 sm:max-w-xl">
            <form action="/search" className="flex gap-2">
              <SearchInput words={words} value={q} locale={useLocale()} />
              <Button type="submit">{t("submit")}</Button>
            </form>
          </search>
          <Link
            prefetch={false}
            href="/cart"
            className="flex min-h-11 shrink-0 items-center hover:text-accent hover:underline"
          >
            {t("cart")}
          </Link>
        </div>
        <nav aria-label={t("categories")} className="-mx-4 overflow-x-auto px-4 md:-mx-2.5 md:px-0">
          <ul className="flex">
            <li>
              <CategoryLink href="/search" current={category === ""} label={t("all")} />
            </li>
            {retailCategories.map((key) => (
              <li key={key}>
                <CategoryLink
                  href={searchHref({ category: key })}
                  current={category === key}
                  label={name(key)}
                />
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </section>
  );
}

function CategoryLink({ href, label, current }: { href: string; label: string; current: boolean }) {
  const look = current
    ? "border-accent font-medium text-accent"
    : "border-transparent text-ink-2 hover:border-line-strong hover:text-ink";
  return (
    <Link
      prefetch={false}
      href={href}
      aria-current={current ? "true" : undefined}
      className={`flex min-h-9 items-center whitespace-nowrap border-b-2 px-2.5 text-sm -outline-offset-2 pointer-coarse:min-h-11 ${look}`}
    >
      {label}
    </Link>
  );
}
