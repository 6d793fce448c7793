import { attributeRules } from "@hutong/catalog";
import { priceBandsFen } from "@hutong/catalog/finding";
import { useLocale, useTranslations } from "next-intl";
import { colourName } from "../../_components/words.ts";
import type { ChoiceGroup } from "../addresses.ts";

/** What choices are called in the language of the page. */
export function useChoiceNames() {
  const locale = useLocale();
  const language = locale === "en" ? "en" : "zh";
  const t = useTranslations("search");
  const category = useTranslations("category");
  return {
    /** Of what cannot be one any more its key. */
    choice(group: ChoiceGroup, key: string): string {
      if (group === "category") return category.has(key) ? category(key) : key;
      if (group === "colour") return colourName(locale, key);
      if (group === "kind") return t.has(`kind.${key}`) ? t(`kind.${key}`) : key;
      if (group !== "attribute") return key;
      const [attribute = "", value = ""] = key.split("=");
      const rule = Object.hasOwn(attributeRules, attribute) ? attributeRules[attribute] : undefined;
      const words =
        rule?.kind === "choice" && Object.hasOwn(rule.choices, value) ? rule.choices[value] : undefined;
      return words?.[language] ?? value;
    },
    attribute(key: string): string {
      return (Object.hasOwn(attributeRules, key) ? attributeRules[key]?.words[language] : undefined) ?? key;
    },
    /** A range in yuan: 100–200, 2000 and more. */
    range(from: string, to: string): string {
      if (from && to) return t("priceFromTo", { from, to });
      return from ? t("priceFrom", { from }) : t("priceTo", { to });
    },
  };
}

/** From where to where a band goes, in yuan as typed. */
export function bandRange(key: string): { readonly from: string; readonly to: string } {
  const band = Number(key);
  const yuan = (fen: bigint | undefined) => (fen ? String(fen / 100n) : "");
  const end = priceBandsFen[band + 1];
  // A band ends a fen before the next begins.
  return { from: yuan(priceBandsFen[band]), to: end ? `${(end - 1n) / 100n}.${(end - 1n) % 100n}` : "" };
}
