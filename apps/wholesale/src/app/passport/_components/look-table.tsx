import type { Look } from "@hutong/reputation";
import { type Column, EmptyState, RelativeTime, Table } from "@hutong/ui";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { supplierHref } from "../../_components/addresses.ts";
import { inLanguage } from "../../_components/words.ts";

/** Who looked, when, why, and what was shown. */
export function LookTable({ looks, now }: { looks: readonly Look[]; now: Date }) {
  const t = useTranslations("passport");
  const claim = useTranslations("claim");
  const locale = useLocale();
  const names = (claims: Look["shown"]) =>
    claims.length === 0
      ? t("nothingShown")
      : claims.map((one) => claim(`name.${one}`)).join(claim("separator"));
  const columns: Column<Look>[] = [
    {
      key: "supplier",
      header: t("supplier"),
      naming: true,
      cell: ({ name, nameEn, loginName }) =>
        loginName === null ? (
          <span className="font-medium">{name}</span>
        ) : (
          <Link
            prefetch={false}
            href={supplierHref(loginName)}
            className="inline-flex min-h-8 items-center font-medium hover:text-accent hover:underline pointer-coarse:min-h-11"
          >
            {inLanguage(locale, name, nameEn)}
          </Link>
        ),
    },
    {
      key: "when",
      header: t("when"),
      cell: ({ lastAt }) => <RelativeTime date={lastAt} now={now} locale={locale} />,
    },
    { key: "why", header: t("why"), cell: ({ reason }) => t(`reason.${reason}`) },
    { key: "times", header: t("times"), align: "end", cell: ({ count }) => count },
    { key: "seen", header: t("seen"), cell: ({ shown }) => names(shown) },
    {
      key: "hidden",
      header: t("hidden"),
      cell: ({ withheld }) => <span className="text-ink-3">{names(withheld)}</span>,
    },
  ];
  return (
    <Table
      caption={t("looks")}
      captionHidden
      columns={columns}
      rows={looks}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("looksEmptyTitle")}>{t("looksEmptyText")}</EmptyState>}
    />
  );
}
