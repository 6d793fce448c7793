import siteEn from "../messages/en.json" with { type: "json" };
import siteZh from "../messages/zh-CN.json" with { type: "json" };
import type { Locale } from "./preference-values.ts";

interface Catalogue {
  readonly refusal?: { readonly field?: Readonly<Record<string, unknown>> };
}

/**
 * Texts of what was wrong with a field, for answers that no page gives: those that all sites share, and a site's own.
 * @returns of a key that has none, the text for what is not right
 */
export function fieldTexts(
  own: Readonly<Record<Locale, Catalogue>>,
): (locale: Locale, key: string) => string {
  const texts = (shared: Catalogue, more: Catalogue) => ({
    ...shared.refusal?.field,
    ...more.refusal?.field,
  });
  const all = { en: texts(siteEn, own.en), "zh-CN": texts(siteZh, own["zh-CN"]) };
  return (locale, key) => {
    const text = all[locale][key];
    // One that waits for values is not said without them.
    if (typeof text === "string" && !text.includes("{")) return text;
    return String(all[locale].invalid);
  };
}
