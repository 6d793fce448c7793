import { attributesOf, retailCategories } from "@hutong/catalog";
import { inLanguage } from "../../../_components/words.ts";
import type { AttributeAsk } from "./_components/attribute-fields.tsx";
import { attributeField } from "./posted-attributes.ts";

/** What the form of each category asks for, in the language of the page. */
export function attributeAsks(locale: string): Readonly<Record<string, readonly AttributeAsk[]>> {
  return Object.fromEntries(retailCategories.map((category) => [category, asksOf(category, locale)]));
}

function asksOf(category: string, locale: string): AttributeAsk[] {
  return attributesOf(category).map(({ key, rule, isRequired }) => {
    const isSeveral = rule.kind === "choice" && rule.most > 1;
    return {
      name: attributeField(key),
      label: inLanguage(locale, rule.words.zh, rule.words.en),
      kind: rule.kind === "choice" ? (isSeveral ? "several" : "one") : rule.kind,
      isRequired,
      choices:
        rule.kind === "choice"
          ? Object.entries(rule.choices).map(([choice, words]) => ({
              value: isSeveral ? attributeField(key, choice) : choice,
              label: inLanguage(locale, words.zh, words.en),
            }))
          : [],
      unit: rule.kind === "number" ? inLanguage(locale, rule.unit.zh, rule.unit.en) : "",
      most: rule.kind === "number" ? rule.max : rule.most,
    };
  });
}
