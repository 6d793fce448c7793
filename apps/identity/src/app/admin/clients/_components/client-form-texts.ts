import { clientAuthMethods, lifetimeBounds } from "@hutong/identity/clients";
import { getTranslations } from "next-intl/server";
import { lifetimes, lifetimeUnits } from "../posted-settings.ts";

/** Everything the form of a client says: it runs in the browser, where no message is. */
export async function clientFormTexts() {
  const t = await getTranslations("admin.clients.form");
  return {
    name: { label: t("name"), hint: t("nameHint") },
    redirectUris: { label: t("redirectUris"), hint: t("redirectUrisHint") },
    postLogoutRedirectUris: { label: t("postLogoutRedirectUris"), hint: t("postLogoutRedirectUrisHint") },
    backchannelLogoutUri: { label: t("backchannelLogoutUri"), hint: t("backchannelLogoutUriHint") },
    authMethod: { label: t("authMethod"), hint: t("authMethodHint") },
    authMethods: clientAuthMethods.map((value) => ({ value, label: t(`method.${value}`) })),
    requireConsent: { label: t("requireConsent"), hint: t("requireConsentHint") },
    shopCredentials: { label: t("shopCredentials"), hint: t("shopCredentialsHint") },
    shopApi: { label: t("shopApi"), hint: t("shopApiHint") },
    idTokenAlg: { label: t("idTokenAlg"), hint: t("idTokenAlgHint") },
    lifetimes: t("lifetimes"),
    lifetimeFields: lifetimes.map((name) => {
      const { unit, seconds } = lifetimeUnits[name];
      const { min, max, usual } = lifetimeBounds[name];
      const count = (value: number) => String(Math.round((value / seconds) * 10_000) / 10_000);
      return {
        name,
        seconds,
        usual: count(usual),
        label: t(`lifetime.${name}`),
        hint: t(`unit.${unit}`, { min: count(min), max: count(max) }),
      };
    }),
  };
}

export type ClientFormTexts = Awaited<ReturnType<typeof clientFormTexts>>;
