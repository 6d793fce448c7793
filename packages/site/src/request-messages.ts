import uiEn from "@hutong/ui/messages/en.json" with { type: "json" };
import uiZh from "@hutong/ui/messages/zh-CN.json" with { type: "json" };
import type { AbstractIntlMessages } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import siteEn from "../messages/en.json" with { type: "json" };
import siteZh from "../messages/zh-CN.json" with { type: "json" };
import { readLocale } from "./locale.ts";

type Catalogue = AbstractIntlMessages;

/** Refusals are said in words that all sites share, and in those of the site whose form was refused. */
function refusalTexts(shared: Catalogue, own: Catalogue): Catalogue {
  const [all, more] = [shared.refusal, own.refusal].map((one) => (one ?? {}) as Record<string, Catalogue>);
  return { ...all, ...more, field: { ...all?.field, ...more?.field } };
}

/** next-intl's configuration of a site: its own messages, those all sites share, and those of packages/ui. */
export function siteMessages(own: { "zh-CN": Catalogue; en: Catalogue }) {
  return getRequestConfig(async () => {
    const locale = await readLocale();
    const shared = locale === "en" ? { ...uiEn, ...siteEn } : { ...uiZh, ...siteZh };
    const refusal = refusalTexts(shared, own[locale]);
    return { locale, messages: { ...shared, ...own[locale], refusal }, timeZone: "Asia/Shanghai" };
  });
}
