import {
  type ClaimName,
  type ClaimValues,
  type Figure,
  repeatBandsBp,
  turnoverBandsFen,
} from "@hutong/reputation";
import { levelName } from "@hutong/ui";
import type { createTranslator } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type zh from "../messages/zh-CN.json";

type Words = ReturnType<typeof createTranslator<typeof zh, "claim">>;

/** A claim's value with its name: what is said of a shop. */
export type SaidClaim = { [Name in ClaimName]: { claim: Name; value: ClaimValues[Name] } }[ClaimName];

type LevelWords = Parameters<typeof levelName>[1];

interface Reader {
  /** The words of the namespace `claim`. */
  readonly t: Words;
  /** Those of `ui.level`. */
  readonly level: LevelWords;
  readonly locale: string;
  readonly now: Date;
}

/** What a claim says, in the reader's words: for every place that shows one. A level is also drawn (`ClaimValue`). */
export function claimWords(said: SaidClaim, { t, level, locale, now }: Reader): string {
  const percent = (basisPoints: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(
      basisPoints / 10_000,
    );
  switch (said.claim) {
    case "level":
      return `${levelName(said.value.points, level)} · ${new Intl.NumberFormat(locale).format(said.value.points)}`;
    case "positive_rate":
    case "dispute_rate":
    case "refund_rate":
      return percent(said.value.rateBp);
    case "detailed_ratings":
      return ratingWords(said.value, t);
    case "turnover_band":
      return turnoverWords(said.value, t, locale);
    case "repeat_band":
      return bandWords(repeatBandsBp.map(percent), said.value.band, t);
    case "main_categories":
      return said.value.categories.map((key) => categoryWord(key, t)).join(t("separator"));
    case "region":
      return said.value.region;
    case "opened_since":
      return openedWords(new Date(said.value.openedOn), t, { locale, now });
    case "stability":
      return t("stability", { months: said.value.activeMonths });
    case "integrity":
      return t("integrity", { points: said.value.points });
  }
}

/** The words of claims for server code outside of a page: files, actions. */
export async function loadClaimWords(now: Date): Promise<(figure: Figure) => string> {
  const [t, level, locale] = await Promise.all([
    getTranslations("claim"),
    getTranslations("ui.level"),
    getLocale(),
  ]);
  // The cast: a figure's value belongs to its claim.
  return ({ claim, value }) => claimWords({ claim, value } as SaidClaim, { t, level, locale, now });
}

/** The name of a category of the shops, or its key where this version does not know it. */
export function categoryWord(key: string, t: Words): string {
  const name = `category.${key}`;
  // The cast: `has` has just said so.
  return t.has(name as "category.tops") ? t(name as "category.tops") : key;
}

/** The bands of a year's turnover in words, lowest first: for filters and rules. */
export function turnoverBandWords(t: Words, locale: string): string[] {
  const yuan = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
  const leasts = turnoverBandsFen.map((fen) => `¥${yuan.format(Number(fen / 100n))}`);
  return leasts.map((_, band) => bandWords(leasts, band, t));
}

/** The bands of returning buyers in words, lowest first. */
export function repeatBandWords(t: Words, locale: string): string[] {
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  const leasts = repeatBandsBp.map((basisPoints) => percent.format(basisPoints / 10_000));
  return leasts.map((_, band) => bandWords(leasts, band, t));
}

function turnoverWords({ band, trend }: ClaimValues["turnover_band"], t: Words, locale: string): string {
  const words = turnoverBandWords(t, locale)[band] ?? "";
  return trend ? `${words} · ${t(`trend.${trend}`)}` : words;
}

function bandWords(leasts: readonly string[], band: number, t: Words): string {
  const [least = "", most] = [leasts[band], leasts[band + 1]];
  if (most === undefined) return t("from", { least });
  return band === 0 ? t("below", { most }) : t("between", { least, most });
}

function ratingWords(value: ClaimValues["detailed_ratings"], t: Words): string {
  return (["description", "service", "delivery"] as const)
    .map((aspect) => {
      const { averageMilli, tradeAverageMilli } = value[aspect];
      const said = { name: t(`rating.${aspect}`), own: points(averageMilli) };
      return tradeAverageMilli === null
        ? t("ratingAlone", said)
        : t("ratingAgainst", { ...said, trade: points(tradeAverageMilli) });
    })
    .join(" · ");
}

/** 4876 is "4.88", as shops show it. */
function points(milli: number): string {
  return (milli / 1_000).toFixed(2);
}

function openedWords(opened: Date, t: Words, { locale, now }: Omit<Reader, "t" | "level">): string {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "Asia/Shanghai" }).format(
    opened,
  );
  const anniversary = new Date(opened);
  anniversary.setUTCFullYear(now.getUTCFullYear());
  const years = now.getUTCFullYear() - opened.getUTCFullYear() - (anniversary > now ? 1 : 0);
  return t("opened", { date, years: Math.max(0, years) });
}
