import type { ShopRating } from "@hutong/reputation";
import { useFormatter, useTranslations } from "next-intl";
import { aspects } from "../../../reviews/aspects.ts";

/** The detailed ratings of a shop (店铺动态评分), each against its trade; nothing where nobody rated it in half a year. */
export function ShopRatings({ rating }: { rating: ShopRating }) {
  const t = useTranslations("reviews");
  const format = useFormatter();
  const detailed = rating.detailed_ratings;
  if (!detailed) return null;
  const points = (milli: number) =>
    format.number(milli / 1_000, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <section
      aria-label={t("ratings")}
      className="flex flex-wrap items-baseline gap-x-8 gap-y-2 rounded-md border border-line bg-surface px-4 py-3"
    >
      <h2 className="text-sm">{t("ratings")}</h2>
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {aspects.map((aspect) => {
          const { averageMilli, tradeAverageMilli } = detailed[aspect];
          const percent = tradeAverageMilli ? averageMilli / tradeAverageMilli - 1 : 0;
          const against = Math.abs(percent) < 0.0005 ? "same" : percent > 0 ? "above" : "below";
          return (
            <div key={aspect} className="flex items-baseline gap-2">
              <dt className="text-ink-2 text-sm">{t(`aspect.${aspect}`)}</dt>
              <dd className="num font-medium">{points(averageMilli)}</dd>
              {tradeAverageMilli !== null && (
                <dd className="num text-ink-3 text-xs">
                  {t(`trade.${against}`, {
                    diff: format.number(Math.abs(percent), { style: "percent", maximumFractionDigits: 1 }),
                  })}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
      <p className="num text-ink-3 text-xs">{t("rated", { count: rating.detailedFacts })}</p>
    </section>
  );
}
