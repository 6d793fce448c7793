import { ButtonLink, EmptyState } from "@hutong/ui";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { findHref } from "../addresses.ts";
import type { Search } from "../loaders.ts";

/** Says that there is nothing, and every way on that there is: near words, fewer words, fewer filters, what others look for. */
export function NothingFound({ search: { address, wayOn, hotWords } }: { search: Search }) {
  const t = useTranslations("search");
  const { text, sort } = address;
  const alone = (words: readonly string[]) =>
    words.map((word) => ({ word, href: findHref({ text: word, sort }) }));
  return (
    <div className="rounded-md border border-line bg-surface">
      <EmptyState
        title={t("noneTitle")}
        actions={
          <>
            {wayOn && wayOn.withoutFilters > 0 && (
              <ButtonLink href={findHref({ text, sort })} variant="primary">
                {t("noneUnfiltered", { count: wayOn.withoutFilters })}
              </ButtonLink>
            )}
            <ButtonLink href="/search">{t("noneAll")}</ButtonLink>
          </>
        }
      >
        <div className="grid gap-3">
          <Words label={t("didYouMean")} links={alone(wayOn?.nearTexts ?? [])} />
          <Words label={t("fewerWords")} links={alone(wayOn?.words ?? [])} />
          <Words label={t("hotWords")} links={alone(hotWords)} />
        </div>
      </EmptyState>
    </div>
  );
}

type WordsProps = { label: ReactNode; links: readonly { word: string; href: string }[] };

function Words({ label, links }: WordsProps) {
  if (links.length === 0) return null;
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1">
      <span>{label}</span>
      {links.map(({ word, href }) => (
        <Link
          key={href}
          prefetch={false}
          href={href}
          className="text-accent hover:underline pointer-coarse:min-h-11 pointer-coarse:content-center"
        >
          {word}
        </Link>
      ))}
    </p>
  );
}
