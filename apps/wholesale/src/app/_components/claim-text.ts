import { shopLevel } from "@hutong/kernel/shop-level";
import type { ClaimValues, Figure, RatingAgainstTrade } from "@hutong/reputation";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";

const levelKeys = {
  heart: "heart",
  diamond: "diamond",
  crown: "crown",
  "golden-crown": "goldenCrown",
} as const;

type ClaimText = (figure: Figure) => string;

interface Words {
  readonly t: ReturnType<typeof useTranslations<"passport.value">>;
  readonly level: ReturnType<typeof useTranslations<"ui.level">>;
  readonly category: ReturnType<typeof useTranslations<"category">>;
  readonly format: ReturnType<typeof useFormatter>;
  readonly locale: string;
}

/** A figure in words, for tables, files and screen readers. A turnover is a band, never a sum. */
export function useClaimText(): ClaimText {
  return claimText({
    t: useTranslations("passport.value"),
    level: useTranslations("ui.level"),
    category: useTranslations("category"),
    format: useFormatter(),
    locale: useLocale(),
  });
}

/** The same for route handlers. */
export async function loadClaimText(): Promise<ClaimText> {
  const [t, level, category, format, locale] = await Promise.all([
    getTranslations("passport.value"),
    getTranslations("ui.level"),
    getTranslations("category"),
    getFormatter(),
    getLocale(),
  ]);
  return claimText({ t, level, category, format, locale });
}

function claimText({ t, level, category, format, locale }: Words): ClaimText {
  const separator = locale === "en" ? ", " : "、";
  const rate = (bp: number) => format.number(bp / 10_000, { style: "percent", minimumFractionDigits: 2 });
  const rating = ({ averageMilli, tradeAverageMilli: trade }: RatingAgainstTrade) =>
    t("rating", {
      own: format.number(averageMilli / 1_000, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
      against:
        trade === null ? "none" : averageMilli > trade ? "above" : averageMilli < trade ? "below" : "same",
    });
  const say: { [Name in keyof ClaimValues]: (value: ClaimValues[Name]) => string } = {
    level: ({ points }) => {
      const found = shopLevel(points);
      return found ? level(levelKeys[found.kind], { count: found.count }) : level("none");
    },
    positive_rate: ({ rateBp }) => rate(rateBp),
    detailed_ratings: ({ description, service, delivery }) =>
      t("ratings", {
        description: rating(description),
        service: rating(service),
        delivery: rating(delivery),
      }),
    dispute_rate: ({ rateBp }) => rate(rateBp),
    refund_rate: ({ rateBp }) => rate(rateBp),
    turnover_band: ({ band, trend }) =>
      trend
        ? `${t("band", { band: String(band) })}${separator}${t("trend", { trend })}`
        : t("band", { band: String(band) }),
    repeat_band: ({ band }) => t("repeat", { band: String(band) }),
    main_categories: ({ categories }) =>
      // The cast: facts carry the catalog's keys, and one that is no longer known stays as it is.
      categories
        .map((key) => (category.has(key as "fabric") ? category(key as "fabric") : key))
        .join(separator),
    region: ({ region }) => region,
    opened_since: ({ openedOn }) =>
      t("since", { date: format.dateTime(new Date(openedOn), { year: "numeric", month: "long" }) }),
    stability: ({ activeMonths }) => t("months", { count: activeMonths }),
    integrity: ({ points }) => t("points", { count: points }),
  };
  // The cast: a figure's value is of its claim, which its type does not say of a union.
  return ({ claim, value }) => (say[claim] as (of: typeof value) => string)(value);
}
