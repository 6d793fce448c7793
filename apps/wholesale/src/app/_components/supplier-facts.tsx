import type { ShopSummary } from "@hutong/catalog";
import { LevelIcon } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";

type SupplierFactsProps = { supplier: ShopSummary; openedAt?: Date | undefined };

/** What the platform says of a supplier, in one line. */
export function SupplierFacts({ supplier, openedAt }: SupplierFactsProps) {
  const t = useTranslations("supplier");
  const format = useFormatter();
  const { ratingPoints, positiveRateBp, region } = supplier;
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-0.5 text-ink-3 text-sm">
      {ratingPoints !== null && <LevelIcon points={ratingPoints} size={14} />}
      {positiveRateBp !== null && (
        <span className="num">
          {t("positiveRate")}{" "}
          {format.number(positiveRateBp / 10_000, { style: "percent", minimumFractionDigits: 2 })}
        </span>
      )}
      {region && <span lang="zh-CN">{region}</span>}
      {openedAt && (
        <span>
          {t("since")} {format.dateTime(openedAt, { year: "numeric", month: "long" })}
        </span>
      )}
    </span>
  );
}
