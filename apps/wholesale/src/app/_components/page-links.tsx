import { ButtonLink } from "@hutong/ui";
import { useTranslations } from "next-intl";

type PageLinksProps = {
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
};

/** From page to page; nothing where there is one. */
export function PageLinks({ page, pages, hrefOf }: PageLinksProps) {
  const t = useTranslations("search");
  if (pages <= 1) return null;
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap items-center justify-center gap-3">
      {page > 1 && (
        <ButtonLink href={hrefOf(page - 1)} rel="prev">
          {t("previous")}
        </ButtonLink>
      )}
      <span className="num text-ink-2">{t("page", { page, pages })}</span>
      {page < pages && (
        <ButtonLink href={hrefOf(page + 1)} rel="next">
          {t("next")}
        </ButtonLink>
      )}
    </nav>
  );
}
