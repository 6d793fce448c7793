import { attributesOf, attributeText, type ListingSight } from "@hutong/catalog";
import { DefinitionList, Section } from "@hutong/ui";
import { useLocale, useTranslations } from "next-intl";

/** What the goods are of their kind: material, season, cut. Nothing where nothing was said. */
export function GoodsDetails({ listing }: { listing: Pick<ListingSight, "category" | "attributes"> }) {
  const t = useTranslations("goods");
  const language = useLocale() === "en" ? "en" : "zh";
  const items = attributesOf(listing.category).flatMap(({ key, rule }) => {
    const value = listing.attributes[key];
    return value === undefined
      ? []
      : [{ term: rule.words[language], value: attributeText(rule, value, language) }];
  });
  if (items.length === 0) return null;
  return (
    <Section title={t("attributes")}>
      <DefinitionList items={items} />
    </Section>
  );
}
