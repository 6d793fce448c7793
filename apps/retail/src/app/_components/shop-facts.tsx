import type { ShopSummary } from "@hutong/catalog";
import { Badge, LevelIcon } from "@hutong/ui";
import { useFormatter, useTranslations } from "next-intl";

/** What the platform says of a shop, in one line: level, positive rate, region. */
export function ShopFacts({ shop }: { shop: ShopSummary }) {
  const t = useTranslations("shop");
  const format = useFormatter();
  return (
    <p className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-ink-3 text-xs">
      {shop.kind === "flagship" && <Badge tone="danger">{t("flagship")}</Badge>}
      {shop.ratingPoints !== null && <LevelIcon points={shop.ratingPoints} size={14} />}
      {shop.positiveRateBp !== null && (
        <span className="num">{t("positiveRate", { rate: rateText(format, shop.positiveRateBp) })}</span>
      )}
      {shop.region && <span lang="zh-CN">{shop.region}</span>}
    </p>
  );
}

/** Basis points as per cent with two places, as the trade writes them: 98.90%. */
function rateText(format: ReturnType<typeof useFormatter>, basisPoints: number): string {
  return format.number(basisPoints / 10_000, { style: "percent", minimumFractionDigits: 2 });
}
