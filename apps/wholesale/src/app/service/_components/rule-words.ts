import type { Condition, ServiceTerms } from "@hutong/pricing";
import { categoryWord, repeatBandWords, turnoverBandWords } from "@hutong/site";
import { levelName } from "@hutong/ui";
import { getLocale, getTranslations } from "next-intl/server";
import { percentText } from "../posted-rule.ts";

export interface RuleWords {
  readonly condition: (condition: Condition) => string;
  /** What a rule gives, each thing by itself. */
  readonly terms: (terms: ServiceTerms) => string[];
}

/** The words in which rules are told, to their supplier and to the buyers whom they are about. */
export async function ruleWords(): Promise<RuleWords> {
  const [t, claim, level, locale] = await Promise.all([
    getTranslations("service"),
    getTranslations("claim"),
    getTranslations("ui.level"),
    getLocale(),
  ]);
  const bands = {
    turnover_band: turnoverBandWords(claim, locale),
    repeat_band: repeatBandWords(claim, locale),
  };
  const condition = (one: Condition): string => {
    if ("values" in one) {
      const names = one.claim === "region" ? one.values : one.values.map((key) => categoryWord(key, claim));
      return t(`condition.${one.claim}`, { value: names.join(claim("separator")) });
    }
    switch (one.claim) {
      case "level":
        return t("condition.level", { level: levelName(one.value, level) });
      case "positive_rate":
      case "dispute_rate":
      case "refund_rate":
        return t(`condition.${one.claim}`, { value: `${percentText(one.value)}%` });
      case "turnover_band":
      case "repeat_band":
        return t(`condition.${one.claim}`, { value: bands[one.claim][one.value] ?? "" });
      default:
        return t(`condition.${one.claim}`, { value: one.value });
    }
  };
  const terms = ({ priceList, moqPieces, termsDays, hasPriority }: ServiceTerms): string[] => [
    ...(priceList === null ? [] : [t("term.priceList", { value: priceList })]),
    ...(moqPieces === null ? [] : [t("term.moqPieces", { value: moqPieces })]),
    ...(termsDays === null ? [] : [t("term.termsDays", { value: termsDays })]),
    ...(hasPriority ? [t("term.hasPriority")] : []),
  ];
  return { condition, terms };
}
