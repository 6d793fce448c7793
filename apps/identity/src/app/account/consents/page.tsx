import { shopApiScopes } from "@hutong/identity";
import { site } from "@hutong/site";
import { ButtonLink, Card, EmptyState, Notice, RelativeTime, Section, SubmitButton } from "@hutong/ui";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AccountPage } from "../_components/account-page.tsx";
import { SharedClaims } from "./_components/shared-claims.tsx";
import { withdraw } from "./actions.ts";
import { loadMyConsents } from "./loaders.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account.consents"))("title") };
}

const scopes = ["profile", "email", "site_accounts", "offline_access", ...shopApiScopes] as const;

export default async function MyConsentsPage({ searchParams }: PageProps<"/account/consents">) {
  const [{ consents, looks, now }, { withdrawn, kept }] = await Promise.all([loadMyConsents(), searchParams]);
  const [t, scopeText, locale] = await Promise.all([
    getTranslations("account.consents"),
    getTranslations("consent.scope"),
    getLocale(),
  ]);
  return (
    <AccountPage place="consents">
      {withdrawn !== undefined && <Notice tone="success">{t("withdrawn")}</Notice>}
      {kept !== undefined && <Notice tone="success">{t("kept")}</Notice>}
      <Section title={t("given")}>
        {consents.length === 0 ? (
          <Card flush>
            <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
          </Card>
        ) : (
          consents.map((consent) => (
            <Card key={consent.id} title={consent.clientName}>
              <ul className="list-disc pl-5">
                <li>{t("identifier")}</li>
                {scopes
                  .filter((scope) => consent.scopes.includes(scope))
                  .map((scope) => (
                    <li key={scope}>{scopeText(scope)}</li>
                  ))}
              </ul>
              {consent.shop && shopApiScopes.some((scope) => consent.scopes.includes(scope)) && (
                <p className="mt-2 text-ink-2 text-sm">{t("ofShop", { shop: consent.shop.name })}</p>
              )}
              {consent.claims.length > 0 && (
                <SharedClaims consent={consent} looks={looks.get(consent.clientId)} now={now} />
              )}
              <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
                <p className="text-ink-2 text-sm">
                  {t("since")} <RelativeTime date={consent.grantedAt} now={now} locale={locale} />
                </p>
                <form action={withdraw}>
                  <input type="hidden" name="id" value={consent.id} />
                  <SubmitButton
                    variant="danger"
                    aria-label={t("withdrawNamed", { site: consent.clientName })}
                  >
                    {t("withdraw")}
                  </SubmitButton>
                </form>
              </div>
            </Card>
          ))
        )}
      </Section>
      <Section
        title={t("passport")}
        lead={t("passportText")}
        actions={
          <ButtonLink href={`${site().env.origins.wholesale}/login?next=/passport`} plain>
            {t("passportLink")}
          </ButtonLink>
        }
      >
        {null}
      </Section>
    </AccountPage>
  );
}
