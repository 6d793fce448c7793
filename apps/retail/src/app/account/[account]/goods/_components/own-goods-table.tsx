import type { OwnListing } from "@hutong/catalog";
import { Badge, Money, RelativeTime, Table } from "@hutong/ui";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Picture } from "../../../../_components/picture.tsx";
import { inLanguage } from "../../../../_components/words.ts";

interface OwnGoodsTableProps {
  readonly path: string;
  readonly listings: readonly OwnListing[];
  readonly mayTick: boolean;
}

const tones = { draft: "neutral", published: "success", taken_down: "warning" } as const;

/** A shop's goods, a line each, with a box to tick for whoever may change them. */
export async function OwnGoodsTable({ path, listings, mayTick }: OwnGoodsTableProps) {
  const [t, category, locale] = await Promise.all([
    getTranslations("sellerGoods"),
    getTranslations("category"),
    getLocale(),
  ]);
  const titleOf = (row: OwnListing) => inLanguage(locale, row.titleZh, row.titleEn);
  const now = new Date();
  return (
    <Table
      caption={t("title")}
      captionHidden
      rows={listings}
      rowKey={({ id }) => id}
      columns={[
        ...(mayTick
          ? [
              {
                key: "tick",
                header: t("tick"),
                headerHidden: true,
                width: "2.5rem",
                cell: (row: OwnListing) => (
                  <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
                    <input
                      type="checkbox"
                      name="ticked"
                      value={row.id}
                      className="size-4 pointer-coarse:size-5"
                    />
                    <span className="sr-only">{t("tickNamed", { title: titleOf(row) })}</span>
                  </label>
                ),
              },
            ]
          : []),
        {
          key: "title",
          header: t("goods"),
          naming: true,
          cell: (row) => (
            <span className="flex items-center gap-3">
              <span className="w-10 shrink-0">
                <Picture
                  pictureId={row.pictureId}
                  sizes="2.5rem"
                  drawing={row.drawing}
                  colour={row.colours[0] ?? "sand"}
                  alt=""
                  className="rounded-sm"
                />
              </span>
              <Link
                prefetch={false}
                href={`${path}/${row.id}`}
                className="min-w-0 hover:text-accent hover:underline"
              >
                {titleOf(row)}
              </Link>
            </span>
          ),
        },
        {
          key: "state",
          header: t("stateHead"),
          cell: (row) => <Badge tone={tones[row.state]}>{t(`state.${row.state}`)}</Badge>,
        },
        // The cast: the database keeps only categories that the verb's schema knows.
        { key: "category", header: t("category"), cell: (row) => category(row.category as "tops") },
        {
          key: "price",
          header: t("price"),
          align: "end",
          cell: (row) => (
            <span className="whitespace-nowrap">
              <Money fen={row.leastFen} />
              {row.mostFen !== row.leastFen && (
                <>
                  {" – "}
                  <Money fen={row.mostFen} />
                </>
              )}
            </span>
          ),
        },
        {
          key: "stock",
          header: t("stock"),
          align: "end",
          cell: (row) => (
            <span>
              {row.stock}
              {row.soldOut > 0 && (
                <span className="block text-danger text-xs">{t("soldOut", { count: row.soldOut })}</span>
              )}
            </span>
          ),
        },
        {
          key: "date",
          header: t("date"),
          cell: (row) => <RelativeTime date={row.publishedAt} now={now} />,
        },
      ]}
    />
  );
}
