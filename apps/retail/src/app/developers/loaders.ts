import type { ApiLocale, Said } from "@hutong/shop-api";
import { site } from "@hutong/site";
import { getLocale } from "next-intl/server";

/** What the page of the API says of this house, and in which language. Asks nothing of anybody. */
export async function loadDevelopers() {
  const { origin, origins } = site().env;
  const locale: ApiLocale = (await getLocale()) === "en" ? "en" : "zh-CN";
  const said = (text: Said) => text[locale === "en" ? "en" : "zh"];
  return { origin, issuer: origins.identity, locale, said };
}
