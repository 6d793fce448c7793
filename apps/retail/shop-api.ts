import { makeGateways } from "@hutong/orders";
import { type ApiLocale, createShopApi, makeDocument, type ShopApi } from "@hutong/shop-api";
import { fieldTexts, localeOfHeaders, type SetUp } from "@hutong/site/server";
import en from "./messages/en.json" with { type: "json" };
import zh from "./messages/zh-CN.json" with { type: "json" };

/** The API for systems of shops, with the settings of this process. @throws Error where a secret is missing */
export function shopApi({ env, log, database }: SetUp): ShopApi {
  const { origin, origins, webhookSecret } = env;
  if (!webhookSecret) throw new Error("The shops need HUTONG_WEBHOOK_SECRET. See docs/operating.md.");
  const documents = new Map<ApiLocale, string>();
  const documentIn = (locale: ApiLocale) => {
    const made =
      documents.get(locale) ?? JSON.stringify(makeDocument({ origin, issuer: origins.identity, locale }));
    documents.set(locale, made);
    return made;
  };
  return createShopApi({
    database,
    origin,
    issuer: origins.identity,
    webhookSecret,
    gateways: makeGateways(env),
    // No cookie counts here: the language is what the call itself asks for.
    localeOf: ({ headers }) => localeOfHeaders({ "accept-language": headers["accept-language"] ?? "en" }),
    fieldText: fieldTexts({ en, "zh-CN": zh }),
    onError: (error, requestId) => log.error({ requestId, err: error }, "shop api"),
    document: documentIn,
  });
}
