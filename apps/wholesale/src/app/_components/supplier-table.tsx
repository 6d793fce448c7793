import type { ShopFront } from "@hutong/catalog";
import type { CertificateMark } from "@hutong/trading";
import { type Column, LevelIcon, ShopMark, Table } from "@hutong/ui";
import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { styleHref, supplierHref } from "./addresses.ts";
import { CertificateBadges } from "./certificate-badges.tsx";
import { Picture } from "./picture.tsx";
import { colourName, inLanguage } from "./words.ts";

interface SupplierTableProps {
  readonly suppliers: readonly ShopFront[];
  /** Their certificates by account; without them, no column of them. */
  readonly marks?: ReadonlyMap<string, readonly CertificateMark[]> | undefined;
}

/** Suppliers line by line: who, where, what they make, what is certified, since when, how well, and their newest. */
export function SupplierTable({ suppliers, marks }: SupplierTableProps) {
  const t = useTranslations("supplier");
  const format = useFormatter();
  const columns: Column<ShopFront>[] = [
    { key: "name", header: t("name"), cell: (supplier) => <Company supplier={supplier} /> },
    {
      key: "region",
      header: t("region"),
      cell: ({ region }) => (
        <span lang="zh-CN" className="whitespace-nowrap">
          {region}
        </span>
      ),
    },
    { key: "makes", header: t("makes"), cell: ({ categories }) => <Makes categories={categories} /> },
    ...(marks
      ? [
          {
            key: "certificates",
            header: t("certificates"),
            cell: ({ accountId }: ShopFront) => <CertificateBadges marks={marks.get(accountId) ?? []} />,
          },
        ]
      : []),
    {
      key: "since",
      header: t("since"),
      align: "end",
      cell: ({ openedAt }) => (
        <span className="whitespace-nowrap">
          {t("sinceYear", { year: format.dateTime(openedAt, { year: "numeric" }).replace(/\D/g, "") })}
        </span>
      ),
    },
    {
      key: "rate",
      header: t("positiveRate"),
      align: "end",
      cell: ({ positiveRateBp }) =>
        positiveRateBp === null
          ? "–"
          : format.number(positiveRateBp / 10_000, { style: "percent", minimumFractionDigits: 2 }),
    },
    { key: "styles", header: t("styles"), align: "end", cell: ({ listingCount }) => listingCount },
    { key: "newest", header: t("newest"), cell: (supplier) => <Newest supplier={supplier} /> },
  ];
  return (
    <Table
      caption={t("title")}
      captionHidden
      columns={columns}
      rows={suppliers}
      rowKey={(supplier) => supplier.loginName}
    />
  );
}

function Company({ supplier }: { supplier: ShopFront }) {
  const locale = useLocale();
  const name = inLanguage(locale, supplier.name, supplier.nameEn);
  return (
    <span className="flex items-center gap-2.5">
      <ShopMark name={name} size={32} decorative />
      <span className="grid min-w-0 justify-items-start">
        <Link
          prefetch={false}
          href={supplierHref(supplier.loginName)}
          className="font-medium hover:text-accent hover:underline"
        >
          {name}
        </Link>
        {supplier.ratingPoints !== null && <LevelIcon points={supplier.ratingPoints} size={12} />}
      </span>
    </span>
  );
}

/** The first three of what it makes. */
function Makes({ categories }: { categories: readonly string[] }) {
  const t = useTranslations("category");
  const locale = useLocale();
  const separator = locale === "en" ? ", " : "、";
  // The cast: the database keeps only categories that the verb's schema knows.
  const names = categories.slice(0, 3).map((category) => t(category as "fabric"));
  return <span className="text-ink-2">{names.join(separator)}</span>;
}

function Newest({ supplier }: { supplier: ShopFront }) {
  const t = useTranslations("style");
  const locale = useLocale();
  return (
    <span className="flex gap-1">
      {supplier.newest.map((listing) => {
        const title = inLanguage(locale, listing.titleZh, listing.titleEn);
        const colour = listing.colours[0] ?? "";
        return (
          <Link
            prefetch={false}
            key={listing.id}
            href={styleHref(listing.id)}
            title={title}
            className="block size-10 pointer-coarse:size-11"
          >
            <Picture
              drawing={listing.drawing}
              colour={colour}
              alt={t("picture", { title, colour: colourName(locale, colour) })}
              className="rounded-sm"
            />
          </Link>
        );
      })}
    </span>
  );
}
