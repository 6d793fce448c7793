import { retailCategories } from "@hutong/catalog";
import { levelLeastPoints } from "@hutong/kernel/shop-level";
import { categoryWord, repeatBandWords, turnoverBandWords } from "@hutong/site";
import { type Choice, levelName } from "@hutong/ui";
import { getLocale, getTranslations } from "next-intl/server";
import type { RuleFormTexts } from "./rule-form.tsx";

interface RuleFormParts {
  readonly levels: readonly Choice[];
  readonly turnoverBands: readonly Choice[];
  readonly repeatBands: readonly Choice[];
  readonly categories: readonly Choice[];
  readonly texts: RuleFormTexts;
}

const textNames = [
  "name",
  "nameHint",
  "whom",
  "whomHint",
  "any",
  "what",
  "whatHint",
  "level",
  "positive_rate",
  "dispute_rate",
  "refund_rate",
  "turnover_band",
  "repeat_band",
  "opened_since",
  "years",
  "stability",
  "months",
  "integrity",
  "points",
  "region",
  "regionHint",
  "main_categories",
  "priceList",
  "priceListHint",
  "moqPieces",
  "pieces",
  "termsDays",
  "days",
  "hasPriority",
  "isEnabled",
  "submit",
] as const;

/** Words and choices of the form of a rule, which its client part cannot look up. */
export async function ruleFormParts(): Promise<RuleFormParts> {
  const [t, claim, level, locale] = await Promise.all([
    getTranslations("service.form"),
    getTranslations("claim"),
    getTranslations("ui.level"),
    getLocale(),
  ]);
  // The lowest band is every shop's: it is no condition.
  const bands = (words: readonly string[]) =>
    words.map((label, band) => ({ value: String(band), label })).slice(1);
  return {
    levels: levelLeastPoints.map((points) => ({ value: String(points), label: levelName(points, level) })),
    turnoverBands: bands(turnoverBandWords(claim, locale)),
    repeatBands: bands(repeatBandWords(claim, locale)),
    categories: retailCategories.map((key) => ({ value: key, label: categoryWord(key, claim) })),
    // Every name has its text, and the texts of the form are these.
    texts: Object.fromEntries(textNames.map((name) => [name, t(name)])) as RuleFormTexts,
  };
}
