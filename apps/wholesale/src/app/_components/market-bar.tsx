import { wholesaleLineNames } from "@hutong/catalog";
import { Button } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { searchHref } from "./addresses.ts";
import { InquiryPlace } from "./inquiry-place.tsx";
import { PlaceLink } from "./place-link.tsx";
import { SearchInput } from "./search-input.tsx";

type MarketBarProps = {
  q?: string | undefined;
  /** A line, "suppliers" or "inquiries": the place one is at. */
  place?: string | undefined;
};

/** Search and the places of the market, the same on every page. */
export function MarketBar({ q = "", place }: MarketBarProps) {
  const t = useTranslations("bar");
  const line = useTranslations("line");
  const app = useTranslations("app");
  return (
    <section aria-label={app("title")} data-print="hide" className="border-line border-b bg-surface">
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-4 px-4 pt-2 md:px-6 lg:pt-0">
        <Link href="/" className="w-48 shrink-0 font-semibold text-accent text-lg max-lg:hidden">
          {app("title")}
        </Link>
        <search className="min-w-0 flex-1 basis-64 lg:max-w-xl">
          <form action="/search" className="flex gap-2">
            <SearchInput label={t("search")} hint={t("slash")} value={q} />
            <Button type="submit">{t("submit")}</Button>
          </form>
        </search>
        <nav
          aria-label={t("places")}
          className="-mx-4 overflow-x-auto px-1.5 max-lg:basis-full md:-mx-6 md:px-3.5 lg:-mx-2.5 lg:px-0"
        >
          <ul className="flex">
            {wholesaleLineNames.map((name) => (
              <li key={name}>
                <PlaceLink href={searchHref({ line: name })} current={place === name} label={line(name)} />
              </li>
            ))}
            <li>
              <PlaceLink href="/suppliers" current={place === "suppliers"} label={t("suppliers")} />
            </li>
            <InquiryPlace current={place === "inquiries"} />
          </ul>
        </nav>
      </div>
    </section>
  );
}
