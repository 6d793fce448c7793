import type { ClientView } from "@hutong/identity/clients";
import { DefinitionList } from "@hutong/ui";
import { useTranslations } from "next-intl";
import { lifetimes, lifetimeUnits } from "../posted-settings.ts";

/** What is said of a client, for those who may read it. */
export function ClientFacts({ client }: { client: ClientView }) {
  const t = useTranslations("admin.clients.form");
  const none = <span className="text-ink-3">{t("none")}</span>;
  const lines = (uris: readonly string[]) =>
    uris.length === 0 ? (
      none
    ) : (
      <ul className="grid gap-1 font-mono text-sm">
        {uris.map((uri) => (
          <li key={uri} className="break-all">
            {uri}
          </li>
        ))}
      </ul>
    );
  return (
    <DefinitionList
      items={[
        { term: t("redirectUris"), value: lines(client.redirectUris) },
        { term: t("postLogoutRedirectUris"), value: lines(client.postLogoutRedirectUris) },
        {
          term: t("backchannelLogoutUri"),
          value: lines(client.backchannelLogoutUri ? [client.backchannelLogoutUri] : []),
        },
        { term: t("authMethod"), value: t(`method.${client.authMethod}`) },
        { term: t("idTokenAlg"), value: client.idTokenAlg },
        { term: t("consent"), value: t(client.requireConsent ? "consentAsked" : "consentNotAsked") },
        {
          term: t("shopCredentialsShort"),
          value: t(client.shopCredentials ? "shopCredentialsYes" : "shopCredentialsNo"),
        },
        { term: t("shopApiShort"), value: t(client.shopApi ? "shopApiYes" : "shopApiNo") },
        ...lifetimes.map((name) => {
          const { unit, seconds } = lifetimeUnits[name];
          return {
            term: t(`lifetime.${name}`),
            value: t(`count.${unit}`, { count: client[name] / seconds }),
          };
        }),
      ]}
    />
  );
}
